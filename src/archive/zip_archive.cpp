#include "archive/zip_archive.hpp"

#include <zip.h>

#include <algorithm>
#include <array>

namespace earbound {
namespace {

template <class Owner>
zip_t* handle(const Owner& archive) {
  return static_cast<zip_t*>(archive.get());
}

ArchiveEntry entry_at(zip_t* archive, std::uint64_t index) {
  ArchiveEntry entry;
  entry.index = index;
  zip_stat_t stated;
  zip_stat_init(&stated);
  if (zip_stat_index(archive, index, ZIP_FL_ENC_RAW, &stated) != 0) return entry;
  if ((stated.valid & ZIP_STAT_NAME) != 0 && stated.name != nullptr) entry.name = stated.name;
  if ((stated.valid & ZIP_STAT_SIZE) != 0) entry.size = stated.size;
  if ((stated.valid & ZIP_STAT_COMP_SIZE) != 0) entry.packed_size = stated.comp_size;
  if ((stated.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0) entry.encrypted = stated.encryption_method != ZIP_EM_NONE;
  return entry;
}

}  // namespace

void ZipArchive::Closer::operator()(void* archive) const { zip_discard(static_cast<zip_t*>(archive)); }

std::optional<ZipArchive> ZipArchive::open(std::span<const std::uint8_t> bytes, Strictness strictness) {
  if (bytes.empty()) return std::nullopt;  // which libzip takes for an archive of nothing
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  if (source == nullptr) return std::nullopt;
  const int flags = ZIP_RDONLY | (strictness == Strictness::consistent ? ZIP_CHECKCONS : 0);
  ZipArchive opened;
  opened.archive_.reset(zip_open_from_source(source, flags, nullptr));
  if (!opened.archive_) {
    zip_source_free(source);  // the archive owns it only when it is open
    return std::nullopt;
  }
  const zip_int64_t count = zip_get_num_entries(handle(opened.archive_), 0);
  opened.entries_.reserve(static_cast<std::size_t>(count));
  for (std::uint64_t index = 0; index < static_cast<std::uint64_t>(count); ++index)
    opened.entries_.push_back(entry_at(handle(opened.archive_), index));
  return opened;
}

ZipArchive::Outcome ZipArchive::read(const ArchiveEntry& entry,
                                     const std::function<bool(std::string_view)>& take) const {
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen_index(handle(archive_), entry.index, 0),
                                                               zip_fclose);
  if (!file) return Outcome::damaged;
  std::array<char, 65536> buffer;
  for (;;) {
    const zip_int64_t length = zip_fread(file.get(), buffer.data(), buffer.size());
    if (length < 0) return Outcome::damaged;
    if (length == 0) return Outcome::whole;
    if (!take({buffer.data(), static_cast<std::size_t>(length)})) return Outcome::stopped;
  }
}

bool leads_out_of_archive(std::string_view name) {
  if (name.empty() || name.starts_with('/') || name.find('\\') != std::string_view::npos) return true;
  if (name.size() > 1 && name[1] == ':') return true;  // a drive
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    if (name.substr(at, end - at) == "..") return true;
    at = end + 1;
  }
  return false;
}

}  // namespace earbound

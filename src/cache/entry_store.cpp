#include "cache/entry_store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "base/error.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

/// Stands at the beginning of every entry; the check covers the sizes of nothing but the payload that follows.
struct Header {
  char magic[8];
  std::uint64_t size;
  Hash check;
};
constexpr char magic[8] = {'e', 'a', 'r', 'b', 'n', 'd', '0', '1'};

struct StoredFile {
  std::string path;
  std::uint64_t bytes = 0;
  timespec used{};
};

bool is_temporary(const fs::path& path) { return path.filename().string().find('.') != std::string::npos; }

bool is_hex(std::string_view text) { return text.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

/// Whether a path has the form KIND/XX/XXXX..., with .XXXXXX when it is temporary. A person may name any directory as
/// the cache: what is not ours is none of our business.
bool is_ours(const fs::path& path) {
  const std::string name = path.filename().string(), parent = path.parent_path().filename().string();
  const std::string_view key = std::string_view(name).substr(0, name.find('.'));
  return parent.size() == 2 && is_hex(parent) && key.size() == 30 && is_hex(key) &&
         (name.size() == 30 || name.size() == 37);
}

std::vector<StoredFile> all_files(const std::string& directory) {
  std::vector<StoredFile> files;
  std::error_code failed;
  for (fs::recursive_directory_iterator at(directory, failed), end; !failed && at != end; at.increment(failed)) {
    struct stat status {};
    if (at.depth() != 2 || !is_ours(at->path()) || ::lstat(at->path().c_str(), &status) != 0 ||
        !S_ISREG(status.st_mode))
      continue;
    files.push_back({at->path().string(), static_cast<std::uint64_t>(status.st_size), status.st_mtim});
  }
  return files;
}

}  // namespace

EntryStore::EntryStore(std::string directory) : directory_(std::move(directory)) {
  std::error_code failed;
  fs::create_directories(directory_, failed);
  if (failed) {
    errno = failed.value();
    throw system_error("make the cache directory", directory_);
  }
}

std::string EntryStore::path(std::string_view kind, const Hash& key) const {
  const std::string name = key.hex();
  return fmt::format("{}/{}/{}/{}", directory_, kind, name.substr(0, 2), name.substr(2));
}

bool EntryStore::holds(std::string_view kind, const Hash& key) const {
  return ::utimensat(AT_FDCWD, path(kind, key).c_str(), nullptr, 0) == 0 || errno != ENOENT;
}

std::optional<Entry> EntryStore::find(std::string_view kind, const Hash& key) const {
  if (!holds(kind, key)) return std::nullopt;
  try {
    MappedFile mapped(path(kind, key));
    Header header{};
    const auto bytes = mapped.bytes();
    if (bytes.size() >= sizeof header) std::memcpy(&header, bytes.data(), sizeof header);
    if (std::memcmp(header.magic, magic, sizeof magic) == 0 && header.size == bytes.size() - sizeof header &&
        header.check == hash_bytes(bytes.subspan(sizeof header)))
      return Entry(std::move(mapped), sizeof header);
  } catch (const Error&) {
    return std::nullopt;  // taken away meanwhile
  }
  ++damaged_;
  remove(kind, key);
  return std::nullopt;
}

void EntryStore::put(std::string_view kind, const Hash& key,
                     std::span<const std::span<const std::uint8_t>> parts) const {
  const std::string file = path(kind, key);
  std::error_code failed;
  fs::create_directories(fs::path(file).parent_path(), failed);
  if (failed) {
    errno = failed.value();
    throw system_error("make a directory in the cache", directory_);
  }
  std::string temporary = file + ".XXXXXX";
  const Descriptor out(::mkostemp(temporary.data(), O_CLOEXEC));
  if (!out.valid()) throw system_error("write to the cache", directory_);
  try {
    Header header{};
    std::memcpy(header.magic, magic, sizeof magic);
    std::vector<std::uint8_t> joined;
    for (const auto part : parts) header.size += part.size();
    joined.reserve(header.size);
    for (const auto part : parts) joined.insert(joined.end(), part.begin(), part.end());
    header.check = hash_bytes(joined);
    write_all(out.get(), {reinterpret_cast<const std::uint8_t*>(&header), sizeof header}, directory_);
    write_all(out.get(), joined, directory_);
    if (::rename(temporary.c_str(), file.c_str()) != 0) throw system_error("write to the cache", directory_);
  } catch (Error& error) {
    ::unlink(temporary.c_str());
    error.within("cache " + directory_);  // a message may pass through a worker, which loses the place
    throw;
  } catch (...) {
    ::unlink(temporary.c_str());
    throw;
  }
}

void EntryStore::remove(std::string_view kind, const Hash& key) const noexcept {
  try {
    ::unlink(path(kind, key).c_str());
  } catch (...) {  // an entry that stays is found again, and harmless
  }
}

StoreUsage EntryStore::usage() const {
  StoreUsage usage;
  for (const StoredFile& file : all_files(directory_)) {
    ++usage.entries;
    usage.bytes += file.bytes;
  }
  return usage;
}

StoreUsage EntryStore::prune(std::uint64_t limit) const {
  std::vector<StoredFile> files = all_files(directory_);
  std::sort(files.begin(), files.end(), [](const StoredFile& a, const StoredFile& b) {
    if (a.used.tv_sec != b.used.tv_sec) return a.used.tv_sec < b.used.tv_sec;
    if (a.used.tv_nsec != b.used.tv_nsec) return a.used.tv_nsec < b.used.tv_nsec;
    return a.path < b.path;
  });
  std::uint64_t total = 0;
  for (const StoredFile& file : files) total += file.bytes;
  StoreUsage removed;
  const std::time_t now = std::time(nullptr);
  for (const StoredFile& file : files) {
    // What a killed build left half-written goes after an hour; a younger one may still be in the making.
    const bool abandoned = now - file.used.tv_sec > 3600;
    if (is_temporary(file.path) ? !abandoned : total <= limit) continue;
    if (::unlink(file.path.c_str()) != 0) continue;
    total -= file.bytes;
    ++removed.entries;
    removed.bytes += file.bytes;
  }
  return removed;
}

std::string default_cache_directory() {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  if (cache != nullptr && cache[0] == '/') return std::string(cache) + "/earbound";
  const char* home = std::getenv("HOME");
  if (home != nullptr && home[0] == '/') return std::string(home) + "/.cache/earbound";
  return (fs::temp_directory_path() / fmt::format("earbound-{}", ::getuid())).string();
}

}  // namespace earbound

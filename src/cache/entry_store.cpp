#include "cache/entry_store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <tuple>
#include <utility>

#include "base/directory.hpp"

namespace earbound {
namespace {

// An entry stands at KIND-LAYOUT/XX/XXXX..., with .XXXXXX behind while it is being written.
constexpr std::size_t shelf_digits = 2, name_digits = 30, suffix_length = 7;

std::string kind_directory(const EntryKind& kind) { return fmt::format("{}-{}", kind.name, kind.layout); }
std::string shelf_name(const Hash& key) { return key.hex().substr(0, shelf_digits); }
std::string entry_name(const Hash& key) { return key.hex().substr(shelf_digits); }

bool is_hex(std::string_view text) { return text.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

/// A person may name any directory as the cache: what is not ours is none of our business.
bool is_our_shelf(const std::string& name) { return name.size() == shelf_digits && is_hex(name); }
bool is_our_entry(const std::string& name) {
  const std::string_view key = std::string_view(name).substr(0, name.find('.'));
  return key.size() == name_digits && is_hex(key) &&
         (name.size() == name_digits || name.size() == name_digits + suffix_length);
}

/// `name` with a suffix that nobody foresees.
std::string unused_name(const std::string& name) {
  std::uint32_t bits = 0;
  if (::getrandom(&bits, sizeof bits, 0) < 0) throw system_error("get a random number from", "the system");
  return fmt::format("{}.{:06x}", name, bits & 0xffffffU);
}

struct StoredFile {
  std::string kind, shelf, name;
  std::uint64_t bytes = 0;
  timespec used{};
  [[nodiscard]] bool is_temporary() const { return name.size() > name_digits; }
  /// The order in which they go.
  [[nodiscard]] auto rank() const { return std::tie(used.tv_sec, used.tv_nsec, kind, shelf, name); }
};

std::vector<StoredFile> all_files(const Descriptor& root) {
  std::vector<StoredFile> files;
  for (const std::string& kind : names_in(root.get())) {
    const Descriptor shelves = open_directory_in(root.get(), kind);
    if (!shelves.valid()) continue;
    for (const std::string& shelf : names_in(shelves.get())) {
      const Descriptor entries = is_our_shelf(shelf) ? open_directory_in(shelves.get(), shelf) : Descriptor();
      if (!entries.valid()) continue;
      for (const std::string& name : names_in(entries.get())) {
        struct stat status {};
        if (!is_our_entry(name) || ::fstatat(entries.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0 ||
            S_ISDIR(status.st_mode))
          continue;
        files.push_back({kind, shelf, name, static_cast<std::uint64_t>(status.st_size), status.st_mtim});
      }
    }
  }
  return files;
}

bool remove_file(const Descriptor& root, const StoredFile& file) {
  const Descriptor shelves = open_directory_in(root.get(), file.kind);
  if (!shelves.valid()) return false;
  const Descriptor entries = open_directory_in(shelves.get(), file.shelf);
  return entries.valid() && ::unlinkat(entries.get(), file.name.c_str(), 0) == 0;
}

/// Takes away what has an entry's name. A directory that holds something is only put aside: it is nothing of ours.
void clear_place(int shelf, const std::string& name) {
  if (::unlinkat(shelf, name.c_str(), 0) == 0 || (errno != EISDIR && errno != EPERM)) return;
  if (::unlinkat(shelf, name.c_str(), AT_REMOVEDIR) == 0 || (errno != ENOTEMPTY && errno != EEXIST)) return;
  // Where it cannot be put aside, the entry cannot be kept: the one who writes it will be told.
  static_cast<void>(::renameat(shelf, name.c_str(), shelf, unused_name(name).c_str()));
}

/// A new file beside its place, open, with its name; an invalid descriptor, with errno, when it cannot be made.
std::pair<std::string, Descriptor> create_temporary(int shelf, const std::string& name) {
  for (;;) {
    std::string temporary = unused_name(name);
    Descriptor file(::openat(shelf, temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (file.valid() || errno != EEXIST) return {std::move(temporary), std::move(file)};
  }
}

bool read_header(const Descriptor& file, EntryHeader& header) {
  return ::pread(file.get(), &header, sizeof header, 0) == static_cast<ssize_t>(sizeof header);
}

/// Whether opening failed because of what stands there, rather than for want of it, or of memory or descriptors.
bool is_no_file(int code) { return code == ELOOP || code == EACCES || code == ENXIO || code == ENODEV; }

/// Whether a file is what its name says, as far as its header tells.
bool is_entry(const Descriptor& file, const EntryKind& kind, const Hash& key) {
  struct stat status {};
  // One that has another name as well belongs to somebody else too. None at all: it was replaced this moment.
  if (::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_nlink > 1) return false;
  EntryHeader header{};
  if (!read_header(file, header)) return false;
  EntryHeader expected = entry_header(kind, key, static_cast<std::uint64_t>(status.st_size) - sizeof header);
  expected.check = header.check;
  return std::memcmp(&header, &expected, sizeof header) == 0;
}

bool is_whole(std::span<const std::uint8_t> file) {
  EntryHeader header{};
  if (file.size() < sizeof header) return false;
  std::memcpy(&header, file.data(), sizeof header);
  return header.check == hash_bytes(file.subspan(checked_from));
}

std::vector<std::uint8_t> file_bytes(const EntryKind& kind, const Hash& key,
                                     std::span<const std::span<const std::uint8_t>> parts) {
  std::uint64_t size = 0;
  for (const auto part : parts) size += part.size();
  EntryHeader header = entry_header(kind, key, size);
  std::vector<std::uint8_t> bytes;
  bytes.reserve(sizeof header + size);
  bytes.resize(sizeof header);
  std::memcpy(bytes.data(), &header, sizeof header);
  for (const auto part : parts) bytes.insert(bytes.end(), part.begin(), part.end());
  header.check = hash_bytes(std::span(bytes).subspan(checked_from));
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

}  // namespace

EntryStore::EntryStore(std::string directory) : directory_(std::move(directory)) {
  std::error_code failed;
  std::filesystem::create_directories(directory_, failed);
  if (failed) {
    errno = failed.value();
    throw system_error("make the cache directory", directory_);
  }
  root_ = open_directory(directory_);
}

/// The directory in which an entry stands; not valid when there is none.
Descriptor EntryStore::shelf(const EntryKind& kind, const Hash& key) const {
  const Descriptor shelves = open_directory_in(root_.get(), kind_directory(kind));
  return shelves.valid() ? open_directory_in(shelves.get(), shelf_name(key)) : Descriptor();
}

Descriptor EntryStore::make_shelf(const EntryKind& kind, const Hash& key) const {
  const Descriptor shelves = make_directory_in(root_.get(), kind_directory(kind));
  if (!shelves.valid()) throw system_error("make a directory in the cache", directory_);
  Descriptor made = make_directory_in(shelves.get(), shelf_name(key));
  if (!made.valid()) throw system_error("make a directory in the cache", directory_);
  return made;
}

/// The file of an entry whose header is right. Opening must neither wait (for a pipe's other end) nor follow a link.
Descriptor EntryStore::open(const EntryKind& kind, const Hash& key) const {
  const Descriptor entries = shelf(kind, key);
  if (!entries.valid()) return {};
  Descriptor file(
      ::openat(entries.get(), entry_name(key).c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  if (file.valid() ? is_entry(file, kind, key) : !is_no_file(errno)) return file;
  discard(kind, key);
  return {};
}

bool EntryStore::holds(const EntryKind& kind, const Hash& key) const {
  const Descriptor file = open(kind, key);
  if (!file.valid()) return false;
  ::futimens(file.get(), nullptr);
  return true;
}

std::optional<Entry> EntryStore::find(const EntryKind& kind, const Hash& key) const {
  const Descriptor file = open(kind, key);
  if (!file.valid()) return std::nullopt;
  try {
    MappedFile mapped(file, directory_);
    if (is_whole(mapped.bytes())) {
      ::futimens(file.get(), nullptr);
      return Entry(std::move(mapped));
    }
  } catch (const Error&) {
    return std::nullopt;  // no memory to map it
  }
  discard(kind, key);
  return std::nullopt;
}

void EntryStore::put(const EntryKind& kind, const Hash& key,
                     std::span<const std::span<const std::uint8_t>> parts) const {
  const Descriptor entries = make_shelf(kind, key);
  const std::string name = entry_name(key);
  const auto [temporary, out] = create_temporary(entries.get(), name);
  if (!out.valid()) throw system_error("write to the cache", directory_);
  const auto rename = [&, from = temporary.c_str()] {
    return ::renameat(entries.get(), from, entries.get(), name.c_str()) == 0;
  };
  try {
    write_all(out.get(), file_bytes(kind, key, parts), directory_);
    if (!rename()) {
      clear_place(entries.get(), name);
      if (!rename()) throw system_error("write to the cache", directory_);
    }
  } catch (Error& error) {
    ::unlinkat(entries.get(), temporary.c_str(), 0);
    error.within("cache " + directory_);  // a message may pass through a worker, which loses the place
    throw;
  } catch (...) {
    ::unlinkat(entries.get(), temporary.c_str(), 0);
    throw;
  }
}

void EntryStore::remove(const EntryKind& kind, const Hash& key) const noexcept {
  try {
    const Descriptor entries = shelf(kind, key);
    if (entries.valid()) clear_place(entries.get(), entry_name(key));
  } catch (...) {  // an entry that stays is found again, and harmless
  }
}

void EntryStore::discard(const EntryKind& kind, const Hash& key) const noexcept {
  ++damaged_;
  remove(kind, key);
}

StoreUsage EntryStore::usage() const {
  StoreUsage usage;
  for (const StoredFile& file : all_files(root_)) {
    ++usage.entries;
    usage.bytes += file.bytes;
  }
  return usage;
}

StoreUsage EntryStore::prune(std::uint64_t limit) const {
  std::vector<StoredFile> files = all_files(root_);
  std::sort(files.begin(), files.end(), [](const StoredFile& a, const StoredFile& b) { return a.rank() < b.rank(); });
  std::uint64_t total = 0;
  for (const StoredFile& file : files) total += file.bytes;
  StoreUsage removed;
  const std::time_t now = std::time(nullptr);
  for (const StoredFile& file : files) {
    // What a killed build left half-written goes after an hour; a younger one may still be in the making.
    const bool abandoned = now - file.used.tv_sec > 3600;
    if (file.is_temporary() ? !abandoned : total <= limit) continue;
    if (!remove_file(root_, file)) continue;
    total -= file.bytes;
    ++removed.entries;
    removed.bytes += file.bytes;
  }
  return removed;
}

}  // namespace earbound

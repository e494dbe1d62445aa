#pragma once
// What heavy work has made, kept by the hash of everything it depends on. Safe for several builds at once: entries are
// written beside their place and renamed into it, and checked by their own hash whenever they are read.

#include <atomic>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "base/hash.hpp"

namespace earbound {

/// An entry's bytes, mapped; the entry may be removed from the store meanwhile.
class Entry {
 public:
  Entry(MappedFile file, std::size_t header) : file_(std::move(file)), header_(header) {}
  [[nodiscard]] std::span<const std::uint8_t> bytes() const { return file_.bytes().subspan(header_); }

 private:
  MappedFile file_;
  std::size_t header_;
};

struct StoreUsage {
  std::uint64_t entries = 0, bytes = 0;
};

class EntryStore {
 public:
  /// `directory` is made when it is missing. Throws Error when it cannot be.
  explicit EntryStore(std::string directory);

  /// The entry of this kind and key, marked as used now; none when it is missing or damaged. A damaged entry is removed
  /// and counted.
  [[nodiscard]] std::optional<Entry> find(std::string_view kind, const Hash& key) const;
  /// Whether there is such an entry, marked as used now; find() may yet show it to be damaged.
  [[nodiscard]] bool holds(std::string_view kind, const Hash& key) const;
  /// Writes an entry, the parts one after the other. Throws Error (disk full); the store is then as before.
  void put(std::string_view kind, const Hash& key, std::span<const std::span<const std::uint8_t>> parts) const;
  void remove(std::string_view kind, const Hash& key) const noexcept;

  [[nodiscard]] std::uint64_t damaged() const { return damaged_; }
  [[nodiscard]] const std::string& directory() const { return directory_; }

  [[nodiscard]] StoreUsage usage() const;
  /// Removes what was not used for the longest time until at most `limit` bytes are left. Gives what was removed.
  StoreUsage prune(std::uint64_t limit) const;

 private:
  [[nodiscard]] std::string path(std::string_view kind, const Hash& key) const;

  std::string directory_;
  mutable std::atomic<std::uint64_t> damaged_{0};
};

/// $XDG_CACHE_HOME/earbound, or ~/.cache/earbound, or (without a home) a directory in the system's temporary one.
std::string default_cache_directory();

}  // namespace earbound

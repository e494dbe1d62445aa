#pragma once
// What heavy work has made, kept by the hash of everything it depends on. Safe for several builds at once: entries are
// written beside their place and renamed into it. An entry says which it is, and is checked whenever it is read. Inside
// the store no link is followed and nothing but a file of one name is opened; the store itself may be reached by links.

#include <atomic>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "cache/entry_layout.hpp"

namespace earbound {

/// An entry's bytes, mapped; the entry may be removed from the store meanwhile.
class Entry {
 public:
  explicit Entry(MappedFile file) : file_(std::move(file)) {}
  [[nodiscard]] std::span<const std::uint8_t> bytes() const { return file_.bytes().subspan(sizeof(EntryHeader)); }

 private:
  MappedFile file_;
};

struct StoreUsage {
  std::uint64_t entries = 0, bytes = 0;
};

class EntryStore {
 public:
  /// `directory` is made when it is missing. Throws Error when it cannot be.
  explicit EntryStore(std::string directory);

  /// The entry of this kind and key, marked as used now; none when it is missing or damaged. What stands in its place
  /// and is not it, whole, is removed and counted as damaged.
  [[nodiscard]] std::optional<Entry> find(const EntryKind& kind, const Hash& key) const;
  /// find(), and what `read` makes of the bytes; an entry of which `read` throws an Error is damaged as well.
  template <class Read>
  [[nodiscard]] auto find_as(const EntryKind& kind, const Hash& key, Read read) const
      -> std::optional<decltype(read(std::span<const std::uint8_t>()))> {
    const auto entry = find(kind, key);
    if (!entry) return std::nullopt;
    try {
      return read(entry->bytes());
    } catch (const Error&) {
      discard(kind, key);
      return std::nullopt;
    }
  }
  /// Whether there is such an entry, by its header, marked as used now; find() may yet show it to be damaged.
  [[nodiscard]] bool holds(const EntryKind& kind, const Hash& key) const;
  /// Writes an entry, the parts one after the other. Throws Error (disk full); the store is then as before.
  void put(const EntryKind& kind, const Hash& key, std::span<const std::span<const std::uint8_t>> parts) const;
  void put(const EntryKind& kind, const Hash& key, std::span<const std::uint8_t> bytes) const {
    put(kind, key, std::span(&bytes, 1));
  }
  void remove(const EntryKind& kind, const Hash& key) const noexcept;

  [[nodiscard]] std::uint64_t damaged() const { return damaged_; }
  [[nodiscard]] const std::string& directory() const { return directory_; }

  [[nodiscard]] StoreUsage usage() const;
  /// Removes what was not used for the longest time until at most `limit` bytes are left. Gives what was removed.
  StoreUsage prune(std::uint64_t limit) const;

 private:
  [[nodiscard]] Descriptor shelf(const EntryKind& kind, const Hash& key) const;
  [[nodiscard]] Descriptor make_shelf(const EntryKind& kind, const Hash& key) const;
  [[nodiscard]] Descriptor open(const EntryKind& kind, const Hash& key) const;
  void discard(const EntryKind& kind, const Hash& key) const noexcept;

  std::string directory_;
  Descriptor root_;
  mutable std::atomic<std::uint64_t> damaged_{0};
};

}  // namespace earbound

#pragma once
// 128-bit XXH3: the name of what is kept in the cache, and the check that it is what was written.

#include <compare>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/algorithm_version.hpp"

namespace earbound {

struct Hash {
  std::uint64_t high = 0, low = 0;
  auto operator<=>(const Hash&) const = default;
  [[nodiscard]] std::string hex() const;  ///< 32 lower-case digits
};

Hash hash_bytes(std::span<const std::uint8_t> bytes);

/// The same of bytes that come in pieces.
class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(const Hasher&) = delete;
  Hasher& operator=(const Hasher&) = delete;
  void add(std::span<const std::uint8_t> bytes);
  [[nodiscard]] Hash hash() const;  ///< of all that was added so far

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// How many bytes a file holds, and their hash.
struct FileDigest {
  std::uint64_t bytes = 0;
  Hash hash;
};

/// Reads the file piece by piece; throws Error when it cannot be read.
FileDigest digest_file(const std::string& path);

/// Builds a key from parts. Every part is preceded by its length, so that no two lists of parts look alike.
class KeyBuilder {
 public:
  /// `purpose` names the kind of key: "clip".
  explicit KeyBuilder(std::string_view purpose);
  KeyBuilder& add(std::string_view part);
  KeyBuilder& add(std::span<const std::uint8_t> part);
  KeyBuilder& add(std::int64_t number);
  KeyBuilder& add(const AlgorithmVersion& algorithm);
  [[nodiscard]] Hash key() const;

 private:
  std::string parts_;
};

}  // namespace earbound

#pragma once
// 128-bit XXH3: the name of what is kept in the cache, and the check that it is what was written.

#include <compare>
#include <cstdint>
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

#include "base/hash.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include "base/file.hpp"

namespace earbound {

std::string Hash::hex() const { return fmt::format("{:016x}{:016x}", high, low); }

Hash hash_bytes(std::span<const std::uint8_t> bytes) {
  const XXH128_hash_t value = XXH3_128bits(bytes.data(), bytes.size());
  return {value.high64, value.low64};
}

KeyBuilder::KeyBuilder(std::string_view purpose) { add(purpose); }

KeyBuilder& KeyBuilder::add(std::string_view part) {
  parts_ += std::to_string(part.size());
  parts_ += ':';
  parts_ += part;
  return *this;
}

KeyBuilder& KeyBuilder::add(std::span<const std::uint8_t> part) { return add(as_text(part)); }

KeyBuilder& KeyBuilder::add(std::int64_t number) { return add(std::to_string(number)); }

KeyBuilder& KeyBuilder::add(const AlgorithmVersion& algorithm) {
  return add(algorithm.name).add(std::int64_t{algorithm.version});
}

Hash KeyBuilder::key() const { return hash_bytes(as_bytes(parts_)); }

}  // namespace earbound

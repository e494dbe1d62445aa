#include "base/hash.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <new>

#include "base/error.hpp"
#include "base/file.hpp"

namespace earbound {

std::string Hash::hex() const { return fmt::format("{:016x}{:016x}", high, low); }

Hash hash_bytes(std::span<const std::uint8_t> bytes) {
  const XXH128_hash_t value = XXH3_128bits(bytes.data(), bytes.size());
  return {value.high64, value.low64};
}

struct Hasher::State {
  std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> xxh{XXH3_createState(), XXH3_freeState};
};

Hasher::Hasher() : state_(std::make_unique<State>()) {
  if (!state_->xxh) throw std::bad_alloc();
  XXH3_128bits_reset(state_->xxh.get());
}

Hasher::~Hasher() = default;

void Hasher::add(std::span<const std::uint8_t> bytes) {
  XXH3_128bits_update(state_->xxh.get(), bytes.data(), bytes.size());
}

Hash Hasher::hash() const {
  const XXH128_hash_t value = XXH3_128bits_digest(state_->xxh.get());
  return {value.high64, value.low64};
}

FileDigest digest_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.valid()) throw system_error("read the file", path);
  Hasher hasher;
  std::uint8_t block[65536];
  std::uint64_t total = 0;
  for (;;) {
    const ssize_t got = ::read(file.get(), block, sizeof block);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw system_error("read the file", path);
    if (got == 0) return {total, hasher.hash()};
    hasher.add(std::span(block).first(static_cast<std::size_t>(got)));
    total += static_cast<std::uint64_t>(got);
  }
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

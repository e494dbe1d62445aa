#pragma once
// Compression and checksums of archives: the adapter of zlib.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace earbound {

/// Compresses bytes as they come into the format of RFC 1951.
class Deflater {
 public:
  enum class Effort {
    smallest,  ///< as small as zlib makes them: for what is kept
    quick,     ///< a tenth larger, in a third of the time
  };
  explicit Deflater(Effort effort = Effort::smallest);
  ~Deflater();
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;
  void add(std::span<const std::uint8_t> bytes);
  /// All of it. Nothing may be added after it.
  std::vector<std::uint8_t> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The CRC-32 of archives, of `bytes` behind those whose checksum is `before`.
std::uint32_t crc32_of(std::span<const std::uint8_t> bytes, std::uint32_t before = 0);

}  // namespace earbound

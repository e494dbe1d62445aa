#pragma once
// Bits, the highest first.

#include <cstdint>
#include <vector>

namespace earbound {

class BitWriter {
 public:
  std::vector<std::uint8_t> bytes;  ///< complete after align()

  /// Appends the lowest `count` bits of `value`, at most 32. The bits above them must be 0.
  void put(std::uint32_t value, int count) {
    pending_ = pending_ << count | value;
    held_ += count;
    if (held_ < 32) return;
    held_ -= 32;
    const auto word = static_cast<std::uint32_t>(pending_ >> held_);
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(word >> shift));
  }
  /// Fills the last byte with zeros.
  void align() {
    const int missing = (8 - held_ % 8) % 8;
    pending_ <<= missing;
    held_ += missing;
    for (; held_ > 0; held_ -= 8) bytes.push_back(static_cast<std::uint8_t>(pending_ >> (held_ - 8)));
  }

 private:
  std::uint64_t pending_ = 0;
  int held_ = 0;
};

}  // namespace earbound

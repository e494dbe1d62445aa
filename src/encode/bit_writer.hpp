#pragma once
// Bits, the highest first.

#include <cstdint>
#include <vector>

namespace earbound {

class BitWriter {
 public:
  std::vector<std::uint8_t> bytes;

  /// Appends the lowest `count` bits of `value`, at most 32. The bits above them must be 0.
  void put(std::uint32_t value, int count) {
    pending_ = pending_ << count | value;
    held_ += count;
    while (held_ >= 8) {
      held_ -= 8;
      bytes.push_back(static_cast<std::uint8_t>(pending_ >> held_));
    }
  }
  /// Fills the last byte with zeros.
  void align() {
    if (held_ > 0) put(0, 8 - held_);
  }

 private:
  std::uint64_t pending_ = 0;
  int held_ = 0;
};

}  // namespace earbound

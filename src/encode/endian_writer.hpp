#pragma once
// Appends numbers to a byte buffer in the order a format asks for.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace earbound {

class EndianWriter {
 public:
  std::vector<std::uint8_t> bytes;

  template <int Count>
  void big(std::uint64_t value) {
    for (int shift = 8 * (Count - 1); shift >= 0; shift -= 8)
      bytes.push_back(static_cast<std::uint8_t>(value >> shift));
  }
  template <int Count>
  void little(std::uint64_t value) {
    for (int shift = 0; shift < 8 * Count; shift += 8) bytes.push_back(static_cast<std::uint8_t>(value >> shift));
  }
  void text(std::string_view value) { bytes.insert(bytes.end(), value.begin(), value.end()); }
  void raw(std::span<const std::uint8_t> value) { bytes.insert(bytes.end(), value.begin(), value.end()); }
  void zeros(std::size_t count) { bytes.resize(bytes.size() + count); }
};

}  // namespace earbound

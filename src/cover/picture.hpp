#pragma once
// A picture in memory.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace earbound {

/// sRGB, 8 bits a channel: rows from the top, three bytes a pixel, nothing between rows.
struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgb;

  [[nodiscard]] std::size_t row_bytes() const { return std::size_t{3} * static_cast<std::size_t>(width); }
  [[nodiscard]] const std::uint8_t* row(int y) const { return rgb.data() + row_bytes() * static_cast<std::size_t>(y); }
  [[nodiscard]] std::uint8_t* row(int y) { return rgb.data() + row_bytes() * static_cast<std::size_t>(y); }
};

/// A black one.
inline Picture make_picture(int width, int height) {
  Picture picture{width, height, {}};
  picture.rgb.resize(picture.row_bytes() * static_cast<std::size_t>(height));
  return picture;
}

/// More than any camera's, and what memory bears: a few bytes of a picture may claim billions.
inline constexpr std::int64_t most_pixels = 64'000'000;

}  // namespace earbound

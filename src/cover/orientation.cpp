#include "cover/orientation.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace earbound {
namespace {

/// A TIFF structure (TIFF 6.0) of either byte order; what lies outside of it reads as 0.
class Tiff {
 public:
  explicit Tiff(std::span<const std::uint8_t> bytes) : bytes_(bytes), little_(!bytes.empty() && bytes.front() == 'I') {}

  [[nodiscard]] std::uint32_t number(std::size_t at, std::size_t size) const {
    if (at > bytes_.size() || bytes_.size() - at < size) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value = value << 8 | bytes_[little_ ? at + size - 1 - i : at + i];
    return value;
  }

 private:
  std::span<const std::uint8_t> bytes_;
  bool little_ = false;
};

}  // namespace

std::optional<Orientation> exif_orientation(std::span<const std::uint8_t> segment) {
  constexpr std::array<std::uint8_t, 6> exif{'E', 'x', 'i', 'f', 0, 0};
  if (segment.size() < exif.size() || !std::equal(exif.begin(), exif.end(), segment.begin())) return std::nullopt;
  const Tiff tiff(segment.subspan(exif.size()));
  constexpr std::uint32_t tiff_mark = 42, orientation_tag = 0x0112, short_type = 3;
  constexpr std::size_t entry_size = 12;
  if (tiff.number(2, 2) != tiff_mark) return std::nullopt;
  const std::size_t directory = tiff.number(4, 4);
  const std::size_t count = tiff.number(directory, 2);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = directory + 2 + i * entry_size;
    if (tiff.number(entry, 2) != orientation_tag) continue;
    const std::uint32_t value = tiff.number(entry + 8, 2);
    if (tiff.number(entry + 2, 2) != short_type || value < 1 || value > 8) return std::nullopt;
    return static_cast<Orientation>(value);
  }
  return std::nullopt;
}

Picture turned_upright(Picture picture, Orientation orientation) {
  if (orientation == Orientation::upright) return picture;
  const bool on_its_side = orientation >= Orientation::transpose;
  const int width = on_its_side ? picture.height : picture.width;
  const int height = on_its_side ? picture.width : picture.height;
  const int right = picture.width - 1, bottom = picture.height - 1;
  /// Where a pixel of the upright picture stands in the one that was read.
  const auto origin = [&](int x, int y) -> std::pair<int, int> {
    switch (orientation) {
      case Orientation::mirror:
        return {right - x, y};
      case Orientation::half_turn:
        return {right - x, bottom - y};
      case Orientation::flip:
        return {x, bottom - y};
      case Orientation::transpose:
        return {y, x};
      case Orientation::quarter_turn:
        return {y, bottom - x};
      case Orientation::transverse:
        return {right - y, bottom - x};
      case Orientation::quarter_turn_back:
        return {right - y, x};
      case Orientation::upright:
        break;
    }
    return {x, y};
  };
  Picture upright = make_picture(width, height);
  for (int y = 0; y < height; ++y) {
    std::uint8_t* pixel = upright.row(y);
    for (int x = 0; x < width; ++x, pixel += 3) {
      const auto [from_x, from_y] = origin(x, y);
      std::copy_n(picture.row(from_y) + std::size_t{3} * static_cast<std::size_t>(from_x), 3, pixel);
    }
  }
  return upright;
}

}  // namespace earbound

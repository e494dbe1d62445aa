#include "cover/cover_files.hpp"

#include "cover/jpeg_picture.hpp"
#include "cover/png_picture.hpp"
#include "cover/squared.hpp"

namespace earbound {
namespace {

constexpr int quality = 90;  // no edge of a letter frays visibly

}  // namespace

CoverFiles cover_files(std::span<const std::uint8_t> picture, const std::string& path) {
  const bool jpeg = !picture.empty() && picture.front() == 0xff;
  const Picture whole = jpeg ? decode_jpeg(picture, large_cover_side, path) : decode_png(picture, path);
  const Picture large = squared(whole, large_cover_side);
  return {encode_jpeg(large, quality), encode_jpeg(squared(large, small_cover_side), quality)};
}

std::optional<CoverFiles> drawn_cover_files(const CoverWords& words) {
  const std::optional<Picture> large = draw_cover(words, large_cover_side);
  if (!large) return std::nullopt;
  const std::optional<Picture> small = draw_cover(words, small_cover_side);
  if (!small) return std::nullopt;
  return CoverFiles{encode_jpeg(*large, quality), encode_jpeg(*small, quality)};
}

}  // namespace earbound

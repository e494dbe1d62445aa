#pragma once
// Pictures as files of every kind that somebody may name as a cover.

#include <cstdint>
#include <string_view>
#include <vector>

#include "cover/picture.hpp"

namespace earbound::test {

using Bytes = std::vector<std::uint8_t>;

/// One colour.
Picture plain_picture(int width, int height, std::uint8_t red, std::uint8_t green, std::uint8_t blue);
/// Left half red, right half blue; the upper quarter of each green.
Picture quartered_picture(int width, int height);

/// `samples`: rows without filter bytes; `type` is PNG's colour type.
Bytes png_file(std::uint32_t width, std::uint32_t height, std::uint8_t depth, std::uint8_t type, const Bytes& samples);
/// The same with a header that tells another size.
Bytes png_that_claims(std::uint32_t width, std::uint32_t height);

enum class JpegKind { grey, inks, progressive };
/// Of `components` samples a pixel (1 or 4; 3 for progressive), as Adobe's programs write inks.
Bytes jpeg_file(int width, int height, JpegKind kind, const Bytes& samples);

/// The JPEG with an EXIF segment that tells how the camera was held.
Bytes with_orientation(const Bytes& jpeg, std::uint8_t orientation, bool little_endian);

}  // namespace earbound::test

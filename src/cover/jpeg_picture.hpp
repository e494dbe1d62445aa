#pragma once
// JPEG (ITU-T T.81) as pixels, and pixels as JPEG. The adapter of libjpeg.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "cover/picture.hpp"

namespace earbound {

/// A picture of grey, YCbCr, RGB, CMYK or YCCK, upright as its EXIF orientation tells. One of more than twice `side`
/// pixels along its longer side is read at a half, a quarter or an eighth, at least `side` pixels long. Throws Error
/// with `path` for what is damaged or cut off, or has more than most_pixels.
Picture decode_jpeg(std::span<const std::uint8_t> bytes, int side, const std::string& path);

/// JFIF, YCbCr with colours at half resolution: what every player takes. `quality` is libjpeg's, 1 to 100. Throws Error
/// when there is no memory.
std::vector<std::uint8_t> encode_jpeg(const Picture& picture, int quality);

}  // namespace earbound

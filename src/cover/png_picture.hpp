#pragma once
// PNG (W3C PNG) as pixels. The adapter of libpng.

#include <cstdint>
#include <span>
#include <string>

#include "cover/picture.hpp"

namespace earbound {

/// Of any depth and kind; what is transparent is laid on white. Throws Error with `path` for what is damaged or cut
/// off, or has more than most_pixels.
Picture decode_png(std::span<const std::uint8_t> bytes, const std::string& path);

}  // namespace earbound

#pragma once
// The cover picture that a work names: a JPEG (ITU-T T.81) or a PNG (W3C PNG). Only the header is read; the picture is
// handed on as it is.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "model/edition.hpp"

namespace earbound {

inline constexpr std::size_t largest_cover = 20'000'000;  ///< bytes

/// Throws Error with the path when the file cannot be read, is larger than largest_cover, is neither JPEG nor PNG
/// (whatever its name says), or ends before its header tells width and height.
Cover read_cover(const std::string& path);

/// The same for bytes in memory; `path` is for messages.
Cover parse_cover(std::vector<std::uint8_t> bytes, const std::string& path);

}  // namespace earbound

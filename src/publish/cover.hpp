#pragma once
// The cover picture that a work names, as it stands in its file: a JPEG (ITU-T T.81) or a PNG (W3C PNG). Only the
// header is read.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "model/edition.hpp"

namespace earbound {

// What every edition with a cover holds, both JPEG: one as feeds and shelves take it, and one for pages.
inline constexpr const char* large_cover_file = "cover.jpg";
inline constexpr const char* small_cover_file = "cover-small.jpg";

inline constexpr std::size_t largest_cover = 20'000'000;  ///< bytes

/// Throws Error with the path when the file cannot be read, is larger than largest_cover, is neither JPEG nor PNG
/// (whatever its name says), or ends before its header tells width and height.
Cover read_cover(const std::string& path);

/// The same for bytes in memory; `path` is for messages.
Cover parse_cover(std::vector<std::uint8_t> bytes, const std::string& path);

}  // namespace earbound

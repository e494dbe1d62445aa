#pragma once
// The files that a cover becomes, whether it is given or drawn.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/algorithm_version.hpp"
#include "cover/drawn_cover.hpp"

namespace earbound {

inline constexpr int large_cover_side = 3000;  ///< pixels: the most that podcast directories take
inline constexpr int small_cover_side = 600;   ///< what players show, in a file that is small

/// Raise it with every change of what the files of a given picture are.
inline constexpr AlgorithmVersion cover_files_version{"cover files", 1};

/// Two squares, JPEG, RGB in sRGB.
struct CoverFiles {
  std::vector<std::uint8_t> large, small;
};

/// Of a JPEG or a PNG of any size and shape: it is scaled, and what is not square gets broad edges. Throws Error with
/// `path` for what is neither, damaged, or has too many pixels.
CoverFiles cover_files(std::span<const std::uint8_t> picture, const std::string& path);

/// As draw_cover().
std::optional<CoverFiles> drawn_cover_files(const CoverWords& words);

}  // namespace earbound

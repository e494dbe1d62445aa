#pragma once
// How a camera was held, as EXIF tells (CIPA DC-008, tag 0x0112).

#include <cstdint>
#include <optional>
#include <span>

#include "cover/picture.hpp"

namespace earbound {

/// The numbers are EXIF's: what must be done to see the picture upright.
enum class Orientation : std::uint8_t {
  upright = 1,
  mirror = 2,
  half_turn = 3,
  flip = 4,              ///< top and bottom change places
  transpose = 5,         ///< about the diagonal from the top left
  quarter_turn = 6,      ///< clockwise
  transverse = 7,        ///< about the other diagonal
  quarter_turn_back = 8  ///< anticlockwise
};

/// What the marker segment APP1 of a JPEG says; nothing when it is no EXIF, or says nothing that can be understood.
std::optional<Orientation> exif_orientation(std::span<const std::uint8_t> segment);

Picture turned_upright(Picture picture, Orientation orientation);

}  // namespace earbound

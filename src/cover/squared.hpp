#pragma once
// Pictures of any shape as squares.

#include "cover/picture.hpp"

namespace earbound {

/// The whole picture, as large as a square of `side` pixels holds, in its middle; what is left beside it has the mean
/// colour of the picture's edge. Smaller by means over areas, larger by lines between pixels.
Picture squared(const Picture& picture, int side);

}  // namespace earbound

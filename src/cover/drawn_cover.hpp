#pragma once
// A cover made of words: title and authors on a coloured ground. The adapter of Pango and cairo; it needs no display.

#include <optional>
#include <string>
#include <vector>

#include "base/algorithm_version.hpp"
#include "cover/picture.hpp"

namespace earbound {

/// Raise it with every change of what is drawn.
inline constexpr AlgorithmVersion drawn_cover_version{"drawn cover", 1};

/// Of any script and direction. Control characters and line breaks count as spaces, and what follows the first few
/// hundred characters is left out.
struct CoverWords {
  std::string title;
  std::vector<std::string> authors;
  std::string language;  ///< BCP 47; decides between forms of Han characters
};

/// A square of `side` pixels. Nothing when no installed font has the letters of the title, or most of them; single
/// characters that no font has are left out. The same words give the same pixels with the same fonts and libraries,
/// whatever `side` the same layout. May be called from several threads. Throws Error when there is no memory.
std::optional<Picture> draw_cover(const CoverWords& words, int side);

/// Those of Pango and cairo: what they draw depends on it.
std::string drawing_libraries();

}  // namespace earbound

#pragma once
// The colours of a drawn cover.

#include <cstdint>
#include <string_view>

namespace earbound {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
  bool operator==(const Colour&) const = default;
};

/// From 0 (black) to 1 (white), as WCAG 2.2 defines it.
double relative_luminance(const Colour& colour);

/// The contrast ratio of WCAG 2.2: from 1 to 21, whichever colour is the lighter.
double contrast_ratio(const Colour& one, const Colour& other);

/// `title_ink` and `author_ink` have a contrast of at least lowest_contrast to the ground.
struct CoverColours {
  Colour ground, title_ink, author_ink;
  Colour ornament;  ///< bears no words
};

inline constexpr double lowest_contrast = 4.5;  ///< success criterion 1.4.3, for text of any size

/// Always the same for the same title.
CoverColours cover_colours(std::string_view title);

}  // namespace earbound

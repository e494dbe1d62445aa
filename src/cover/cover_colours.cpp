#include "cover/cover_colours.hpp"

#include <algorithm>
#include <cmath>

#include "base/file.hpp"
#include "base/hash.hpp"

namespace earbound {
namespace {

/// `hue` in degrees, the others from 0 to 1 (CSS Color 4).
Colour from_hsl(double hue, double saturation, double lightness) {
  const auto channel = [&](double offset) {
    const double k = std::fmod(offset + hue / 30, 12);
    const double share = saturation * std::min(lightness, 1 - lightness);
    const double value = lightness - share * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 1.0) * 255));
  };
  return {channel(0), channel(8), channel(4)};
}

double linear(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

}  // namespace

double relative_luminance(const Colour& colour) {
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

double contrast_ratio(const Colour& one, const Colour& other) {
  const double a = relative_luminance(one), b = relative_luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

CoverColours cover_colours(std::string_view title) {
  constexpr std::uint64_t hues = 360, saturations = 26, turns = 61;
  const Hash hash = hash_bytes(as_bytes(title));
  const auto hue = static_cast<double>(hash.low % hues);
  const double saturation = 0.45 + static_cast<double>(hash.low / hues % saturations) / 100;
  CoverColours colours;
  colours.title_ink = from_hsl(hue, 0.5, 0.97);
  colours.author_ink = from_hsl(hue, 0.55, 0.87);
  // Yellows and greens are light at the same lightness at which blues are dark.
  constexpr double comfortable = 7;
  double lightness = 0.36;
  do {
    colours.ground = from_hsl(hue, saturation, lightness);
    lightness -= 0.01;
  } while (lightness > 0 && std::min(contrast_ratio(colours.ground, colours.title_ink),
                                     contrast_ratio(colours.ground, colours.author_ink)) < comfortable);
  const double turn = 20.0 + static_cast<double>(hash.high % turns);
  colours.ornament = from_hsl(std::fmod(hue + turn, 360), 0.6, 0.62);
  return colours;
}

}  // namespace earbound

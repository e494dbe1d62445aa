#pragma once
// Lengths on published pages.

#include <string>

#include "base/units.hpp"
#include "model/language.hpp"

namespace earbound {

/// "1 hour 2 minutes 5 seconds" in the language of the labels: nearest second, parts that are zero left out. Read
/// better by a screen reader than "1:02:05".
std::string duration_in_words(Milliseconds length, const Labels& labels);

}  // namespace earbound

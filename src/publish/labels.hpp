#pragma once
// The few words that earbound itself adds to a page, in the language of the work.

#include <string>
#include <string_view>

#include "base/units.hpp"

namespace earbound {

struct Labels {
  std::string_view language;  ///< of these words: "en"
  std::string_view contents, audio_files, length, by;
  std::string_view starts_at, lasts, own_part, own_file;
  std::string_view part, of, continued, until_part;  ///< "part" 2 "of" 3; "goes on until part" 3
  std::string_view hour, hours, minute, minutes, second, seconds;
};

/// The labels for a BCP 47 tag, by its first part; English when we have none for it.
const Labels& labels_for(std::string_view language);

/// "1 hour 2 minutes 5 seconds": nearest second, parts that are zero left out. Read better by a screen reader than
/// "1:02:05".
std::string duration_in_words(Milliseconds length, const Labels& labels);

}  // namespace earbound

#pragma once
// Cues of captions: sentences cut at phrases into what can be read at a glance.

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "publish/written_sentence.hpp"

namespace earbound {

/// What readers can follow, by the usual rules for captions.
struct CueLimits {
  int columns = 42;             ///< of a line; a wide character of East Asia takes two
  int columns_per_second = 20;  ///< kept where the speech allows it
};

/// A word in a cue.
struct CueWord {
  std::size_t offset = 0;  ///< byte of the cue's text
  Milliseconds begin;
};

/// One or two lines on the screen.
struct Cue {
  Milliseconds begin, end;
  std::string text;            ///< lines parted by a line feed, without spaces at their ends
  std::vector<CueWord> words;  ///< those that begin in it, in order
};

/// The cues of a sentence. Each ends with its last word. No line is longer than the limit: what fits on none, such as
/// an address, is cut between characters.
std::vector<Cue> cues_of(const WrittenSentence& sentence, const std::string& language, const CueLimits& limits,
                         const std::function<Milliseconds(Frames)>& time);

/// Lets a cue stand as long as it takes to read it and a second at least, but not beyond `next`, the begin of the one
/// that follows. Its end lies behind its begin.
void lengthen(Cue& cue, Milliseconds next, const CueLimits& limits);

}  // namespace earbound

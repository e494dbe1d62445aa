#pragma once
// Prose: the runs of one paragraph as one text, so that sentences and words are found across changes of style.

#include <cstddef>
#include <string>
#include <vector>

#include "model/document.hpp"

namespace earbound {

/// Something at a place of the text that has no characters there: a note reference, a line break, an image.
struct ProseMark {
  std::size_t at = 0;  ///< byte offset
  const Run* run = nullptr;
};

struct Prose {
  std::string text;              ///< white space folded to single spaces, control characters as spaces
  std::vector<ProseMark> spans;  ///< which run the text from here on belongs to, ascending; the first begins at 0
  std::vector<ProseMark> marks;  ///< note references, line breaks and images (before their alternative text), ascending

  /// Run and source line of the character at byte `offset`, which must lie inside the text.
  [[nodiscard]] const Run& run_at(std::size_t offset) const;
  [[nodiscard]] int line_at(std::size_t offset) const;

  /// The place of bytes [begin, end), of which the last is no space; not empty.
  [[nodiscard]] Place place(std::size_t begin, std::size_t end) const;

  /// From byte `at` on the text is the characters of `text` from `origin` on.
  struct Origin {
    std::size_t at = 0;
    TextId text;
    ByteOffset origin;
  };
  std::vector<Origin> origins;  ///< ascending; the first begins at 0 or behind a space

  struct LineStart {
    std::size_t at = 0;
    int line = 0;
  };
  std::vector<LineStart> lines;  ///< where each source line begins, ascending
};

/// Views `runs`, which must outlive the result. The alternative text of an image is parted from its neighbours by
/// spaces; note references and line breaks leave no text.
Prose flatten(const std::vector<Run>& runs);

/// The text alone, for titles.
std::string plain_text(const std::vector<Run>& runs);

}  // namespace earbound

#pragma once
// From Document to Script: what is spoken, in which order. Sections are written on demand, so that the script of a long
// book never stands in memory at once.

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "model/chapter_text.hpp"
#include "model/document.hpp"
#include "model/script.hpp"
#include "model/voice.hpp"
#include "script/sign_check.hpp"

namespace earbound {

/// How much earbound says beside what is written.
enum class Verbosity {
  brief,     ///< as little as possible: no counts, long tables by their size alone
  standard,  ///< what structure there is: items of a list, size of a table, images
  full,      ///< everything: ends of lists and quotes, levels of headings, links, signs in code
};

/// Blocks of program text.
enum class CodePolicy { read, summarise, skip };

/// Footnotes and endnotes.
enum class NotePolicy {
  inline_text,  ///< after the sentence that refers to them
  section,      ///< at the end of the section
  skip,
};

struct ScriptOptions {
  int heading_depth =
      6;  ///< headings down to this depth of nesting begin a section (a chapter); deeper ones are spoken inside it
  VoiceProfile voice;                 ///< pauses and lexicons; language of announcements when the work does not say
  std::string voices_directory;       ///< holds languages/
  std::vector<std::string> lexicons;  ///< PLS files of the library and the listener, a later one first; those of the
                                      ///< work go before them, the voice's after
  Verbosity verbosity = Verbosity::standard;
  CodePolicy code = CodePolicy::read;
  NotePolicy notes = NotePolicy::section;
  bool cues = true;              ///< utterances name cue sounds; without them words take their place where needed
  bool detect_language = false;  ///< paragraphs that are reliably in another language are spoken in it, though unmarked
};

/// What became of the written words of one or more sections.
struct Coverage {
  std::size_t written = 0;        ///< words in the source
  std::size_t spoken = 0;         ///< of those, words with a spoken range
  std::vector<Omission> omitted;  ///< the rest, each with its line and reason
  SignTally signs;                ///< the same for signs that carry meaning
};

struct SectionHead {
  std::string title;
  int level = 1;
  SourceLines lines;
  std::size_t words = 0;  ///< written words in it, without its subsections
};

struct SpokenLength {
  std::string title;
  int level = 1;
  Milliseconds length;
};

class Scriptwriter {
 public:
  /// `document` must outlive the writer. Throws Error, with file and line, when announcements, rules or lexicons are
  /// wrong.
  Scriptwriter(const Document& document, ScriptOptions options);
  ~Scriptwriter();

  /// The sections in reading order, without the contents.
  [[nodiscard]] const std::vector<SectionHead>& outline() const;
  /// What each of them reads of the document.
  [[nodiscard]] const std::vector<ChapterText>& texts() const;
  /// The script of section `index` of the outline; never without an utterance. Adds what became of its words to
  /// `coverage`; throws Error when a word is neither spoken nor listed. May be called from several threads.
  [[nodiscard]] ScriptSection section(std::size_t index, Coverage& coverage) const;
  /// The title, authors and date of the work, and how long it is: about `body`, the length of all sections, and what is
  /// announced here. No length is said when `body` is zero.
  [[nodiscard]] ScriptSection opening(Milliseconds body, Coverage& coverage) const;
  /// The opening, then the spoken table of contents: each chapter's name and length. When they are more than 40, which
  /// would take some three minutes that a listener cannot skim, it says how many and names the upper levels only.
  [[nodiscard]] ScriptSection contents(const std::vector<SpokenLength>& chapters, Milliseconds body,
                                       Coverage& coverage) const;
  /// About how long a section will be spoken, pauses included: within a tenth for running text.
  [[nodiscard]] Milliseconds estimated_length(const ScriptSection& section) const;
  /// "End of …", after the last section; without an utterance in languages that have no announcements.
  [[nodiscard]] ScriptSection closing() const;

 private:
  [[nodiscard]] ScriptSection title_page(Milliseconds total, Coverage& coverage) const;
  [[nodiscard]] ScriptSection contents_page(const std::vector<SpokenLength>& chapters, Milliseconds total,
                                            Coverage& coverage) const;

  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace earbound

#pragma once
// Reads the blocks of one section, in order, into its script.

#include <cstddef>
#include <string>
#include <vector>

#include "model/script.hpp"
#include "script/outline.hpp"
#include "script/phrases.hpp"
#include "script/prose_reader.hpp"
#include "script/scriptwriter.hpp"

namespace earbound {

class SectionReader {
 public:
  /// All must outlive the reader. Utterances are appended to `script`, omissions and counts to `coverage`.
  SectionReader(const ScriptOptions& options, const Phrases& phrases, const Outline& outline, const std::string& work_language,
                ScriptSection& script, Coverage& coverage);

  /// A heading; the title is spoken, and stands for it when `runs` hold no word. `level` counts from 1.
  void heading(const std::vector<Run>& runs, const std::string& title, int level, const std::string& language);
  void section(const Section& section, int level, const std::string& untitled, const std::string& outer, bool whole);
  void notes(const std::vector<const Note*>& notes);
  /// The pause at the end of what has been read so far becomes at least `pause`, and a segment may end there.
  void settle(Milliseconds pause);

 private:
  struct Place {
    Role role = Role::body;
    std::string language;  ///< always named
  };

  void blocks(const std::vector<Block>& blocks, const Place& place);
  void block(const Block& block, const Place& place);
  void paragraph(const std::vector<Run>& runs, const Place& place);
  void list(const Block& block, const Place& place);
  void code(const Block& block, const Place& place);
  void table(const Block& block, const Place& place);
  std::size_t read(const std::vector<Run>& runs, const Manner& manner, const std::string& language);
  void note_reference(const Run& run);
  /// One utterance of earbound's own words.
  void announce(const std::string& text, Milliseconds pause);
  [[nodiscard]] Manner manner(const Place& place) const;

  const ScriptOptions& options_;
  const Phrases& phrases_;
  const Outline& outline_;
  const std::string& work_language_;
  ScriptSection& script_;
  Coverage& coverage_;
};

}  // namespace earbound

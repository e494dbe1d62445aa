#pragma once
// Reads the blocks of one section, in order, into its script.

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/script.hpp"
#include "script/composer.hpp"
#include "script/outline.hpp"
#include "script/phrases.hpp"
#include "script/prose_reader.hpp"
#include "script/scriptwriter.hpp"

namespace earbound {

/// What the reading of every section of a work draws on.
struct ReadingContext {
  const ScriptOptions& options;
  const Phrases& phrases;
  const LanguageShelf& shelf;
  const Outline& outline;
  const std::string& work_language;
};

class SectionReader {
 public:
  /// All must outlive the reader. Utterances are appended to `script`, omissions and counts to `coverage`.
  SectionReader(const ReadingContext& context, ScriptSection& script, Coverage& coverage);

  /// A heading; `title` is spoken in its place when `runs` hold no word, `title_place` says where it
  /// is written. `level` counts from 1.
  void heading(const std::vector<Run>& runs, const std::string& title, int level, const std::string& language,
               const Place& title_place = {});
  void section(const Section& section, int level, const std::string& untitled, const std::string& outer, bool whole);
  /// Those of the notes that have not been read where they are referred to.
  void notes(const std::vector<const Note*>& notes);
  /// The pause at the end of what has been read so far becomes at least `pause`, and a segment may end there.
  void settle(Milliseconds pause);
  /// One utterance of earbound's own words, and of those that it quotes.
  void announce(const std::string& text, Milliseconds pause, const std::vector<Quotation>& quoted = {});
  /// `runs` as they are spoken, for earbound's own words around them.
  [[nodiscard]] std::string spoken(const std::vector<Run>& runs, const std::string& language) const;
  [[nodiscard]] std::string spoken(const std::string& text, const std::string& language) const;
  /// The notes that belong to the section being read, for those that are read where they are referred to.
  void expect_notes(const std::vector<const Note*>& notes);

 private:
  struct Surroundings {
    Role role = Role::body;
    std::string language;  ///< always named
    int list_depth = 0;
  };

  void blocks(const std::vector<Block>& blocks, const Surroundings& around);
  void block(const Block& block, const Surroundings& around);
  void paragraph(const std::vector<Run>& runs, const Surroundings& around);
  void list(const Block& block, const Surroundings& around);
  void quote(const Block& block, const Surroundings& around);
  void code(const Block& block, const Surroundings& around);
  void table(const Block& block, const Surroundings& around);
  void table_row(const Block& row, const std::vector<std::string>& headers, const Surroundings& around);
  void rule();
  void note(const Note& note);
  void mark(const Run& run);
  void note_reference(const Run& run);
  std::size_t read(const std::vector<Run>& runs, const Manner& manner, const std::string& language,
                   bool name_signs = false);
  void omit(const std::vector<Run>& runs, const std::string& language, const std::string& reason);
  void omit(const Block& block, const std::string& language, const std::string& reason);
  /// The cue is played before the next utterance.
  void cue(std::string_view name);
  void play_cue(std::size_t first);
  [[nodiscard]] bool says(Verbosity least) const { return context_.options.verbosity >= least; }
  [[nodiscard]] Manner manner(const Surroundings& around) const;
  [[nodiscard]] Milliseconds short_pause() const;

  const ReadingContext& context_;
  const VoiceProfile& voice_;
  const Phrases& phrases_;
  ScriptSection& script_;
  Coverage& coverage_;
  FirstMentions mentions_;
  std::string lead_;  ///< said with the next text: the number of an item, the header of a cell
  std::string cue_;
  bool undescribed_image_ = false;
  int note_depth_ = 0;
  std::unordered_map<std::string, const Note*> unread_notes_;
};

}  // namespace earbound

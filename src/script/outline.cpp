#include "script/outline.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "script/prose.hpp"
#include "script/prose_reader.hpp"

namespace earbound {
namespace {

class OutlineMaker {
 public:
  OutlineMaker(const Document& document, int depth, const std::string& title, const std::string& untitled,
               const std::string& language)
      : depth_(std::max(depth, 1)), title_(title), untitled_(untitled), language_(language) {
    for (const Note& note : document.notes) notes_.try_emplace(note.label, &note);
    for (const Section& section : document.sections) add(section, 1, language_);
    // A note that nothing refers to is read all the same, at the very end.
    if (outline_.entries.empty()) return;
    for (const Note& note : document.notes) take_note(note.label);
    read_pending_notes();
  }

  Outline take() { return std::move(outline_); }

 private:
  void add(const Section& section, int level, const std::string& outer) {
    const std::string& language = inner_language(section.language, outer);
    std::string title = section.level == 0 ? title_ : plain_text(section.title);
    if (title.empty()) title = untitled_.empty() ? std::to_string(outline_.entries.size() + 1) : untitled_;
    const bool whole = level >= depth_;
    outline_.entries.push_back({&section, whole, {}});
    outline_.heads.push_back({std::move(title), level, section.lines, 0});
    visit(section, outer, whole);
    read_pending_notes();
    if (!whole)
      for (const Section& child : section.children) add(child, level + 1, language);
  }

  void visit(const Section& section, const std::string& outer, bool whole) {
    const std::string& language = inner_language(section.language, outer);
    count(section.title, language);
    for (const Block& block : section.blocks) visit(block, language);
    if (whole)
      for (const Section& child : section.children) visit(child, language, true);
  }

  void visit(const Block& block, const std::string& language) {
    for_each_runs(block, language,
                  [this](const std::vector<Run>& runs, const std::string& inner) { count(runs, inner); });
  }

  void count(const std::vector<Run>& runs, const std::string& language) {
    outline_.heads.back().words += count_prose(flatten(runs), language);
    outline_.languages.insert(language);
    for (const Run& run : runs) {
      if (!run.language.empty()) outline_.languages.insert(run.language);
      if (run.kind != Run::Kind::note_reference) continue;
      ++outline_.heads.back().words;
      take_note(run.text);
    }
  }

  void take_note(const std::string& label) {
    const auto found = notes_.find(label);
    if (found == notes_.end() || outline_.note_numbers.contains(label)) return;
    outline_.note_numbers.emplace(label, static_cast<int>(outline_.note_numbers.size()) + 1);
    outline_.entries.back().notes.push_back(found->second);
    ++pending_notes_;
  }

  /// Notes may refer to notes: those are read after them, in the same section.
  void read_pending_notes() {
    while (pending_notes_ > 0) {
      const std::vector<const Note*>& notes = outline_.entries.back().notes;
      const Note& note = *notes[notes.size() - pending_notes_];
      --pending_notes_;
      // The language of a note is that of the work: it does not stand inside the section.
      for (const Block& block : note.blocks) visit(block, language_);
    }
  }

  int depth_;
  std::size_t pending_notes_ = 0;  ///< notes at the end of the last entry's list that have not been walked
  const std::string& title_;
  const std::string& untitled_;
  const std::string& language_;
  std::unordered_map<std::string, const Note*> notes_;
  Outline outline_;
};

}  // namespace

Outline make_outline(const Document& document, int heading_depth, const std::string& work_title,
                     const std::string& untitled, const std::string& work_language) {
  return OutlineMaker(document, heading_depth, work_title, untitled, work_language).take();
}

void for_each_runs(const Block& block, const std::string& language,
                   const std::function<void(const std::vector<Run>&, const std::string& language)>& visit) {
  const std::string& inner = inner_language(block.language, language);
  if (!block.runs.empty()) visit(block.runs, inner);
  for (const Block& child : block.children) for_each_runs(child, inner, visit);
}

const std::string& inner_language(const std::string& inner, const std::string& outer) {
  return inner.empty() ? outer : inner;
}

}  // namespace earbound

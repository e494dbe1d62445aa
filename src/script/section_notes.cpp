// The part of the section reader that deals with notes, images without text and words left out.

#include <utility>

#include "script/prose.hpp"
#include "script/section_reader.hpp"
#include "text/segmentation.hpp"

namespace earbound {
namespace {

constexpr int deepest_inline_note = 4;
constexpr const char* skipped_note = "note, skipped as asked";

Place whole(const Run& run) { return run.place(0, run.text.size()); }

}  // namespace

void SectionReader::expect_notes(const std::vector<const Note*>& notes) {
  for (const Note* note : notes) unread_notes_.emplace(note->label, note);
}

void SectionReader::notes(const std::vector<const Note*>& notes) {
  for (const Note* expected : notes) {
    if (unread_notes_.erase(expected->label) == 0) continue;
    if (context_.options.notes == NotePolicy::skip) {
      for (const Block& block : expected->blocks) omit(block, context_.work_language, skipped_note);
    } else {
      note(*expected);
    }
  }
}

void SectionReader::note(const Note& note) {
  cue("note");
  lead_ = phrases_.say("note", {{"number", std::to_string(context_.outline.note_numbers.at(note.label))}});
  ++note_depth_;
  blocks(note.blocks, {Role::note, context_.work_language});
  --note_depth_;
  lead_.clear();
}

void SectionReader::mark(const Run& run) {
  if (run.kind == Run::Kind::note_reference) return note_reference(run);
  if (!std::exchange(undescribed_image_, true) && says(Verbosity::standard))
    announce(phrases_.say("image.undescribed"), voice_.sentence_pause);
}

void SectionReader::note_reference(const Run& run) {
  ++coverage_.written;
  const auto number = context_.outline.note_numbers.find(run.text);
  const auto leave_out = [&](const char* reason) {
    coverage_.omitted.push_back({run.text, run.line, reason, whole(run)});
  };
  if (number == context_.outline.note_numbers.end()) return leave_out("refers to a note that does not exist");
  const NotePolicy policy = context_.options.notes;
  if (policy == NotePolicy::skip) return leave_out("note reference, skipped as asked");
  if (policy == NotePolicy::inline_text && note_depth_ < deepest_inline_note) {
    if (const auto unread = unread_notes_.find(run.text); unread != unread_notes_.end()) {
      const Note& here = *unread->second;
      unread_notes_.erase(unread);
      leave_out("note reference; the note itself is read here");
      return note(here);
    }
  }
  if (!says(Verbosity::standard)) return leave_out("note reference, not said in brief verbosity");
  if (!phrases_.has("note.reference")) return leave_out("note reference, for which the language has no announcement");
  Composer composer(script_.utterances, announcing(Role::note));
  composer.word(phrases_.say("note.reference", {{"number", std::to_string(number->second)}}), whole(run));
  composer.finish_sentence(voice_.sentence_pause);
  ++coverage_.spoken;
}

void SectionReader::omit(const std::vector<Run>& runs, const std::string& language, const std::string& reason) {
  const Prose prose = flatten(runs);
  for (const TextRange word : written_words(prose.text, language)) {
    ++coverage_.written;
    coverage_.omitted.push_back({prose.text.substr(word.begin, word.end - word.begin), prose.line_at(word.begin),
                                 reason, prose.place(word.begin, word.end)});
  }
  for (const Run& run : runs) {
    if (run.kind != Run::Kind::note_reference) continue;
    ++coverage_.written;
    coverage_.omitted.push_back({run.text, run.line, reason, whole(run)});
  }
}

void SectionReader::omit(const Block& block, const std::string& language, const std::string& reason) {
  for_each_runs(block, language,
                [&](const std::vector<Run>& runs, const std::string& inner) { omit(runs, inner, reason); });
}

}  // namespace earbound

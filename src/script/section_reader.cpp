#include "script/section_reader.hpp"

#include <algorithm>

#include "script/prose.hpp"

namespace earbound {
namespace {

constexpr int deepest_prosody = 6;

Milliseconds or_else(Milliseconds stated, Milliseconds otherwise) { return stated.count > 0 ? stated : otherwise; }

}  // namespace

SectionReader::SectionReader(const ScriptOptions& options, const Phrases& phrases, const Outline& outline,
                             const std::string& work_language, ScriptSection& script, Coverage& coverage)
    : options_(options), phrases_(phrases), outline_(outline), work_language_(work_language), script_(script), coverage_(coverage) {}

void SectionReader::heading(const std::vector<Run>& runs, const std::string& title, int level, const std::string& language) {
  Manner manner = this->manner({Role::heading, language});
  manner.level = static_cast<std::uint8_t>(std::clamp(level, 1, deepest_prosody));
  const HeadingProsody& prosody = options_.voice.heading[manner.level - 1];
  settle(std::max(options_.voice.paragraph_pause, prosody.pause_before));
  if (read(runs, manner, language) == 0) {
    Composer composer(script_.utterances, manner);
    composer.announce(title, language);
    composer.finish({});
  }
  settle(or_else(prosody.pause_after, options_.voice.paragraph_pause));
}

void SectionReader::section(const Section& section, int level, const std::string& untitled, const std::string& outer, bool whole) {
  const std::string& language = inner_language(section.language, outer);
  if (section.level > 0) heading(section.title, untitled, level, language);
  blocks(section.blocks, {Role::body, language});
  if (whole)
    for (const Section& child : section.children) this->section(child, level + 1, untitled, language, true);
}

void SectionReader::notes(const std::vector<const Note*>& notes) {
  for (const Note* note : notes) {
    const std::string number = std::to_string(outline_.note_numbers.at(note->label));
    announce(phrases_.say("note", {{"number", number}}), options_.voice.sentence_pause);
    blocks(note->blocks, {Role::note, work_language_});
  }
}

void SectionReader::settle(Milliseconds pause) {
  if (script_.utterances.empty()) return;
  Utterance& last = script_.utterances.back();
  last.pause_after = std::max(last.pause_after, pause);
  last.paragraph_end = true;
}

void SectionReader::blocks(const std::vector<Block>& blocks, const Place& place) {
  for (const Block& block : blocks) this->block(block, place);
}

void SectionReader::block(const Block& block, const Place& outer) {
  Place place{outer.role, inner_language(block.language, outer.language)};
  switch (block.kind) {
    case Block::Kind::list:
      list(block, place);
      break;
    case Block::Kind::quote:
      if (place.role == Role::body) place.role = Role::quote;
      blocks(block.children, place);
      break;
    case Block::Kind::code:
      code(block, place);
      break;
    case Block::Kind::table:
      table(block, place);
      break;
    case Block::Kind::rule:
      settle(options_.voice.section_pause);
      break;
    case Block::Kind::paragraph:
    case Block::Kind::math:
    case Block::Kind::list_item:
    case Block::Kind::table_row:
    case Block::Kind::table_cell:
      paragraph(block.runs, place);
      blocks(block.children, place);
      break;
  }
}

void SectionReader::paragraph(const std::vector<Run>& runs, const Place& place) {
  if (runs.empty()) return;
  read(runs, manner(place), place.language);
  settle(options_.voice.paragraph_pause);
}

void SectionReader::list(const Block& block, const Place& outer) {
  Place place = outer;
  if (place.role == Role::body) place.role = Role::list_item;
  int number = block.first_number;
  for (const Block& item : block.children) {
    if (block.ordered) {
      Manner counting = announcing(phrases_, work_language_, place.role);
      Composer composer(script_.utterances, counting);
      composer.announce(phrases_.say("list.number", {{"number", std::to_string(number)}}), phrases_.language());
      composer.finish({options_.voice.sentence_pause.count / 2});
      if (number < 1'000'000'000) ++number;
    }
    this->block(item, place);
  }
}

void SectionReader::code(const Block& block, const Place& outer) {
  Place place = outer;
  place.role = Role::code;
  for (const Run& whole : block.runs) {
    Run line = whole;
    for (std::size_t at = 0; at <= whole.text.size();) {
      const std::size_t end = std::min(whole.text.find('\n', at), whole.text.size());
      line.text = whole.text.substr(at, end - at);
      read({line}, manner(place), place.language);
      ++line.line;
      at = end + 1;
    }
  }
  settle(options_.voice.paragraph_pause);
}

void SectionReader::table(const Block& block, const Place& outer) {
  Place place = outer;
  place.role = Role::table_cell;
  paragraph(block.runs, place);
  std::vector<std::string> headers;
  for (std::size_t row = 0; row < block.children.size(); ++row) {
    const Block& cells = block.children[row];
    for (std::size_t column = 0; column < cells.children.size(); ++column) {
      const Block& cell = cells.children[column];
      if (row == 0) headers.push_back(plain_text(cell.runs));
      else if (column < headers.size() && !headers[column].empty())
        announce(phrases_.say("table.header", {{"header", headers[column]}}), {options_.voice.sentence_pause.count / 2});
      read(cell.runs, manner(place), inner_language(cell.language, place.language));
    }
    settle(options_.voice.sentence_pause);
  }
  settle(options_.voice.paragraph_pause);
}

std::size_t SectionReader::read(const std::vector<Run>& runs, const Manner& manner, const std::string& language) {
  ProseSetting setting;
  setting.work_language = work_language_;
  setting.sentence_pause = options_.voice.sentence_pause;
  setting.phrases = &phrases_;
  setting.note_reference = [this](const Run& run) { note_reference(run); };
  Manner spoken = manner;
  if (language == work_language_) spoken.language.clear();
  const std::size_t words = read_prose(flatten(runs), spoken, setting, script_.utterances);
  coverage_.written += words;
  coverage_.spoken += words;
  return words;
}

void SectionReader::note_reference(const Run& run) {
  ++coverage_.written;
  const auto found = outline_.note_numbers.find(run.text);
  if (found == outline_.note_numbers.end()) {
    coverage_.omitted.push_back({run.text, run.line, "refers to a note that does not exist"});
    return;
  }
  Composer composer(script_.utterances, announcing(phrases_, work_language_, Role::note));
  composer.word(phrases_.say("note.reference", {{"number", std::to_string(found->second)}}), run.text, run.line);
  composer.finish(options_.voice.sentence_pause);
  ++coverage_.spoken;
}

void SectionReader::announce(const std::string& text, Milliseconds pause) {
  Composer composer(script_.utterances, announcing(phrases_, work_language_));
  composer.announce(text, phrases_.language());
  composer.finish(pause);
}

Manner SectionReader::manner(const Place& place) const {
  Manner manner;
  manner.role = place.role;
  if (place.language != work_language_) manner.language = place.language;
  return manner;
}

}  // namespace earbound

#include "script/section_reader.hpp"

#include <algorithm>
#include <utility>

#include "script/language_detector.hpp"
#include "script/prose.hpp"

namespace earbound {
namespace {

constexpr int deepest_prosody = 6;

Milliseconds or_else(Milliseconds stated, Milliseconds otherwise) { return stated.count > 0 ? stated : otherwise; }

}  // namespace

SectionReader::SectionReader(const ReadingContext& context, ScriptSection& script, Coverage& coverage)
    : context_(context),
      voice_(context.options.voice),
      phrases_(context.phrases),
      script_(script),
      coverage_(coverage) {}

void SectionReader::heading(const std::vector<Run>& runs, const std::string& title, int level,
                            const std::string& language, const Place& title_place) {
  Manner manner = this->manner({Role::heading, language});
  const int prosody_level = std::clamp(level, 1, deepest_prosody);
  manner.level = static_cast<std::uint8_t>(prosody_level);
  const HeadingProsody& prosody = voice_.heading[prosody_level - 1];
  settle(std::max(voice_.paragraph_pause, prosody.pause_before));
  if (!script_.announcement) cue("heading-" + std::to_string(prosody_level));
  if (says(Verbosity::full) && !script_.announcement)
    lead_ = phrases_.say("heading.level", {{"level", std::to_string(level)}});
  const std::size_t first = script_.utterances.size();
  if (read(runs, manner, language) == 0) {
    Composer composer(script_.utterances, manner);
    if (!lead_.empty()) composer.announce(std::exchange(lead_, {}) + " ", phrases_.language());
    composer.announce(title, language, {{0, title_place}});
    composer.finish_sentence({});
    play_cue(first);
  }
  settle(or_else(prosody.pause_after, voice_.paragraph_pause));
}

void SectionReader::section(const Section& section, int level, const std::string& untitled, const std::string& outer,
                            bool whole) {
  const std::string& language = inner_language(section.language, outer);
  if (section.level > 0) heading(section.title, untitled, level, language);
  blocks(section.blocks, {Role::body, language});
  if (whole)
    for (const Section& child : section.children) this->section(child, level + 1, untitled, language, true);
}

void SectionReader::settle(Milliseconds pause) {
  if (script_.utterances.empty()) return;
  Utterance& last = script_.utterances.back();
  last.pause_after = std::max(last.pause_after, pause);
  last.paragraph_end = true;
}

void SectionReader::blocks(const std::vector<Block>& blocks, const Surroundings& around) {
  for (const Block& block : blocks) this->block(block, around);
}

void SectionReader::block(const Block& block, const Surroundings& outer) {
  Surroundings around = outer;
  around.language = inner_language(block.language, outer.language);
  switch (block.kind) {
    case Block::Kind::list:
      return list(block, around);
    case Block::Kind::quote:
      return quote(block, around);
    case Block::Kind::code:
      return code(block, around);
    case Block::Kind::table:
      return table(block, around);
    case Block::Kind::rule:
      return rule();
    case Block::Kind::paragraph:
    case Block::Kind::math:
    case Block::Kind::list_item:
    case Block::Kind::table_row:
    case Block::Kind::table_cell:
    case Block::Kind::figure:
    case Block::Kind::caption:
      break;
  }
  paragraph(block.runs, around);
  blocks(block.children, around);
}

void SectionReader::paragraph(const std::vector<Run>& runs, const Surroundings& outer) {
  if (runs.empty()) return;
  Surroundings around = outer;
  if (context_.options.detect_language && around.language == context_.work_language) {
    std::string detected = detect_language(plain_text(runs), around.language);
    if (!detected.empty()) around.language = std::move(detected);
  }
  read(runs, manner(around), around.language);
  settle(around.list_depth > 0 ? short_pause() : voice_.paragraph_pause);
}

void SectionReader::list(const Block& block, const Surroundings& outer) {
  Surroundings around = outer;
  if (around.role == Role::body) around.role = Role::list_item;
  ++around.list_depth;
  const bool nested = outer.list_depth > 0;
  const auto items = static_cast<std::int64_t>(block.children.size());
  if (says(Verbosity::standard))
    announce(phrases_.count(nested ? "list.nested" : "list", items), voice_.sentence_pause);
  int number = block.first_number;
  for (const Block& item : block.children) {
    if (block.ordered) {
      lead_ = phrases_.say("list.number", {{"number", std::to_string(number)}});
      constexpr int highest = 999'999'999;  // as CommonMark has it
      number = std::min(number + 1, highest);
    }
    this->block(item, around);
    if (!lead_.empty()) announce(std::exchange(lead_, {}), voice_.sentence_pause);  // an item without text
    settle(short_pause());
  }
  if (nested ? says(Verbosity::standard) : says(Verbosity::full))
    announce(phrases_.say(nested ? "list.nested.end" : "list.end"), voice_.sentence_pause);
  settle(voice_.paragraph_pause);
}

void SectionReader::quote(const Block& block, const Surroundings& outer) {
  Surroundings around = outer;
  if (around.role == Role::body) around.role = Role::quote;
  const bool in_words = says(Verbosity::full) || (says(Verbosity::standard) && !context_.options.cues);
  cue("quote");
  if (in_words) announce(phrases_.say("quote"), short_pause());
  blocks(block.children, around);
  cue("quote-end");
  if (in_words) announce(phrases_.say("quote.end"), voice_.paragraph_pause);
}

void SectionReader::rule() {
  settle(voice_.section_pause);
  cue("rule");
  if (says(Verbosity::full)) announce(phrases_.say("rule"), voice_.paragraph_pause);
}

void SectionReader::code(const Block& block, const Surroundings& outer) {
  const CodePolicy policy = context_.options.code;
  std::int64_t lines = 0;
  for (const Run& run : block.runs) {
    lines += std::count(run.text.begin(), run.text.end(), '\n');
    if (!run.text.empty() && run.text.back() != '\n') ++lines;
  }
  if (policy != CodePolicy::skip) {
    cue("code");
    const std::string language = block.info.substr(0, block.info.find_first_of(" {,"));
    if (language.empty())
      announce(phrases_.count("code", lines), voice_.sentence_pause);
    else
      announce(phrases_.count("code.in", lines, {{"language", language}}), voice_.sentence_pause);
  }
  if (policy != CodePolicy::read) {
    omit(block.runs, outer.language,
         policy == CodePolicy::skip ? "code, skipped as asked" : "code, summarised as asked");
    settle(voice_.paragraph_pause);
    return;
  }
  Surroundings around = outer;
  around.role = Role::code;
  for (const Run& whole : block.runs) {
    Run line = whole;
    for (std::size_t at = 0; at < whole.text.size();) {
      const std::size_t end = std::min(whole.text.find('\n', at), whole.text.size());
      line.text = whole.text.substr(at, end - at);
      line.begin = whole.begin + at;
      read({line}, manner(around), around.language, true);
      ++line.line;
      at = end + 1;
    }
  }
  settle(voice_.paragraph_pause);
  if (says(Verbosity::standard)) announce(phrases_.say("code.end"), voice_.paragraph_pause);
  settle(voice_.paragraph_pause);
}

void SectionReader::table(const Block& block, const Surroundings& outer) {
  constexpr std::size_t wide = 6, tall = 12;
  Surroundings around = outer;
  around.role = Role::table_cell;
  const std::size_t rows = block.children.empty() ? 0 : block.children.size() - 1;
  const std::size_t columns = block.children.empty() ? 0 : block.children.front().children.size();
  const bool summarised = context_.options.verbosity == Verbosity::brief && (columns > wide || rows > tall);
  if (says(Verbosity::standard) || summarised) {
    const std::string size = phrases_.count("table.columns", static_cast<std::int64_t>(columns)) + ", " +
                             phrases_.count("table.rows", static_cast<std::int64_t>(rows));
    announce(phrases_.say("table", {{"size", size}}), voice_.sentence_pause);
  }
  paragraph(block.runs, around);
  std::vector<std::string> headers;
  for (std::size_t row = 0; row < block.children.size(); ++row) {
    const Block& cells = block.children[row];
    if (row == 0) {
      for (const Block& cell : cells.children)
        headers.push_back(spoken(cell.runs, inner_language(cell.language, around.language)));
      lead_ = phrases_.say("table.header.row");
      for (const Block& cell : cells.children)
        read(cell.runs, manner(around), inner_language(cell.language, around.language));
      lead_.clear();
    } else if (summarised) {
      omit(cells, around.language, "table, summarised as asked");
    } else {
      table_row(cells, headers, around);
    }
    settle(short_pause());
  }
  settle(voice_.paragraph_pause);
}

void SectionReader::table_row(const Block& row, const std::vector<std::string>& headers, const Surroundings& around) {
  for (std::size_t column = 0; column < row.children.size(); ++column) {
    const Block& cell = row.children[column];
    const bool named = column < headers.size() && !headers[column].empty();
    if (named) lead_ = phrases_.say("table.header", {{"header", headers[column]}});
    const std::size_t words = read(cell.runs, manner(around), inner_language(cell.language, around.language));
    if (words == 0 && named && says(Verbosity::standard)) announce(phrases_.say("table.empty"), voice_.sentence_pause);
    lead_.clear();
  }
}

std::size_t SectionReader::read(const std::vector<Run>& runs, const Manner& manner, const std::string& language,
                                bool name_signs) {
  const std::size_t first = script_.utterances.size();
  Manner spoken = manner;
  if (language == context_.work_language) spoken.language.clear();
  const ProseTally tally = read_prose(flatten(runs), spoken,
                                      {.work_language = context_.work_language,
                                       .phrases = phrases_,
                                       .words = {phrases_, context_.shelf, mentions_, says(Verbosity::full)},
                                       .sentence_pause = voice_.sentence_pause,
                                       .lead = lead_,
                                       .announce_links = says(Verbosity::full),
                                       .deleted_text = says(Verbosity::standard) && phrases_.has("deleted"),
                                       .name_signs = name_signs,
                                       .mark = [this](const Run& run) { mark(run); }},
                                      script_.utterances);
  if (script_.utterances.size() > first) lead_.clear();
  play_cue(first);
  coverage_.written += tally.spoken + tally.omitted.size();
  coverage_.spoken += tally.spoken;
  coverage_.omitted.insert(coverage_.omitted.end(), tally.omitted.begin(), tally.omitted.end());
  coverage_.signs.add(tally.signs);
  return tally.spoken;
}

std::string SectionReader::spoken(const std::vector<Run>& runs, const std::string& language) const {
  std::vector<Utterance> utterances;
  FirstMentions mentions = mentions_;
  read_prose(flatten(runs), manner({Role::body, language}),
             {.work_language = context_.work_language,
              .phrases = phrases_,
              .words = {phrases_, context_.shelf, mentions, false},
              .sentence_pause = {}},
             utterances);
  std::string text;
  for (const Utterance& utterance : utterances) {
    if (utterance.phonemes) return plain_text(runs);  // only what is read itself may hold phonemes
    text += (text.empty() ? "" : " ") + utterance.text;
  }
  return text;
}

std::string SectionReader::spoken(const std::string& text, const std::string& language) const {
  Run run;
  run.text = text;
  return spoken(std::vector<Run>{run}, language);
}

void SectionReader::announce(const std::string& text, Milliseconds pause, const std::vector<Quotation>& quoted) {
  const std::size_t first = script_.utterances.size();
  Composer composer(script_.utterances, announcing());
  if (!lead_.empty()) composer.announce(std::exchange(lead_, {}) + " ", phrases_.language());
  composer.announce(text, phrases_.language(), quoted);
  composer.finish_sentence(pause);
  play_cue(first);
}

void SectionReader::cue(std::string_view name) {
  if (context_.options.cues) cue_ = name;
}

void SectionReader::play_cue(std::size_t first) {
  if (script_.utterances.size() > first && !cue_.empty()) script_.utterances[first].cue = std::exchange(cue_, {});
}

Manner SectionReader::manner(const Surroundings& around) const {
  Manner manner;
  manner.role = around.role;
  if (around.language != context_.work_language) manner.language = around.language;
  return manner;
}

Milliseconds SectionReader::short_pause() const {
  return {(voice_.sentence_pause.count + voice_.paragraph_pause.count) / 2};
}

}  // namespace earbound

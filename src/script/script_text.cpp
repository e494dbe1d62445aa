#include "script/script_text.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <string_view>
#include <vector>

#include "model/source_parts.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

std::string_view name(Role role) {
  switch (role) {
    case Role::heading:
      return "heading";
    case Role::body:
      return "body";
    case Role::list_item:
      return "item";
    case Role::table_cell:
      return "cell";
    case Role::quote:
      return "quote";
    case Role::code:
      return "code";
    case Role::note:
      return "note";
    case Role::announcement:
      break;
  }
  return "says";
}

/// Byte offset of every code point, and of the end.
std::vector<std::size_t> offsets(std::string_view text) {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) result.push_back(i);
  result.push_back(text.size());
  return result;
}

/// The text with *stressed words* marked.
std::string marked(const Utterance& utterance) {
  std::string result;
  const std::vector<std::size_t> at = offsets(utterance.text);
  std::size_t reached = 0;
  const auto copy_up_to = [&](std::size_t end) {
    result += utterance.text.substr(reached, end - reached);
    reached = end;
  };
  for (std::size_t i = 0; i < utterance.words.size(); ++i) {
    if (!utterance.words[i].strong) continue;
    copy_up_to(at[utterance.words[i].begin]);
    result += '*';
    while (i + 1 < utterance.words.size() && utterance.words[i + 1].strong) ++i;
    copy_up_to(at[utterance.words[i].end]);
    result += '*';
  }
  copy_up_to(utterance.text.size());
  return result;
}

/// The characters that are spoken for each word.
std::vector<std::string> spoken_words(const Utterance& utterance) {
  std::vector<std::string> result;
  const std::vector<std::size_t> at = offsets(utterance.text);
  for (const Word& word : utterance.words)
    result.push_back(utterance.text.substr(at[word.begin], at[word.end] - at[word.begin]));
  return result;
}

std::string changed_words(const Utterance& utterance, const PlaceReader& places, bool explain) {
  std::string result;
  const std::vector<std::string> spoken = spoken_words(utterance);
  for (std::size_t i = 0; i < spoken.size(); ++i) {
    if (!utterance.words[i].place.is_written()) continue;
    const std::string written = places.written(utterance.words[i].place);
    if (written == spoken[i]) continue;
    const std::string folded = fold_space(written);
    if (folded == spoken[i]) continue;
    result += fmt::format("{}{} → {}", result.empty() ? "" : "; ", folded, spoken[i]);
    if (explain && !utterance.words[i].rule.empty()) result += fmt::format(" [{}]", utterance.words[i].rule);
  }
  return result;
}

int line_of(const Utterance& utterance, PlaceReader& places) {
  for (const Word& word : utterance.words)
    if (const int line = places.line(word.place); line > 0) return line;
  return 0;
}

}  // namespace

std::string script_text(const ScriptSection& section, const TextIndex& texts, bool explain) {
  PlaceReader places(texts);
  std::string result =
      fmt::format("== {} (level {}{})\n", section.title, section.level, section.announcement ? ", announcement" : "");
  for (const Utterance& utterance : section.utterances) {
    const int line = line_of(utterance, places);
    std::string manner(name(utterance.role));
    if (utterance.level > 0) manner += fmt::format(" {}", utterance.level);
    if (utterance.strong) manner += " strong";
    if (!utterance.language.empty()) manner += " " + utterance.language;
    result += fmt::format("{:>5}  {}: ", line > 0 ? line_name(texts.source_parts(), line) : "-", manner);
    if (utterance.pause_before.count > 0) result += fmt::format("({} ms) ", utterance.pause_before.count);
    if (!utterance.cue.empty()) result += fmt::format("<{}> ", utterance.cue);
    result += fmt::format("{} ({} ms){}\n", marked(utterance), utterance.pause_after.count,
                          utterance.paragraph_end ? " ¶" : "");
    if (const std::string changes = changed_words(utterance, places, explain); !changes.empty())
      result += fmt::format("         {}\n", changes);
  }
  return result;
}

std::string place_table(const ScriptSection& section, const TextIndex& texts) {
  PlaceReader places(texts);
  std::string result;
  for (const Utterance& utterance : section.utterances) {
    const std::vector<std::string> spoken = spoken_words(utterance);
    for (std::size_t i = 0; i < spoken.size(); ++i) {
      const Place& place = utterance.words[i].place;
      if (!place.is_written()) continue;
      result += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", place.text.number, place.range.begin.count,
                            place.range.end.count, line_name(texts.source_parts(), places.line(place)),
                            fold_space(places.written(place)), spoken[i]);
    }
  }
  return result;
}

}  // namespace earbound

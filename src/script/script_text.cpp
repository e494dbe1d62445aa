#include "script/script_text.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <string_view>
#include <vector>

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

std::string changed_words(const Utterance& utterance) {
  std::string result;
  const std::vector<std::size_t> at = offsets(utterance.text);
  for (const Word& word : utterance.words) {
    if (word.written.empty()) continue;
    const std::string spoken = utterance.text.substr(at[word.begin], at[word.end] - at[word.begin]);
    result += fmt::format("{}{} → {}", result.empty() ? "" : "; ", word.written, spoken);
  }
  return result;
}

int line_of(const Utterance& utterance) {
  for (const Word& word : utterance.words)
    if (word.line > 0) return static_cast<int>(word.line);
  return 0;
}

}  // namespace

std::string script_text(const ScriptSection& section, bool words) {
  std::string result =
      fmt::format("== {} (level {}{})\n", section.title, section.level, section.announcement ? ", announcement" : "");
  for (const Utterance& utterance : section.utterances) {
    const int line = line_of(utterance);
    std::string manner(name(utterance.role));
    if (utterance.level > 0) manner += fmt::format(" {}", utterance.level);
    if (utterance.strong) manner += " strong";
    if (!utterance.language.empty()) manner += " " + utterance.language;
    result += fmt::format("{:>5}  {}: ", line > 0 ? std::to_string(line) : "-", manner);
    if (utterance.pause_before.count > 0) result += fmt::format("({} ms) ", utterance.pause_before.count);
    if (!utterance.cue.empty()) result += fmt::format("<{}> ", utterance.cue);
    result += fmt::format("{} ({} ms){}\n", marked(utterance), utterance.pause_after.count,
                          utterance.paragraph_end ? " ¶" : "");
    if (const std::string changes = words ? changed_words(utterance) : std::string(); !changes.empty())
      result += fmt::format("         {}\n", changes);
  }
  return result;
}

}  // namespace earbound

#include "script/phrases.hpp"

#include <algorithm>
#include <charconv>

#include "base/error.hpp"
#include "script/rule_file.hpp"

namespace earbound {
namespace {

/// A phrase and the names that may stand in it in braces, between spaces.
struct PhraseKey {
  std::string_view key, names;
};

constexpr PhraseKey keys[] = {
    {"singular", ""},
    {"contents.title", ""},
    {"contents.heading", ""},
    {"contents.chapter", "title length"},
    {"contents.chapters.one", "n"},
    {"contents.chapters.other", "n"},
    {"contents.by", "authors"},
    {"contents.date", "date"},
    {"contents.length", "length"},
    {"contents.join", "first last"},
    {"closing.title", ""},
    {"closing", "title"},
    {"date.month", "month year"},
    {"date.day", "day ordinal month year"},
    {"section.untitled", ""},
    {"heading.level", "level"},
    {"hours.one", "n"},
    {"hours.other", "n"},
    {"minutes.one", "n"},
    {"minutes.other", "n"},
    {"seconds.one", "n"},
    {"seconds.other", "n"},
    {"image", ""},
    {"image.undescribed", ""},
    {"link", ""},
    {"deleted", ""},
    {"formula", ""},
    {"rule", ""},
    {"quote", ""},
    {"quote.end", ""},
    {"note.reference", "number"},
    {"note", "number"},
    {"list.one", "n"},
    {"list.other", "n"},
    {"list.end", ""},
    {"list.nested.one", "n"},
    {"list.nested.other", "n"},
    {"list.nested.end", ""},
    {"list.number", "number"},
    {"code.one", "n"},
    {"code.other", "n"},
    {"code.in.one", "n language"},
    {"code.in.other", "n language"},
    {"code.end", ""},
    {"table", "size"},
    {"table.columns.one", "n"},
    {"table.columns.other", "n"},
    {"table.rows.one", "n"},
    {"table.rows.other", "n"},
    {"table.header.row", ""},
    {"table.header", "header"},
    {"table.empty", ""},
    {"address.link", "address"},
    {"address.dot", ""},
    {"address.at", ""},
    {"address.slash", ""},
    {"address.underscore", ""},
};

bool is_among(std::string_view name, std::string_view names) {
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    if (names.substr(0, end) == name) return true;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return false;
}

/// Throws Error (without place) for braces that do not close, or enclose what has no value.
void check_names(std::string_view text, const PhraseKey& phrase) {
  for (std::size_t open; (open = text.find('{')) != std::string_view::npos;) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos)
      throw Error("the brace in '" + std::string(phrase.key) + "' does not close", "write {name}");
    const std::string name(text.substr(open + 1, close - open - 1));
    if (!is_among(name, phrase.names))
      throw Error("'" + std::string(phrase.key) + "' knows no {" + name + "}",
                  phrase.names.empty() ? "it has no values" : "its values are: " + std::string(phrase.names));
    text.remove_prefix(close + 1);
  }
}

/// "0 1": whole numbers between spaces. Throws Error (without place).
std::vector<std::int64_t> numbers(std::string_view text) {
  std::vector<std::int64_t> found;
  for (const char* at = text.data(); at < text.data() + text.size();) {
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(at, text.data() + text.size(), value);
    if (failure != std::errc{})
      throw Error("'singular' lists the numbers that go with the singular", "write: singular = 1");
    found.push_back(value);
    at = end + 1;
  }
  return found;
}

std::string filled(std::string text, Phrases::Values values, std::string_view number) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t close = text[i] == '{' ? text.find('}', i) : std::string::npos;
    if (close == std::string::npos) {
      result += text[i++];
      continue;
    }
    const std::string_view name = std::string_view(text).substr(i + 1, close - i - 1);
    if (name == "n") result += number;
    for (const auto& [key, value] : values)
      if (key == name) result += value;
    i = close + 1;
  }
  return result;
}

}  // namespace

Phrases Phrases::load(const std::string& directory, const std::string& language) {
  Phrases phrases;
  phrases.language_ = primary_language(language);
  const std::string folder = directory + "/announcements";
  phrases.file_ = rule_file_of_language(folder, language);
  if (phrases.file_.empty()) {
    phrases.language_ = "en";
    phrases.file_ = folder + "/en.txt";
  }
  const RuleFile file = read_rule_file(phrases.file_);
  for (const RuleLine& rule : file.rules) {
    const auto phrase =
        std::find_if(std::begin(keys), std::end(keys), [&](const PhraseKey& each) { return each.key == rule.key; });
    if (phrase == std::end(keys))
      throw Error("unknown phrase '" + rule.key + "'", "compare with announcements/en.txt").at(file.path, rule.line);
    try {
      check_names(rule.value, *phrase);
      if (rule.key == "singular") phrases.singular_ = numbers(rule.value);
    } catch (Error& error) {
      throw error.at(file.path, rule.line);
    }
    phrases.texts_[rule.key] = rule.value;
  }
  for (const PhraseKey& each : keys)
    if (!phrases.texts_.contains(each.key))
      throw Error("the phrase '" + std::string(each.key) + "' is missing", "compare with announcements/en.txt")
          .at(file.path);
  return phrases;
}

std::string Phrases::say(std::string_view key, Values values) const {
  const auto found = texts_.find(key);
  if (found == texts_.end()) throw Error("no phrase '" + std::string(key) + "'").at(file_);
  return filled(found->second, values, {});
}

std::string Phrases::count(std::string_view key, std::int64_t n, Values values) const {
  const bool one = std::find(singular_.begin(), singular_.end(), n) != singular_.end();
  const auto found = texts_.find(std::string(key) + (one ? ".one" : ".other"));
  if (found == texts_.end()) throw Error("no phrase '" + std::string(key) + "'").at(file_);
  return filled(found->second, values, std::to_string(n));
}

std::string Phrases::length(Milliseconds time) const {
  std::int64_t seconds = std::max<std::int64_t>(1, (time.count + 500) / 1000);
  if (seconds >= 600) seconds = (seconds + 30) / 60 * 60;
  std::string text;
  const auto add = [&](std::string_view unit, std::int64_t n) {
    if (n == 0) return;
    if (!text.empty()) text += ' ';
    text += count(unit, n);
  };
  add("hours", seconds / 3600);
  add("minutes", seconds / 60 % 60);
  add("seconds", seconds % 60);
  return text;
}

std::string Phrases::rough_length(Milliseconds time) const {
  constexpr std::int64_t minute = 60'000, hour = 60 * minute;
  const std::int64_t step = time.count < 3 * minute / 2 ? 5'000
                            : time.count < 5 * minute   ? 10'000
                            : time.count < 10 * minute  ? 30'000
                            : time.count < 2 * hour     ? minute
                                                        : 5 * minute;
  return length({std::max(step, (time.count + step / 2) / step * step)});
}

std::string Phrases::join(const std::vector<std::string>& names) const {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0 && i + 1 == names.size())
      text = say("contents.join", {{"first", text}, {"last", names[i]}});
    else
      text += (i > 0 ? ", " : "") + names[i];
  }
  return text;
}

}  // namespace earbound

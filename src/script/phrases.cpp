#include "script/phrases.hpp"

#include <algorithm>
#include <vector>

#include "base/error.hpp"
#include "base/nearest_name.hpp"
#include "config/language.hpp"
#include "config/rule_file.hpp"
#include "text/languages.hpp"

namespace earbound {
namespace {

enum class PhraseKind {
  once,
  optional,          ///< ICU says it where the file does not
  counted,           ///< one for each category of the plural: KEY.one, KEY.other
  counted_optional,  ///< the same; ICU says those that are missing
};

/// A phrase and the names that may stand in it in braces, between spaces.
struct PhraseKey {
  std::string_view key, names;
  PhraseKind kind = PhraseKind::once;

  [[nodiscard]] bool is_counted() const { return kind == PhraseKind::counted || kind == PhraseKind::counted_optional; }
};

constexpr PhraseKey keys[] = {
    {"contents.title", ""},
    {"contents.heading", ""},
    {"contents.chapter", "title length"},
    {"contents.chapters", "n", PhraseKind::counted},
    {"contents.by", "authors"},
    {"contents.date", "date"},
    {"contents.length", "length"},
    {"closing.title", ""},
    {"closing", "title"},
    {"date.month", "month year", PhraseKind::optional},
    {"date.day", "day ordinal month year", PhraseKind::optional},
    {"section.untitled", ""},
    {"heading.level", "level"},
    {"hours", "n", PhraseKind::counted_optional},
    {"minutes", "n", PhraseKind::counted_optional},
    {"seconds", "n", PhraseKind::counted_optional},
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
    {"list", "n", PhraseKind::counted},
    {"list.end", ""},
    {"list.nested", "n", PhraseKind::counted},
    {"list.nested.end", ""},
    {"list.number", "number"},
    {"code", "n", PhraseKind::counted},
    {"code.in", "n language", PhraseKind::counted},
    {"code.end", ""},
    {"table", "size"},
    {"table.columns", "n", PhraseKind::counted},
    {"table.rows", "n", PhraseKind::counted},
    {"table.header.row", ""},
    {"table.header", "header"},
    {"table.empty", ""},
    {"address.link", "address"},
    {"address.dot", ""},
    {"address.at", ""},
    {"address.slash", ""},
    {"address.underscore", ""},
    {"address.hyphen", "", PhraseKind::optional},
    {"address.ampersand", "", PhraseKind::optional},
};

constexpr std::string_view plural_forms[] = {"zero", "one", "two", "few", "many", "other"};

/// "list.one": the key of a form of the plural.
std::string counted_key(std::string_view key, std::string_view form) {
  return std::string(key).append(".").append(form);
}

/// The row of a key as it stands in a file, or null.
const PhraseKey* find_key(std::string_view written) {
  for (const PhraseKey& each : keys) {
    if (!each.is_counted() && each.key == written) return &each;
    if (each.is_counted() && written.starts_with(each.key) && written.size() > each.key.size() &&
        written[each.key.size()] == '.' &&
        std::find(std::begin(plural_forms), std::end(plural_forms), written.substr(each.key.size() + 1)) !=
            std::end(plural_forms))
      return &each;
  }
  return nullptr;
}

/// The keys that a file in a language must have; those of its plurals by the numbers that are counted.
std::vector<std::string> required_keys(const std::string& language) {
  std::vector<std::string> required;
  const std::vector<std::string> forms = plural_categories(language);
  for (const PhraseKey& each : keys) {
    if (each.kind == PhraseKind::once) required.emplace_back(each.key);
    if (each.kind == PhraseKind::counted)
      for (const std::string& form : forms) required.push_back(counted_key(each.key, form));
  }
  return required;
}

[[noreturn]] void refuse_key(const std::string& written, const std::string& language) {
  const std::vector<std::string> required = required_keys(language);
  const std::vector<std::string_view> known(required.begin(), required.end());
  throw Error("unknown phrase '" + written + "'", nearest_names(written, known));
}

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
  phrases.language_ = language;
  phrases.file_ = file_of_language(directory, language, language_file::announcements);
  if (phrases.file_.empty())
    throw Error("there are no announcements in " + directory + "/languages", "install earbound completely");
  const std::string written_for = is_of_language(phrases.file_) ? language : std::string(no_language);
  const RuleFile file = read_rule_file(phrases.file_);
  for (const RuleLine& rule : file.rules) {
    try {
      const PhraseKey* phrase = find_key(rule.key);
      if (phrase == nullptr) refuse_key(rule.key, written_for);
      check_names(rule.value, *phrase);
    } catch (Error& error) {
      throw error.at(file.path, rule.line);
    }
    phrases.texts_[rule.key] = rule.value;
  }
  for (const std::string& key : required_keys(written_for))
    if (!phrases.texts_.contains(key))
      throw Error("the phrase '" + key + "' is missing", "add it; announcements.txt of 'en' shows how").at(file.path);
  return phrases;
}

bool Phrases::has(std::string_view key) const {
  const auto found = texts_.find(key);
  return found != texts_.end() && !found->second.empty();
}

std::string Phrases::say(std::string_view key, Values values) const {
  const auto found = texts_.find(key);
  return found == texts_.end() ? std::string() : filled(found->second, values, {});
}

std::string Phrases::count(std::string_view key, std::int64_t n, Values values) const {
  auto found = texts_.find(counted_key(key, plural_category(language_, n)));
  if (found == texts_.end()) found = texts_.find(counted_key(key, "other"));
  return found == texts_.end() ? std::string() : filled(found->second, values, std::to_string(n));
}

std::string Phrases::length(Milliseconds time) const {
  std::int64_t seconds = std::max<std::int64_t>(1, (time.count + 500) / 1000);
  if (seconds >= 600) seconds = (seconds + 30) / 60 * 60;
  std::string text;
  const auto add = [&](std::string_view key, TimeUnit unit, std::int64_t n) {
    if (n == 0) return;
    if (!text.empty()) text += ' ';
    const auto found = texts_.find(counted_key(key, plural_category(language_, n)));
    text += found == texts_.end() ? time_in_words(language_, unit, n) : filled(found->second, {}, std::to_string(n));
  };
  add("hours", TimeUnit::hour, seconds / 3600);
  add("minutes", TimeUnit::minute, seconds / 60 % 60);
  add("seconds", TimeUnit::second, seconds % 60);
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

}  // namespace earbound

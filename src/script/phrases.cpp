#include "script/phrases.hpp"

#include <algorithm>
#include <charconv>

#include "base/error.hpp"
#include "script/rule_file.hpp"

namespace earbound {
namespace {

constexpr std::string_view keys[] = {
    "singular", "contents.title", "contents.heading", "contents.chapter", "contents.by", "contents.date", "contents.join",
    "closing.title", "closing", "date.month", "date.day", "section.untitled", "heading.level",
    "hours.one", "hours.other", "minutes.one", "minutes.other", "seconds.one", "seconds.other",
    "image", "image.undescribed", "link", "deleted", "formula", "rule", "quote", "quote.end", "note.reference", "note",
    "list.one", "list.other", "list.end", "list.nested.one", "list.nested.other", "list.nested.end", "list.number",
    "code.one", "code.other", "code.in.one", "code.in.other", "code.end",
    "table", "table.columns.one", "table.columns.other", "table.rows.one", "table.rows.other", "table.header.row", "table.header",
    "table.empty", "address.link", "address.dot", "address.at", "address.slash", "address.underscore",
};

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
    if (std::find(std::begin(keys), std::end(keys), rule.key) == std::end(keys))
      throw Error("unknown phrase '" + rule.key + "'", "compare with announcements/en.txt").at(file.path, rule.line);
    phrases.texts_[rule.key] = rule.value;
  }
  for (const std::string_view key : keys)
    if (!phrases.texts_.contains(key))
      throw Error("the phrase '" + std::string(key) + "' is missing", "compare with announcements/en.txt").at(file.path);
  phrases.singular_.clear();
  const std::string& singular = phrases.texts_.at("singular");
  for (const char* at = singular.data(); at < singular.data() + singular.size();) {
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(at, singular.data() + singular.size(), value);
    if (failure != std::errc{}) throw Error("'singular' lists the numbers that go with the singular", "write: singular = 1").at(file.path);
    phrases.singular_.push_back(value);
    at = end + 1;
  }
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

std::string Phrases::join(const std::vector<std::string>& names) const {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0 && i + 1 == names.size()) text = say("contents.join", {{"first", text}, {"last", names[i]}});
    else text += (i > 0 ? ", " : "") + names[i];
  }
  return text;
}

}  // namespace earbound

#include "script/word_reader.hpp"

#include <algorithm>
#include <cctype>
#include <system_error>

#include "config/language.hpp"
#include "script/address.hpp"
#include "script/code_speech.hpp"
#include "script/math_speech.hpp"
#include "text/languages.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

/// Index of the first word from `index` on that does not lie in the same run.
std::size_t end_of_run(const Prose& prose, const Passage& passage, std::size_t index) {
  const Run* run = &prose.run_at(passage.words[index].begin);
  std::size_t end = index + 1;
  while (end < passage.last && &prose.run_at(passage.words[end].begin) == run) ++end;
  return end;
}

bool may_be_address(std::string_view word) {
  if (word.find_first_of("@:") != std::string_view::npos || word.substr(0, 4) == "www.") return true;
  const auto dot = word.find('.');  // a host without scheme
  return dot != std::string_view::npos && dot > 1 && dot + 2 < word.size() && word[dot + 1] >= 'a' &&
         word[dot + 1] <= 'z';
}

/// What stands raised in the word, or right behind it as a sign: "2" of m<sup>2</sup>, "-" of Cl<sup>-</sup>.
struct Raised {
  std::string base, exponent;
  std::size_t end = 0;
};

Raised raised_part(const Prose& prose, const Passage& passage, std::size_t index) {
  const TextRange range = passage.words[index];
  Raised part;
  std::size_t split = range.begin;
  while (split < range.end && !prose.run_at(split).superscript) ++split;
  part.end = range.end;
  if (part.end < passage.end && passage.text[part.end] == '-' && prose.run_at(part.end).superscript) ++part.end;
  part.base = passage.text.substr(range.begin, split - range.begin);
  part.exponent = passage.text.substr(split, part.end - split);
  return part;
}

/// A base and a raised number: m<sup>2</sup>, or its charge: Ca<sup>2+</sup>.
bool raised(const Prose& prose, const Passage& passage, std::size_t index, const Rules& rules, Reading& reading) {
  const TextRange range = passage.words[index];
  const bool behind = range.end < passage.end && passage.text[range.end] == '-' && prose.run_at(range.end).superscript;
  if ((!behind && !prose.run_at(range.end - 1).superscript) || prose.run_at(range.begin).superscript) return false;
  const auto [base, exponent, end] = raised_part(prose, passage, index);
  if (exponent.empty() || exponent.find_first_not_of("0123456789-+\u2212") != std::string::npos) return false;
  const auto say = [&, last = end](std::string spoken) { reading.say(1, range.begin, last, std::move(spoken)); };
  // 5 m<sup>2</sup> is an area.
  const auto unit = exponent == "2"   ? rules.words.units.find(base + "\u00B2")
                    : exponent == "3" ? rules.words.units.find(base + "\u00B3")
                                      : rules.words.units.end();
  if (unit != rules.words.units.end() && index > passage.first &&
      std::isdigit(static_cast<unsigned char>(passage.word(index - 1).back())) != 0) {
    say(passage.word(index - 1) == "1" ? unit->second.one : unit->second.other);
    return true;
  }
  const auto word = [](const TextMap<std::string>& table, std::string_view key) {
    const auto found = table.find(key);
    return found == table.end() ? std::string() : found->second;
  };
  const std::size_t sign = exponent.find_first_of("-+\xE2");
  const std::string digits =
      exponent.substr(exponent.find_first_of("0123456789") == std::string::npos ? exponent.size()
                                                                                : exponent.find_first_of("0123456789"));
  if (sign != std::string::npos && (sign > 0 || digits.empty())) {
    const std::string charge = word(rules.terms, exponent[sign] == '+' ? "plus" : "minus");
    if (charge.empty()) return false;
    say(base + " " + exponent.substr(0, sign) + (sign > 0 ? " " : "") + charge);
    return true;
  }
  const std::string minus = word(rules.terms, "minus");
  const std::string power = sign == 0 && exponent[0] != '+' && !minus.empty() ? minus + " " + digits : exponent;
  std::string spoken = exponent == "2"   ? word(rules.math, "^2")
                       : exponent == "3" ? word(rules.math, "^3")
                                         : word(rules.math, "^") + " " + power;
  if (spoken.empty() || word(rules.math, "^").empty()) return false;
  say(base + " " + spoken);
  return true;
}

}  // namespace

void LanguageShelf::add_language(const std::string& language) {
  const std::string primary = primary_language(language);
  if (primary.empty() || rules_.contains(primary)) return;
  rules_.emplace(
      primary,
      LanguageRules{Normaliser(Rules::load(directory_, language)), {}, load_characters_per_word(directory_, language)});
}

void LanguageShelf::add_all_languages() {
  for (const std::string& language : installed_languages(directory_)) add_language(language);
}

void LanguageShelf::add_lexicon(const std::string& path) {
  const LexiconFile file = read_lexicon(path, directory_);
  add_language(file.language);
  rules_.at(primary_language(file.language)).lexicon.add(file);
}

const LanguageRules& LanguageShelf::rules(const std::string& language) const {
  static const LanguageRules none{Normaliser(Rules{}), {}, 600};
  const auto found = rules_.find(primary_language(language));
  return found == rules_.end() ? none : found->second;
}

void WordReading::read(const Prose& prose, const Passage& passage, std::size_t index, const std::string& language,
                       bool capitals, Reading& reading) const {
  const LanguageRules& known = shelf.rules(language);
  const TextRange range = passage.words[index];
  const Run& run = prose.run_at(range.begin);
  const std::string_view word = passage.word(index);

  if (run.kind == Run::Kind::math) {
    const std::size_t end = end_of_run(prose, passage, index);
    const std::size_t last = passage.words[end - 1].end;
    auto text = spoken_math(run.text, known.normaliser.rules().math);
    reading.rule = "formula";
    const char* const otherwise = "formula";
    // A language without a word for it leaves the formula to the engine.
    reading.say(end - index, range.begin, last,
                text                     ? std::move(*text)
                : phrases.has(otherwise) ? phrases.say(otherwise)
                                         : fold_space(run.text));
    return;
  }
  if (run.kind == Run::Kind::code) {
    const TextMap<std::string>& names = known.normaliser.rules().names_of_symbols;
    const std::size_t begin = range.begin - (sign_joins_word(passage.text, range.begin, names) ? 1 : 0);
    std::string text = spoken_code(passage.text.substr(begin, range.end - begin), names);
    reading.rule = "code";
    if (text != word) reading.say(1, begin, range.end, std::move(text));
    return;
  }
  if (!run.expansion.empty() && mentions.expansions.insert(run.text).second) {
    const std::size_t end = end_of_run(prose, passage, index);
    reading.rule = "expansion";
    reading.say(end - index, range.begin, passage.words[end - 1].end, run.expansion);
    return;
  }
  reading.rule = "lexicon";
  known.lexicon.read(passage, index, reading);
  if (!reading.words.empty()) return;
  reading.rule = {};
  if (may_be_address(word)) {
    if (auto text = spoken_address(word, phrases, whole_addresses)) {
      reading.rule = "electronic";
      if (!whole_addresses) reading.unsaid = path_of_address(word, range.begin);
      reading.say(1, range.begin, range.end, std::move(*text));
      return;
    }
  }
  if (raised(prose, passage, index, known.normaliser.rules(), reading)) {
    reading.rule = "power";
    return;
  }
  if (capitals)
    known.normaliser.read_capitals(passage, index, language, reading);
  else
    known.normaliser.read(passage, index, reading);
}

}  // namespace earbound

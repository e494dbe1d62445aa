#include "script/normaliser.hpp"

#include <algorithm>
#include <string_view>

#include "script/classes/amount.hpp"
#include "script/classes/classes.hpp"
#include "script/classes/fraction_words.hpp"
#include "text/ascii.hpp"
#include "text/roman.hpp"
#include "text/segmentation.hpp"
#include "text/small_characters.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

bool is_multibyte(char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; }

std::string lower_ascii(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (is_ascii_capital(c)) c = static_cast<char>(c - 'A' + 'a');
  return result;
}

/// Equal, but for the case of the first letter where `key` begins with a small one. A letter alone is no word: "V." is
/// not "v.".
bool matches(std::string_view text, std::string_view key) {
  if (text.size() != key.size() || text.empty()) return false;
  const bool letter = key.find_first_not_of('.', 1) == std::string_view::npos;
  const bool first = text[0] == key[0] ||
                     (!letter && is_ascii_small(key[0]) && is_ascii_capital(text[0]) && text[0] - 'A' == key[0] - 'a');
  return first && text.substr(1) == key.substr(1);
}

}  // namespace

void Normaliser::read(const Passage& passage, std::size_t index, Reading& reading) const {
  const std::string_view word = passage.word(index);
  const char first = word.front();
  const auto by = [&](bool claimed, std::string_view rule) {
    if (claimed && reading.rule.empty()) reading.rule = rule;
    return claimed;
  };
  if (by(abbreviation(passage, index, reading), "abbreviation")) return;
  if (idiom(passage, index, reading) || classified(passage, index, reading)) return;
  if (is_ascii_capital(first) && by(numeral(passage, index, reading), "Roman numeral")) return;
  if (is_ascii_capital(first) && by(initial(passage, index, reading), "initial")) return;
  if (!is_ascii_letter(first) && by(symbol(passage, index, reading), "symbol")) return;
  if (compatible(passage, index, reading)) return;
  if (word.find('/') != std::string_view::npos) by(slashes(passage, index, reading), "slashes");
}

const std::vector<Abbreviation>* Normaliser::abbreviations(std::string_view word) const {
  auto found = rules_.abbreviations.find(word);
  if (found == rules_.abbreviations.end() && is_ascii_capital(word.front())) {
    std::string small(word);
    small[0] = static_cast<char>(small[0] - 'A' + 'a');
    found = rules_.abbreviations.find(small);
  }
  return found == rules_.abbreviations.end() ? nullptr : &found->second;
}

/// A name stands right before: "High" of "High St.".
bool Normaliser::follows_name(const Passage& passage, std::size_t index) {
  if (index == passage.first || !is_ascii_capital(passage.text[passage.words[index - 1].begin])) return false;
  return passage.text.substr(passage.words[index - 1].end, passage.words[index].begin - passage.words[index - 1].end) ==
         " ";
}

std::size_t Normaliser::stands(const Abbreviation& rule, const Passage& passage, std::size_t index) const {
  const std::size_t begin = passage.words[index].begin, end = begin + rule.written.size();
  if (end > passage.end || !matches(passage.text.substr(begin, rule.written.size()), rule.written)) return 0;
  std::size_t next = index + 1;
  while (next < passage.last && passage.words[next].begin < end) ++next;
  if (passage.words[next - 1].end > end) return 0;  // inside a word
  if (rule.before == Abbreviation::Before::anything) return next;
  // "5 High St. She": behind a name, and not at the beginning.
  if (rule.before == Abbreviation::Before::after_name)
    return index > passage.first + 1 && follows_name(passage, index) ? next : 0;
  if (next >= passage.last) return 0;
  const std::size_t at = passage.words[next].begin;
  if (passage.text.substr(end, at - end).find_first_not_of(' ') != std::string_view::npos) return 0;
  const char follower = passage.text[at];
  if (rule.before == Abbreviation::Before::number) {
    // Where I is a word, it is one here as well: "She said no. I left."
    const std::string_view word = passage.word(next);
    const bool pronoun = word == "I" && !rules_.after_numeral_one.empty();
    return is_ascii_digit(follower) || (numeral_in_text(word) > 0 && !pronoun) ? next : 0;
  }
  if (!is_ascii_capital(follower) && !is_multibyte(follower)) return 0;
  // "Jean M. Dupont", "M. A. Dupont": a letter among names is an initial.
  const bool letter = rule.written.size() == 2 && rule.written.back() == '.' && is_ascii_capital(rule.written.front());
  const bool more = passage.word(next).size() == 1 && passage.words[next].end < passage.end &&
                    passage.text[passage.words[next].end] == '.';
  if (letter && (more || follows_name(passage, index))) return 0;
  // "5 High St. She", "im 19. Jh. Die": here the sentence ends.
  const bool counted = rules_.ordinal_stop && index > passage.first && is_ascii_digit(passage.word(index - 1).front());
  const bool behind = follows_name(passage, index) || counted;
  return behind && rules_.sentences.opens_a_sentence(passage.text, at) ? 0 : next;
}

bool Normaliser::abbreviation(const Passage& passage, std::size_t index, Reading& reading) const {
  const std::vector<Abbreviation>* rules = abbreviations(passage.word(index));
  if (rules == nullptr) return false;
  for (const Abbreviation& rule : *rules) {
    const std::size_t next = stands(rule, passage, index);
    if (next == 0) continue;
    const std::size_t begin = passage.words[index].begin, end = begin + rule.written.size();
    // A stop that ends the sentence as well is still heard as its end.
    const bool stop = end == passage.end && rule.written.back() == '.';
    reading.say(next - index, begin, end, stop ? rule.spoken + "." : rule.spoken);
    return true;
  }
  return false;
}

bool Normaliser::goes_on_after(const Passage& passage, std::size_t last) const {
  if (last + 1 >= passage.last) return false;
  const std::size_t stop = passage.words[last].end;
  if (passage.text.substr(stop, 1) != ".") return false;
  const std::string_view word = passage.word(last), next = passage.word(last + 1);
  constexpr std::size_t longest_abbreviation = 3;  // words
  for (std::size_t back = 0; back < longest_abbreviation && last >= passage.first + back; ++back) {
    const std::vector<Abbreviation>* rules = abbreviations(passage.word(last - back));
    if (rules == nullptr) continue;
    for (const Abbreviation& rule : *rules) {
      if (stands(rule, passage, last - back) == 0) continue;
      const std::size_t end = passage.words[last - back].begin + rule.written.size();
      const bool wants_more = rule.before == Abbreviation::Before::number || rule.before == Abbreviation::Before::name;
      if (end > stop + 1 || (end == stop + 1 && wants_more)) return true;
    }
  }
  // "5 p.m. EST"
  if (next.size() >= 2 && std::all_of(next.begin(), next.end(), is_ascii_capital) &&
      rules_.half_days.contains(std::string(word) + "."))
    return true;
  if (!rules_.ordinal_stop) return false;
  // "Der 1. Termin": behind an article a number is an ordinal, and what it counts follows.
  if (word.size() <= 3 && std::all_of(word.begin(), word.end(), is_ascii_digit) && last > passage.first &&
      rules_.ordinal_forms.contains(lower_ascii(passage.word(last - 1))) && !is_ascii_digit(next.front()))
    return true;
  const bool ordinal = word.size() <= 3 && std::all_of(word.begin(), word.end(), is_ascii_digit);
  const bool roman = numeral_in_text(word) > 0;
  return ((ordinal || roman) && rules_.after_ordinals.contains(next)) || (roman && is_ascii_small(next.front()));
}

bool Normaliser::idiom(const Passage& passage, std::size_t index, Reading& reading) const {
  const std::string_view word = passage.word(index);
  const char first = word.front();
  if (is_ascii_letter(first)) return false;
  // A number, or a sign that a number follows.
  if (!std::any_of(word.begin(), word.end(), is_ascii_digit) &&
      !(index + 1 < passage.last && is_ascii_digit(passage.text[passage.words[index + 1].begin])))
    return false;
  for (const Pattern& pattern : rules_.patterns)
    if (pattern.read(passage, index, rules_.words, reading)) {
      reading.rule = "idiom";
      return true;
    }
  return false;
}

bool Normaliser::classified(const Passage& passage, std::size_t index, Reading& reading) const {
  const std::string_view word = passage.word(index);
  // Letters alone belong to no class of numbers and signs.
  const bool digits_before = index > passage.first && is_ascii_digit(passage.word(index - 1).back());
  const bool digits_behind = index + 1 < passage.last && is_ascii_digit(passage.word(index + 1).front());
  const bool code = (word.size() == 3 && digits_behind) || (word.size() <= 2 && (digits_before || digits_behind));
  // "Section §5": the noun and its sign are said once.
  const bool noun_of_sign = index + 1 < passage.last && begins_with_number_sign(passage.word(index + 1));
  if (!code && !noun_of_sign &&
      std::all_of(word.begin(), word.end(), [](char c) { return is_ascii_letter(c) || c == '\'' || c == '-'; }))
    return false;
  const Site site{passage, index, rules_};
  for (const SemioticClass& semiotic_class : semiotic_classes) {
    reading.rule = {};
    if (!semiotic_class.read(site, reading)) continue;
    if (reading.rule.empty()) reading.rule = semiotic_class.name;
    return true;
  }
  reading.rule = {};
  return false;
}

/// The word with its fractions in words and all else in compatibility form. Primes stay: two of one are not one of two.
std::string Normaliser::plain_form(std::string_view word) const {
  std::string plain;
  for (std::size_t at = 0; at < word.size();) {
    if (const auto vulgar = vulgar_at(word, at); vulgar && is_multibyte(word[at])) {
      const std::string spoken = spoken_fraction(vulgar->numerator, vulgar->denominator, rules_);
      if (spoken.empty()) return {};
      if (!plain.empty() && plain.back() != ' ') plain += ' ';
      plain += spoken;
      at = vulgar->end;
      if (at < word.size() && is_ascii_letter(word[at])) plain += ' ';
      continue;
    }
    std::size_t end = at + 1;
    while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) ++end;
    const std::string_view character = word.substr(at, end - at);
    const bool prime = character == "\u2033" || character == "\u2034";
    plain += prime ? std::string(character) : compatibility_form(character);
    at = end;
  }
  return plain;
}

/// Ligatures, full-width and circled characters are read as what they stand for.
bool Normaliser::compatible(const Passage& passage, std::size_t index, Reading& reading) const {
  const std::string_view word = passage.word(index);
  if (std::none_of(word.begin(), word.end(), is_multibyte) || !has_compatibility_character(word)) return false;
  const std::string plain = plain_form(word);
  if (plain.empty() || plain == word) return false;
  const std::vector<TextRange> words = written_words(plain, rules_.language);
  const Passage alone{plain, words, 0, words.size(), plain.size()};
  std::string spoken;
  std::size_t at = 0;
  for (std::size_t i = 0; i < words.size();) {
    Reading part;
    read(alone, i, part);
    std::size_t begin = words[i].begin, end = words[i].end;
    std::string text(alone.word(i));
    if (!part.words.empty()) {
      begin = part.words.front().begin;
      end = part.words.back().end;
      text.clear();
      for (const SpokenWord& said : part.words) {
        text += said.text;
        i += said.count;
      }
    } else {
      ++i;
    }
    if (begin > at) spoken += plain.substr(at, begin - at);
    spoken += text;
    at = std::max(at, end);
  }
  spoken += plain.substr(std::min(at, plain.size()));
  if (spoken.empty()) return false;
  reading.say(1, passage.words[index].begin, passage.words[index].end, std::move(spoken));
  reading.rule = "compatibility form";
  return true;
}

bool Normaliser::initial(const Passage& passage, std::size_t index, Reading& reading) const {
  const TextRange range = passage.words[index];
  if (range.end - range.begin != 1 || index + 1 >= passage.last) return false;
  const std::size_t next = passage.words[index + 1].begin;
  const std::string_view gap = passage.text.substr(range.end, next - range.end);
  // "A M" are two letters: what stands before a letter alone is no article.
  if (gap == " " && passage.words[index + 1].end - next == 1 && is_ascii_capital(passage.text[next]) &&
      passage.text[next] != 'I' && rules_.terms.contains("letter " + std::string(passage.word(index)))) {
    reading.say(1, range.begin, range.end, rules_.terms.find("letter " + std::string(passage.word(index)))->second);
    reading.rule = "initial";
    return true;
  }
  if (!(gap == ". " || gap == ".") || !(is_ascii_capital(passage.text[next]) || is_multibyte(passage.text[next])))
    return false;
  // A letter that is a word as well is not to be read as that word.
  const auto name = rules_.terms.find("letter " + std::string(passage.word(index)));
  std::string letter = name == rules_.terms.end() ? std::string(passage.word(index)) : name->second;
  reading.say(1, range.begin, gap == "." ? next : range.end + 1, gap == "." ? letter + " " : letter);
  reading.rule = "initial";
  return true;
}

bool Normaliser::symbol(const Passage& passage, std::size_t index, Reading& reading) const {
  const std::string_view word = passage.word(index);
  const TextRange range = passage.words[index];
  // An arrow drawn with a dash, which is none of the words.
  const bool right = word == ">" && range.begin > 0 && passage.text[range.begin - 1] == '-';
  const bool left = word == "<" && range.end < passage.end && passage.text[range.end] == '-';
  if (const auto arrow = rules_.symbols.find(right ? "->" : "<-"); (right || left) && arrow != rules_.symbols.end()) {
    reading.say(1, range.begin, range.end + (left ? 1 : 0), arrow->second);
    return true;
  }
  if (const auto found = rules_.symbols.find(word); found != rules_.symbols.end()) {
    reading.say(1, range.begin, range.end, found->second);
    if (found->second.empty()) reading.reason = "a sign that is seen, not said";
    return true;
  }
  // The same character again and again: a line that is drawn, or a row of pictures.
  std::size_t length = 1;
  while (length < word.size() && (static_cast<unsigned char>(word[length]) & 0xC0U) == 0x80U) ++length;
  if (length == word.size() || word.size() % length != 0 || has_letter_or_number(word.substr(0, length))) return false;
  for (std::size_t at = length; at < word.size(); at += length)
    if (word.substr(at, length) != word.substr(0, length)) return false;
  if (length >= 4) {
    reading.say(1, range.begin, range.end, std::string(word.substr(0, length)));
    return true;
  }
  if (word.size() / length < 3) return false;
  reading.say(1, range.begin, range.end, {});
  reading.reason = "a line drawn with signs";
  return true;
}

bool Normaliser::slashes(const Passage& passage, std::size_t index, Reading& reading) const {
  const std::string_view word = passage.word(index);
  const bool plain = std::all_of(word.begin(), word.end(),
                                 [](char c) { return c == '/' || c == '-' || is_ascii_letter(c) || is_multibyte(c); });
  if (!plain) return false;
  std::string text(word);
  std::replace(text.begin(), text.end(), '/', ' ');
  reading.say(1, passage.words[index].begin, passage.words[index].end, std::move(text));
  return true;
}

bool Normaliser::all_capitals(const Passage& passage) const {
  std::size_t letters = 0, long_words = 0, plain_words = 0;
  for (std::size_t i = passage.first; i < passage.last; ++i) {
    const std::string_view word = passage.word(i);
    std::size_t own = 0;
    bool vowel = false;
    for (const char c : word) {
      if (is_ascii_small(c)) return false;
      if (is_ascii_capital(c)) ++own;
      vowel = vowel || std::string_view("AEIOUY").find(c) != std::string_view::npos;
    }
    letters += own;
    const bool acronym = rules_.capitals.contains(word) && !rules_.words_in_capitals.contains(word);
    if (own < 2 || own != word.size() || acronym) continue;
    if (own > 3) ++long_words;
    if (vowel) ++plain_words;
  }
  // One acronym, or two side by side, are no heading in capitals.
  return letters >= 6 && ((long_words > 0 && plain_words > 1) || plain_words > 2);
}

void Normaliser::read_capitals(const Passage& passage, std::size_t index, const std::string& language,
                               Reading& reading) const {
  const std::string_view word = passage.word(index);
  if (rules_.words_in_capitals.contains(word)) {
    reading.say(1, passage.words[index].begin, passage.words[index].end, lower_case(word, language));
    reading.rule = "capitals";
    return;
  }
  read(passage, index, reading);
  if (!reading.words.empty() || rules_.capitals.contains(word) || std::any_of(word.begin(), word.end(), is_ascii_digit))
    return;
  if (word.size() == 1 || is_roman_numeral(word)) return;
  reading.say(1, passage.words[index].begin, passage.words[index].end, lower_case(word, language));
  reading.rule = "capitals";
}

}  // namespace earbound

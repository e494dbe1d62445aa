// Roman numerals in running text: behind a word that counts, a sovereign's name, an article.

#include <string_view>

#include "script/classes/site.hpp"
#include "script/normaliser.hpp"
#include "text/number_words.hpp"
#include "text/roman.hpp"

namespace earbound {

std::size_t Normaliser::head_of_numeral(const Passage& passage, std::size_t index) const {
  const auto gap = [&](std::size_t i) {
    return passage.text.substr(passage.words[i].end, passage.words[i + 1].begin - passage.words[i].end);
  };
  for (std::size_t head = index; head > passage.first;) {
    const std::size_t before = head - 1;
    const bool joined = rules_.between_numerals.contains(passage.word(before));
    const bool list = joined || gap(before).starts_with(',');
    if (!list) return gap(before).find_first_not_of(" .") == std::string_view::npos ? before : index;
    // "Chapters I, II and III": each is greater than the one before.
    const std::size_t other = joined && before > passage.first ? before - 1 : before;
    const int value = numeral_in_text(passage.word(other));
    const bool descends = value >= numeral_in_text(passage.word(head));
    // "James VI and I": of two realms.
    const bool realms =
        joined && other > passage.first && rules_.ordinals_after.contains(small_letters(passage.word(other - 1)));
    if (value == 0 || (descends && !realms) ||
        (joined && gap(other).find_first_not_of(",. ") != std::string_view::npos))
      return index;
    head = other;
  }
  return index;
}

/// "El XI congreso": an ordinal behind an article and before what it counts, in languages that say it so.
bool Normaliser::behind_article(const Passage& passage, std::size_t index, int value, Reading& reading) const {
  if (index + 1 >= passage.last) return false;
  const auto form = rules_.terms.find("ordinal after " + small_letters(passage.word(index - 1)));
  if (form == rules_.terms.end()) return false;
  const std::string_view noun = passage.word(index + 1);
  constexpr std::size_t shortest_noun = 4;
  const bool apart = passage.words[index].begin - passage.words[index - 1].end == 1 &&
                     passage.words[index + 1].begin - passage.words[index].end == 1;
  if (!apart || noun.size() < shortest_noun || !is_letter_at(noun, 0) || roman_numeral(noun) > 0) return false;
  // Beyond the twentieth people say the cardinal.
  constexpr int last_ordinal = 20;
  const bool ordinal = value <= last_ordinal || rules_.terms.contains("ordinals without end");
  reading.say(1, passage.words[index].begin, passage.words[index].end,
              ordinal ? number_in_words(rules_.language, value, form->second) : std::to_string(value));
  return true;
}

bool Normaliser::numeral(const Passage& passage, std::size_t index, Reading& reading) const {
  if (index == passage.first) return false;
  const TextRange range = passage.words[index];
  std::string_view word = passage.word(index), ending;
  // "Elizabeth II's"
  for (const std::string_view possessive : {std::string_view("'s"), std::string_view("\u2019s")})
    if (word.ends_with(possessive)) {
      ending = possessive;
      word.remove_suffix(possessive.size());
    }
  // IIIA, IVb: a stage with its letter.
  std::string_view letters = word;
  if (letters.size() > 1 &&
      (letters.back() == 'A' || letters.back() == 'B' || letters.back() == 'a' || letters.back() == 'b'))
    letters.remove_suffix(1);
  const int value = numeral_in_text(letters);
  if (value == 0) return false;
  // "Im II. Weltkrieg": an ordinal without a name before it, which the engine reads as such from digits.
  const bool stop = rules_.ordinal_stop && range.end + 1 < passage.end && passage.text[range.end] == '.';
  if (stop && letters.size() == word.size() && index + 1 < passage.last &&
      rules_.after_ordinals.contains(passage.word(index + 1))) {
    reading.say(1, range.begin, range.end + 1, std::to_string(value) + ".");
    return true;
  }
  if (letters.size() == word.size() && ending.empty() && behind_article(passage, index, value, reading)) return true;
  const std::size_t head = head_of_numeral(passage, index);
  if (head == index) return false;
  // "no X": a short word counts only with its stop.
  constexpr std::size_t short_word = 2;
  if (letters.size() == 1 && passage.word(head).size() <= short_word && passage.text[passage.words[head].end] != '.')
    return false;
  const std::string before = small_letters(passage.word(head));
  const bool named = is_ascii_capital(passage.word(head).front());
  const bool counted = rules_.numerals_after.contains(before);
  // "George V. Reilly" is a letter of a name; "under George V. The" ends a sentence.
  if (!counted && letters.size() == 1 && !rules_.ordinal_stop && range.end + 2 < passage.end &&
      passage.text[range.end] == '.' && is_ascii_capital(passage.text[range.end + 2]) &&
      !rules_.sentences.opens_a_sentence(passage.text, range.end + 2))
    return false;
  if (letters == "I" && ending.empty() && !(named && counted) && !is_numeral_one(passage, index, named)) return false;
  if (counted) {
    std::string text = std::to_string(value);
    if (letters.size() < word.size()) text += std::string(" ") + static_cast<char>(word.back() & ~0x20);
    reading.say(1, range.begin, range.end, text.append(ending));
    return true;
  }
  const auto name = rules_.ordinals_after.find(before);
  if (letters.size() != word.size() || name == rules_.ordinals_after.end()) return false;
  const auto ordinal = rules_.words.ordinals.find(value);
  std::string text = ordinal == rules_.words.ordinals.end() ? std::to_string(value) : ordinal->second;
  const std::string& article = name->second.empty() ? rules_.ordinal_article : name->second;
  if (!article.empty()) text.insert(0, article + " ");
  // "Heinrich VIII. kam": the stop belongs to the ordinal.
  reading.say(1, range.begin, range.end + (stop ? 1 : 0), text.append(ending));
  return true;
}

/// "Paul I of Russia" and "part I." but not "Paul I know": where I is a word, only what follows tells.
bool Normaliser::is_numeral_one(const Passage& passage, std::size_t index, bool named) const {
  if (rules_.after_numeral_one.empty() || index + 1 >= passage.last) return true;
  const std::size_t end = passage.words[index].end, next = passage.words[index + 1].begin;
  if (passage.text.substr(end, next - end).find_first_not_of(' ') != std::string_view::npos) return true;
  const std::string_view follower = passage.word(index + 1);
  return !is_ascii_small(passage.text[next]) || (named && follower.size() > 4 && follower.ends_with("ed")) ||
         rules_.after_numeral_one.contains(follower) || (named && rules_.after_first_of_name.contains(follower));
}

}  // namespace earbound

// Ordinals with their endings (8ème, 3.ª, 1°), and German ones with a stop before what they count.

#include "script/classes/classes.hpp"
#include "script/classes/number.hpp"
#include "text/number_words.hpp"

namespace earbound {

const std::string* ordinal_form(const Site& site) {
  const Passage& passage = site.passage;
  const TextMap<std::string>& forms = site.rules.ordinal_forms;
  const auto form_behind = [&](std::size_t index) -> const std::string* {
    if (index == passage.first) return nullptr;
    const auto form = forms.find(small_letters(passage.word(index - 1)));
    return form == forms.end() ? nullptr : &form->second;
  };
  // "am 3. und 4. Mai": what holds for the first holds for the second.
  std::size_t index = site.index;
  constexpr std::size_t joint_and_number = 2;
  while (index >= passage.first + joint_and_number && is_ascii_digit(passage.word(index - joint_and_number).front()) &&
         (small_letters(passage.word(index - 1)) == site.term("and") || passage.word(index - 1) == site.term("to")))
    index -= joint_and_number;
  if (const std::string* form = form_behind(index)) return form;
  return form_behind(site.index);
}

namespace {

bool with_ending(const Site& site, const Number& number, std::int64_t value, Reading& reading) {
  const std::string_view text = site.text();
  const std::pair<const std::string, std::string>* best = nullptr;
  for (const auto& ending : site.rules.ordinal_endings)
    if (stands_at(text, number.end, ending.first) && !is_letter_at(text, number.end + ending.first.size()) &&
        (best == nullptr || best->first.size() < ending.first.size()))
      best = &ending;
  if (best == nullptr) return false;
  const std::size_t end = number.end + best->first.size();
  // "1° maggio", but "20° a Roma", "20°C": a degree sign is an ordinal before what it counts only.
  if (best->first == "°" && (value > 31 || !site.rules.after_ordinals.contains(small_letters(site.word_behind(end)))))
    return false;
  return claim(site, site.begin(), end, number_in_words(site.rules.language, value, best->second), reading);
}

/// "21th", "4rd": the ending is wrong and the number is not; the engine spells it. "0th" it does not know.
bool with_wrong_ending(const Site& site, const Number& number, std::int64_t value, Reading& reading) {
  if (site.rules.words.years != PatternWords::Years::pairs) return false;
  const std::size_t length = sign_at(site.text(), number.end, {"st", "nd", "rd", "th"});
  if (length == 0 || !site.word_ends(number.end + length)) return false;
  const std::int64_t ones = value % 10;
  const bool teen = value / 10 % 10 == 1;
  const std::string_view right = teen || ones == 0 || ones > 3 ? "th" : ones == 1 ? "st" : ones == 2 ? "nd" : "rd";
  if (right == site.text().substr(number.end, length)) return false;
  return claim(site, site.begin(), number.end + length, number_in_words(site.rules.language, value, "ordinal"),
               reading);
}

bool with_stop(const Site& site, const Number& number, std::int64_t value, Reading& reading) {
  const std::string_view text = site.text();
  // A number with its stop, and nothing else: "3."
  const bool alone = site.passage.last - site.passage.first == 1 && number.end + 1 == text.size() && text.back() == '.';
  if (site.rules.ordinal_stop && alone && site.begin() == 0)
    return claim(site, site.begin(), number.end, number_in_words(site.rules.language, value, site.term("ordinal")),
                 reading);
  if (!site.rules.ordinal_stop || number.whole.size() > 3 || !stands_at(text, number.end, ". ")) return false;
  const std::string_view noun = site.word_behind(number.end + 1);
  if (noun.empty()) return false;
  const std::string* form = ordinal_form(site);
  const bool told = form != nullptr;
  if (!site.rules.after_ordinals.contains(noun) && (!told || !is_letter_at(noun, 0))) return false;
  return claim(site, site.begin(), number.end + 1,
               number_in_words(site.rules.language, value, told ? *form : site.term("ordinal")), reading);
}

}  // namespace

bool read_ordinal(const Site& site, Reading& reading) {
  if (!is_ascii_digit(site.word().front())) return false;
  const auto number = number_at(site.text(), site.begin(), site.rules);
  const auto value = number ? number->value() : std::nullopt;
  if (!value || !number->decimals.empty()) return false;
  return with_ending(site, *number, *value, reading) || with_wrong_ending(site, *number, *value, reading) ||
         with_stop(site, *number, *value, reading);
}

}  // namespace earbound

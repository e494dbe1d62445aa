// Ordinals with their endings (8ème, 3.ª, 1°), and German ones with a stop before what they count.

#include "script/classes/classes.hpp"
#include "script/classes/number.hpp"
#include "text/number_words.hpp"

namespace earbound {
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
  const auto form = site.rules.ordinal_forms.find(site.word_before());
  const bool told = form != site.rules.ordinal_forms.end();
  if (!site.rules.after_ordinals.contains(noun) && (!told || !is_letter_at(noun, 0))) return false;
  return claim(site, site.begin(), number.end + 1,
               number_in_words(site.rules.language, value, told ? form->second : site.term("ordinal")), reading);
}

}  // namespace

bool read_ordinal(const Site& site, Reading& reading) {
  if (!is_ascii_digit(site.word().front())) return false;
  const auto number = number_at(site.text(), site.begin(), site.rules);
  const auto value = number ? number->value() : std::nullopt;
  if (!value || !number->decimals.empty()) return false;
  return with_ending(site, *number, *value, reading) || with_stop(site, *number, *value, reading);
}

}  // namespace earbound

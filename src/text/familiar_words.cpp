#include "text/familiar_words.hpp"

#include <vector>

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "text/icu.hpp"

namespace earbound {
namespace {

constexpr const char* countries[] = {"AR", "AU", "BR", "CN", "DE", "EG", "FI", "FR", "GR", "IE",
                                     "IN", "IT", "JP", "MX", "NO", "PL", "RU", "SE", "TR", "ZA"};
constexpr const char* languages[] = {"ar", "de", "en", "es", "fi", "fr", "it", "ja", "nl", "pl", "pt", "ru"};
constexpr std::size_t words_a_sentence = 6;
constexpr int highest_number = 60;

std::vector<icu::UnicodeString> names(const icu::Locale& locale) {
  std::vector<icu::UnicodeString> found;
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(locale, status);
  icu_adapter::check(status, "name the months");
  std::int32_t count = 0;
  const icu::UnicodeString* months = symbols.getMonths(count);
  found.insert(found.end(), months, months + count);
  const icu::UnicodeString* days = symbols.getWeekdays(count);
  found.insert(found.end(), days + 1, days + count);  // counted from 1
  for (const char* country : countries) icu::Locale("", country).getDisplayCountry(locale, found.emplace_back());
  for (const char* language : languages) icu::Locale(language).getDisplayLanguage(locale, found.emplace_back());
  return found;
}

std::vector<icu::UnicodeString> numbers() {
  std::vector<icu::UnicodeString> found;
  for (int number = 1; number <= highest_number; ++number)
    found.push_back(icu::UnicodeString::fromUTF8(std::to_string(number)));
  return found;
}

}  // namespace

std::string familiar_words(std::string_view language) {
  const icu::Locale locale = icu_adapter::locale_of(language);
  std::string text;
  std::size_t count = 0;
  for (const icu::UnicodeString& word : icu_adapter::is_known(locale) ? names(locale) : numbers()) {
    word.toUTF8String(text);
    text += ++count % words_a_sentence == 0 ? ".\n" : ", ";
  }
  return text + "\n";
}

}  // namespace earbound

#include "text/languages.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include <unicode/calendar.h>
#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/listformatter.h>
#include <unicode/localematcher.h>
#include <unicode/measfmt.h>
#include <unicode/measunit.h>
#include <unicode/measure.h>
#include <unicode/plurrule.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>
#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uniset.h>
#include <unicode/uscript.h>

#include "text/icu.hpp"

namespace earbound {

using icu_adapter::check;
using icu_adapter::locale_of;

namespace {

std::string utf8(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

/// Soft hyphens and no-break spaces are for the eye; the engine may stumble over them.
std::string for_the_ear(const icu::UnicodeString& text) {
  icu::UnicodeString plain;
  for (int32_t i = 0; i < text.length(); ++i) {
    const char16_t c = text.charAt(i);
    if (c == 0x00ad) continue;
    plain += c == 0x00a0 || c == 0x202f ? u' ' : c;
  }
  return utf8(plain);
}

}  // namespace

std::string primary_language(std::string_view tag) {
  std::string primary(tag.substr(0, tag.find_first_of("-_")));
  for (char& c : primary)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return primary;
}

namespace {

/// The primary language by today's code; Bokmål is the usual Norwegian, which ICU does not settle.
std::string settled_language(std::string_view tag) {
  const std::string canonical = canonical_language(tag);
  std::string primary = primary_language(canonical.empty() ? tag : std::string_view(canonical));
  return primary == "nb" ? "no" : primary;
}

/// Both Norwegians are one macrolanguage of ISO 639-3.
std::string macrolanguage(std::string_view tag) {
  std::string settled = settled_language(tag);
  return settled == "nn" ? "no" : settled;
}

}  // namespace

bool same_language(std::string_view a, std::string_view b) { return a == b || macrolanguage(a) == macrolanguage(b); }

bool same_language_in_full(std::string_view a, std::string_view b) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale first = locale_of(canonical_language(a)), second = locale_of(canonical_language(b));
  first.addLikelySubtags(status);
  second.addLikelySubtags(status);
  return U_SUCCESS(status) && settled_language(a) == settled_language(b) &&
         std::string_view(first.getScript()) == second.getScript() &&
         std::string_view(first.getCountry()) == second.getCountry() &&
         std::string_view(first.getVariant()) == second.getVariant();
}

std::string canonical_language(std::string_view tag) {
  std::string hyphened(tag.substr(0, 64));
  std::replace(hyphened.begin(), hyphened.end(), '_', '-');
  UErrorCode status = U_ZERO_ERROR;
  int32_t parsed = 0;
  char id[ULOC_FULLNAME_CAPACITY];
  uloc_forLanguageTag(hyphened.c_str(), id, sizeof id, &parsed, &status);
  if (U_FAILURE(status) || parsed == 0) return {};
  const std::string canonical = icu::Locale::createCanonical(id).toLanguageTag<std::string>(status);
  return U_FAILURE(status) || canonical == "und" ? std::string() : canonical;
}

std::string language_name(std::string_view tag) {
  const icu::Locale locale = locale_of(tag);
  icu::UnicodeString name;
  if (*locale.getLanguage() == '\0') return std::string(tag);
  return utf8(locale.getDisplayName(icu::Locale::getEnglish(), name));
}

bool is_right_to_left(std::string_view tag) { return locale_of(tag).isRightToLeft() != 0; }

std::string language_of_name(std::string_view english_name) {
  for (const char* const* code = icu::Locale::getISOLanguages(); *code != nullptr; ++code) {
    icu::UnicodeString name;
    icu::Locale(*code).getDisplayLanguage(icu::Locale::getEnglish(), name);
    if (utf8(name) == english_name) return *code;
  }
  return {};
}

std::string iso639_2(std::string_view tag) {
  const std::string primary = primary_language(tag);
  if (!std::all_of(primary.begin(), primary.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return "und";
  if (primary.size() == 3) return primary;
  const std::string code = icu::Locale(primary.c_str()).getISO3Language();
  return code.size() == 3 ? code : "und";
}

int nearest_language(std::string_view wanted, const std::vector<std::string>& supported) {
  UErrorCode status = U_ZERO_ERROR;
  std::vector<icu::Locale> locales;
  std::map<std::string, int> places;
  for (std::size_t i = 0; i < supported.size(); ++i) {
    const icu::Locale locale = locale_of(supported[i]);
    if (places.emplace(locale.getName(), static_cast<int>(i)).second) locales.push_back(locale);
  }
  const icu::Locale reader = locale_of(wanted);
  if (locales.empty() || *reader.getLanguage() == '\0') return -1;
  icu::LocaleMatcher::Builder builder;
  builder.setSupportedLocales(locales.begin(), locales.end());
  // How far Nynorsk is from Bokmål: what many merely learn beside theirs (English for Welsh) is further.
  const icu::Locale nynorsk("nn"), bokmal("nb");
  builder.setMaxDistance(nynorsk, bokmal).setNoDefaultLocale();
  const icu::LocaleMatcher matcher = builder.build(status);
  const icu::Locale* best = matcher.getBestMatch(reader, status);
  check(status, "compare languages");
  if (best != nullptr) return places.at(best->getName());
  for (std::size_t i = 0; i < supported.size(); ++i)
    if (same_language(canonical_language(supported[i]), canonical_language(wanted))) return static_cast<int>(i);
  return -1;
}

std::string plural_category(std::string_view language, std::int64_t n) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::PluralRules> rules(
      icu::PluralRules::forLocale(locale_of(language), UPLURAL_TYPE_CARDINAL, status));
  check(status, "load the rules of the plural");
  return utf8(rules->select(static_cast<double>(n)));
}

std::vector<std::string> plural_categories(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::PluralRules> rules(
      icu::PluralRules::forLocale(locale_of(language), UPLURAL_TYPE_CARDINAL, status));
  check(status, "load the rules of the plural");
  std::vector<std::string> categories;
  for (int n = 0; n <= 100; ++n) {
    std::string category = utf8(rules->select(static_cast<int32_t>(n)));
    if (std::find(categories.begin(), categories.end(), category) == categories.end())
      categories.push_back(std::move(category));
  }
  return categories;
}

std::string time_in_words(std::string_view language, TimeUnit unit, std::int64_t n) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::MeasureFormat format(locale_of(language), UMEASFMT_WIDTH_WIDE, status);
  check(status, "load the names of hours and minutes");
  icu::MeasureUnit* measure = unit == TimeUnit::hour     ? icu::MeasureUnit::createHour(status)
                              : unit == TimeUnit::minute ? icu::MeasureUnit::createMinute(status)
                                                         : icu::MeasureUnit::createSecond(status);
  const icu::Measure length(icu::Formattable(n), measure, status);
  icu::UnicodeString text;
  icu::FieldPosition nowhere;
  format.formatMeasures(&length, 1, text, nowhere, status);
  check(status, "name hours and minutes");
  return for_the_ear(text);
}

std::string date_in_words(std::string_view language, int year, int month, int day) {
  const icu::Locale locale = locale_of(language);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateTimePatternGenerator> generator(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  check(status, "load the forms of dates");
  const icu::UnicodeString pattern = generator->getBestPattern(utf16(day == 0 ? "yMMMM" : "yMMMMd"), status);
  icu::SimpleDateFormat format(pattern, locale, status);
  icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), locale, status);
  check(status, "load the forms of dates");
  format.setTimeZone(*icu::TimeZone::getGMT());
  calendar.clear();
  calendar.set(year, month - 1, day == 0 ? 1 : day);
  icu::UnicodeString text;
  format.format(calendar.getTime(status), text);
  check(status, "write a date");
  return for_the_ear(text);
}

std::string list_in_words(std::string_view language, const std::vector<std::string>& items) {
  if (items.empty()) return {};
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::ListFormatter> format(icu::ListFormatter::createInstance(locale_of(language), status));
  check(status, "load the form of lists");
  std::vector<icu::UnicodeString> texts;
  for (const std::string& item : items) texts.push_back(utf16(item));
  icu::UnicodeString text;
  format->format(texts.data(), static_cast<int32_t>(texts.size()), text, status);
  check(status, "write a list");
  return utf8(text);
}

namespace {

/// The scripts of a language; none when ICU does not know them. Every run of a text asks for the same language.
const std::vector<UScriptCode>& scripts_of(std::string_view language) {
  thread_local std::string asked;
  thread_local std::vector<UScriptCode> found;
  if (asked == language) return found;
  asked = language;
  found.resize(8);
  UErrorCode status = U_ZERO_ERROR;
  const int32_t count = uscript_getCode(locale_of(canonical_language(language)).getName(), found.data(),
                                        static_cast<int32_t>(found.size()), &status);
  found.resize(U_FAILURE(status) || count < 0 ? 0 : static_cast<std::size_t>(count));
  for (const UScriptCode script : {USCRIPT_SIMPLIFIED_HAN, USCRIPT_TRADITIONAL_HAN})
    if (std::find(found.begin(), found.end(), script) != found.end()) {
      found.push_back(USCRIPT_HAN);
      break;
    }
  return found;
}

}  // namespace

bool has_unusual_letter(std::string_view word, std::string_view language) {
  struct Letters {
    std::string language = "?";
    icu::UnicodeSet usual;
  };
  thread_local Letters letters;  // of the language asked for last: every word of a text asks
  if (letters.language != language) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<ULocaleData, decltype(&ulocdata_close)> knowledge(
        ulocdata_open(locale_of(language).getName(), &status), &ulocdata_close);
    letters.usual.clear();
    if (U_SUCCESS(status))
      ulocdata_getExemplarSet(knowledge.get(), letters.usual.toUSet(), USET_CASE_INSENSITIVE, ULOCDATA_ES_STANDARD,
                              &status);
    if (U_FAILURE(status) || !icu_adapter::is_known(locale_of(language))) letters.usual.clear();
    letters.language = language;
  }
  if (letters.usual.isEmpty()) return false;
  for (std::size_t at = 0; at < word.size();) {
    const UChar32 c = icu_adapter::next_code_point(word, at);
    if (u_isalpha(c) && !letters.usual.contains(c)) return true;
  }
  return false;
}

void count_letters(std::string_view text, std::string_view language, LetterCount& count) {
  const std::vector<UScriptCode>& scripts = scripts_of(language);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const UChar32 c = icu_adapter::next_code_point(text, at);
    if (!u_isalpha(c)) continue;
    ++count.letters;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    if (script == USCRIPT_LATIN || script == USCRIPT_COMMON || script == USCRIPT_INHERITED || scripts.empty()) continue;
    if (std::find(scripts.begin(), scripts.end(), script) == scripts.end())
      ++count.foreign;
    else
      ++count.own[std::string(text.substr(begin, at - begin))];
  }
}

}  // namespace earbound

#include "text/icu.hpp"

#include <algorithm>

#include <array>
#include <map>
#include <memory>
#include <string>

#include <unicode/filteredbrk.h>
#include <unicode/stringpiece.h>

#include "base/error.hpp"

namespace earbound::icu_adapter {

namespace {

std::unique_ptr<icu::BreakIterator> make_iterator(Breaks kind, const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> made;
  switch (kind) {
    case Breaks::sentence:
      made.reset(icu::BreakIterator::createSentenceInstance(locale, status));
      break;
    case Breaks::sentence_but_abbreviations: {
      made.reset(icu::BreakIterator::createSentenceInstance(locale, status));
      check(status, "open the rules of sentences and words");
      UErrorCode known = U_ZERO_ERROR;  // for most languages there are none
      const std::unique_ptr<icu::FilteredBreakIteratorBuilder> filter(
          icu::FilteredBreakIteratorBuilder::createInstance(locale, known));
      if (U_SUCCESS(known)) made.reset(filter->build(made.release(), status));
      break;
    }
    case Breaks::word:
      made.reset(icu::BreakIterator::createWordInstance(locale, status));
      break;
    case Breaks::character:
      made.reset(icu::BreakIterator::createCharacterInstance(locale, status));
      break;
    case Breaks::line:
      made.reset(icu::BreakIterator::createLineInstance(locale, status));
      break;
  }
  check(status, "open the rules of sentences and words");
  return made;
}

}  // namespace

bool is_known(const icu::Locale& locale) {
  std::int32_t count = 0;
  const icu::Locale* available = icu::Locale::getAvailableLocales(count);
  return std::any_of(available, available + count, [&](const icu::Locale& each) {
    return std::string_view(each.getLanguage()) == locale.getLanguage();
  });
}

icu::Locale locale_of(std::string_view language) {
  if (language.empty()) return icu::Locale::getRoot();
  UErrorCode status = U_ZERO_ERROR;
  const auto length = static_cast<int32_t>(language.size() < 100 ? language.size() : 100);
  icu::Locale locale = icu::Locale::forLanguageTag(icu::StringPiece(language.data(), length), status);
  return U_FAILURE(status) || locale.isBogus() ? icu::Locale::getRoot() : locale;
}

void check(UErrorCode status, const char* action) {
  if (U_FAILURE(status))
    throw Error(std::string("cannot ") + action + " (" + u_errorName(status) + ")",
                "check that ICU is completely installed");
}

icu::BreakIterator& break_iterator(Breaks kind, std::string_view language) {
  // Building the rules takes a millisecond and more; a book has ten thousands of paragraphs. A hostile text may name
  // any number of languages, so the cache starts afresh when it is full.
  constexpr std::size_t cache_limit = 32;
  thread_local std::array<std::map<std::string, std::unique_ptr<icu::BreakIterator>, std::less<>>, 5> caches;
  auto& cache = caches[static_cast<std::size_t>(kind)];
  if (const auto found = cache.find(language); found != cache.end()) return *found->second;
  if (cache.size() >= cache_limit) cache.clear();
  return *cache.emplace(std::string(language), make_iterator(kind, locale_of(language))).first->second;
}

Utf8Text::Utf8Text(std::string_view text) : text_(UTEXT_INITIALIZER) {
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&text_, text.data() ? text.data() : "", static_cast<int64_t>(text.size()), &status);
  check(status, "open a text");
}

}  // namespace earbound::icu_adapter

#include "text/currencies.hpp"

#include <limits>
#include <unordered_set>

#include <unicode/ucurr.h>

#include "text/icu.hpp"
#include "text/languages.hpp"

namespace earbound {

bool is_currency_code(std::string_view letters) {
  static const std::unordered_set<std::string> known = [] {
    std::unordered_set<std::string> codes;
    UErrorCode status = U_ZERO_ERROR;
    UEnumeration* list = ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &status);
    int32_t length = 0;
    while (const char* code = U_SUCCESS(status) ? uenum_next(list, &length, &status) : nullptr)
      codes.emplace(code, static_cast<std::size_t>(length));
    uenum_close(list);
    for (const char* word : {"ALL", "TRY", "TOP", "CUP"}) codes.erase(word);
    return codes;
  }();
  return letters.size() == 3 && known.contains(std::string(letters));
}

std::string currency_name(std::string_view language, std::string_view code, int count) {
  const icu::UnicodeString currency = icu::UnicodeString::fromUTF8(std::string(code));
  UErrorCode status = U_ZERO_ERROR;
  UBool is_choice = false;
  int32_t length = 0;
  const std::string category = plural_category(language, count);
  const char16_t* name =
      ucurr_getPluralName(icu::UnicodeString(currency).getTerminatedBuffer(),
                          icu_adapter::locale_of(language).getName(), &is_choice, category.c_str(), &length, &status);
  std::string result;
  if (U_SUCCESS(status)) icu::UnicodeString(name, length).toUTF8String(result);
  return result.empty() ? std::string(code) : result;
}

}  // namespace earbound

#include "text/number_words.hpp"

#include <memory>
#include <unordered_map>
#include <vector>

#include <unicode/rbnf.h>

#include "text/icu.hpp"
#include "text/languages.hpp"

namespace earbound {
namespace {

class Speller {
 public:
  explicit Speller(const icu::Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    if (!icu_adapter::is_known(locale)) return;
    format_ = std::make_unique<icu::RuleBasedNumberFormat>(icu::URBNF_SPELLOUT, locale, status);
    if (U_FAILURE(status)) {
      format_.reset();
      return;
    }
    for (int32_t i = 0; i < format_->getNumberOfRuleSetNames(); ++i) sets_.push_back(format_->getRuleSetName(i));
  }

  std::string spell(std::int64_t value, std::string_view form) {
    const icu::UnicodeString* set = format_ ? find(form) : nullptr;
    if (set == nullptr) return {};
    icu::UnicodeString words;
    icu::FieldPosition position;
    UErrorCode status = U_ZERO_ERROR;
    format_->format(value, *set, words, position, status);
    if (U_FAILURE(status)) return {};
    words.findAndReplace(icu::UnicodeString(UChar32{0xAD}), icu::UnicodeString());
    std::string result;
    words.toUTF8String(result);
    // A number that the rules do not reach comes out as digits.
    return result.find_first_of("0123456789") == std::string::npos ? result : std::string();
  }

 private:
  const icu::UnicodeString* find(std::string_view form) {
    const auto known = found_.find(std::string(form));
    if (known != found_.end()) return known->second;
    const icu::UnicodeString* set = nullptr;
    for (std::string_view name = form; set == nullptr && !name.empty();
         name = name.substr(0, name.find('-') == std::string_view::npos ? 0 : name.rfind('-'))) {
      const icu::UnicodeString whole = icu::UnicodeString::fromUTF8("%spellout-" + std::string(name));
      for (const icu::UnicodeString& candidate : sets_)
        if (candidate == whole) set = &candidate;
      for (const icu::UnicodeString& candidate : sets_)
        if (set == nullptr && candidate.startsWith(whole)) set = &candidate;
    }
    return found_[std::string(form)] = set;
  }

  std::unique_ptr<icu::RuleBasedNumberFormat> format_;
  std::vector<icu::UnicodeString> sets_;
  std::unordered_map<std::string, const icu::UnicodeString*> found_;
};

}  // namespace

std::string number_in_words(std::string_view language, std::int64_t value, std::string_view form) {
  // Making the rules of a language takes a millisecond; a formatter is for one thread.
  thread_local std::unordered_map<std::string, std::unique_ptr<Speller>> spellers;
  std::unique_ptr<Speller>& speller = spellers[primary_language(language)];
  if (!speller) speller = std::make_unique<Speller>(icu_adapter::locale_of(language));
  return speller->spell(value, form);
}

}  // namespace earbound

#include "text/small_characters.hpp"

#include <unicode/normalizer2.h>

#include "text/icu.hpp"

namespace earbound {
namespace {

/// The code point at `at` and where the next begins.
std::pair<UChar32, std::size_t> code_point(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {0, at};
  const UChar32 c = icu_adapter::next_code_point(text, at);
  return {c, at};
}

int take(int value, std::size_t& at, std::size_t next) {
  if (value >= 0) at = next;
  return value;
}

/// The sign that one of the two characters stands for, 0 for any other.
char sign_at(std::string_view text, std::size_t& at, UChar32 plus, UChar32 minus) {
  const auto [c, next] = code_point(text, at);
  if (c != plus && c != minus) return 0;
  at = next;
  return c == plus ? '+' : '-';
}

const icu::Normalizer2& compatibility() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFKCInstance(status);
  icu_adapter::check(status, "compare forms of characters");
  return *form;
}

}  // namespace

int raised_digit(std::string_view text, std::size_t& at) {
  const auto [c, next] = code_point(text, at);
  int value = -1;
  if (c == 0xB2 || c == 0xB3) value = c - 0xB0;
  if (c == 0xB9) value = 1;
  if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079)) value = c - 0x2070;
  return take(value, at, next);
}

int lowered_digit(std::string_view text, std::size_t& at) {
  const auto [c, next] = code_point(text, at);
  return take(c >= 0x2080 && c <= 0x2089 ? c - 0x2080 : -1, at, next);
}

char raised_sign(std::string_view text, std::size_t& at) { return sign_at(text, at, 0x207A, 0x207B); }

char lowered_sign(std::string_view text, std::size_t& at) { return sign_at(text, at, 0x208A, 0x208B); }

std::string compatibility_form(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString form = compatibility().normalize(
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size()))), status);
  icu_adapter::check(status, "bring a text into another form");
  std::string result;
  form.toUTF8String(result);
  return result;
}

bool has_compatibility_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const UChar32 c = icu_adapter::next_code_point(text, at);
    if (compatibility().getCombiningClass(c) == 0 && !compatibility().isInert(c)) {
      icu::UnicodeString decomposed;
      if (compatibility().getRawDecomposition(c, decomposed)) {
        UErrorCode status = U_ZERO_ERROR;
        const icu::UnicodeString one(c);
        if (compatibility().normalize(one, status) != one) return true;
      }
    }
  }
  return false;
}

}  // namespace earbound

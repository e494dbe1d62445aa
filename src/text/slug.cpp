#include <array>
#include <memory>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "text/icu.hpp"
#include "text/unicode.hpp"

namespace earbound {

namespace {

std::string to_ascii(std::string_view text) {
  thread_local std::unique_ptr<icu::Transliterator> transliterator;
  if (!transliterator) {
    UErrorCode status = U_ZERO_ERROR;
    transliterator.reset(icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
    icu_adapter::check(status, "open the transliteration to Latin letters");
  }
  auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  transliterator->transliterate(wide);
  std::string ascii;
  wide.toUTF8String(ascii);
  return ascii;
}

bool is_reserved(std::string_view stem) {
  constexpr std::array<std::string_view, 4> names{"con", "prn", "aux", "nul"};
  for (const auto name : names)
    if (stem == name) return true;
  return stem.size() == 4 && (stem.substr(0, 3) == "com" || stem.substr(0, 3) == "lpt") && stem[3] >= '0' &&
         stem[3] <= '9';
}

}  // namespace

std::string ascii_slug(std::string_view title) {
  constexpr std::size_t longest = 60;
  const std::string ascii = to_ascii(truncate_bytes(title, 6 * longest));
  std::string slug;
  for (const char c : ascii) {
    if (c >= 'A' && c <= 'Z')
      slug += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      slug += c;
    else if (c == '\'')
      continue;  // "don't" is one word
    else if (!slug.empty() && slug.back() != '-')
      slug += '-';
  }
  if (slug.size() > longest) {
    const auto word_end = slug.rfind('-', longest);
    slug.resize(word_end != std::string::npos && word_end > longest / 2 ? word_end : longest);
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  if (slug.empty()) return "untitled";
  return is_reserved(slug) ? slug + "-text" : slug;
}

}  // namespace earbound

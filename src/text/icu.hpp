#pragma once
// What the files of this room share of ICU. Private to the room: nothing outside includes it.

#include <string_view>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

namespace earbound::icu_adapter {

/// The locale of a BCP 47 tag; the root locale when the tag is empty or unknown.
icu::Locale locale_of(std::string_view language);

/// Whether ICU has names, letters and the like of its language; of others it tells those of another.
bool is_known(const icu::Locale& locale);

/// Throws Error when ICU reports a failure: its data is missing or memory is short.
void check(UErrorCode status, const char* action);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's macros
/// The code point at `at`, which moves behind it; U+FFFD for what is not UTF-8. `at` must be before the end.
inline UChar32 next_code_point(std::string_view text, std::size_t& at) {
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(text.data(), at, text.size(), c);
  return c;
}

/// The same, but negative for what is not UTF-8.
inline UChar32 next_valid_code_point(std::string_view text, std::size_t& at) {
  UChar32 c = 0;
  U8_NEXT(text.data(), at, text.size(), c);
  return c;
}

/// The code point that ends at `at`, which moves before it. `at` must not be 0.
inline UChar32 previous_code_point(std::string_view text, std::size_t& at) {
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && U8_IS_TRAIL(text[begin])) --begin;
  std::size_t end = begin;
  const UChar32 c = next_code_point(text, end);
  if (end == at) {
    at = begin;
    return c;
  }
  --at;  // not UTF-8: one byte back
  return 0xfffd;
}
#pragma GCC diagnostic pop

/// A break iterator over UTF-8, positions in bytes. Valid until the thread asks for the same kind and language again.
enum class Breaks {
  sentence,
  sentence_but_abbreviations,  ///< not at those that ICU knows of the language
  word,
  character,
  line
};
icu::BreakIterator& break_iterator(Breaks kind, std::string_view language);

/// An open UText over a UTF-8 string that must outlive it.
class Utf8Text {
 public:
  explicit Utf8Text(std::string_view text);
  ~Utf8Text() { utext_close(&text_); }
  Utf8Text(const Utf8Text&) = delete;
  Utf8Text& operator=(const Utf8Text&) = delete;
  UText* get() { return &text_; }

 private:
  UText text_;
};

}  // namespace earbound::icu_adapter

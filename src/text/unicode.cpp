#include "text/unicode.hpp"

#include <algorithm>

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "text/icu.hpp"

namespace earbound {

using icu_adapter::check;
using icu_adapter::next_code_point;

namespace {

bool is_join_control_script(UChar32 c) {
  return u_isalpha(c) &&
         c >= 0x0600;  // Arabic, Indic and further scripts spell with joiners; Latin, Greek, Cyrillic do not
}

bool is_invisible(UChar32 c, UChar32 previous, UChar32 next) {
  if (c < 0xad) return false;
  if (c == 0x200c) return !(is_join_control_script(previous) && is_join_control_script(next));
  if (c == 0x200d) {
    const bool emoji =
        (u_hasBinaryProperty(previous, UCHAR_EMOJI) || previous == 0xfe0f) && u_hasBinaryProperty(next, UCHAR_EMOJI);
    return !emoji && !(u_hasBinaryProperty(previous, UCHAR_GRAPHEME_EXTEND) || is_join_control_script(previous));
  }
  if (c == 0xfe0f) return !u_hasBinaryProperty(previous, UCHAR_EMOJI) || (previous < 0x80 && next != 0x20e3);
  return c == 0xad || c == 0x034f || c == 0x061c || c == 0x180e || c == 0x200b || c == 0x200e || c == 0x200f ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || (c >= 0xfe00 && c <= 0xfe0e) || c == 0xfeff ||
         (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0100 && c <= 0xe01ef);
}

// Normalising sorts combining marks by insertion: a run of a million marks would take hours. No writing system stacks
// more.
constexpr std::size_t longest_mark_run = 500;

// The end of the next stretch of `text` that can be normalised alone, at most one long run of marks.
std::size_t normalisation_stretch(std::string_view text, std::size_t begin) {
  std::size_t run = 0;
  for (std::size_t i = begin; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0xcc) {  // below U+0300: no mark
      run = 0;
      ++i;
      continue;
    }
    std::size_t after = i;
    run = u_getCombiningClass(next_code_point(text, after)) != 0 ? run + 1 : 0;
    if (run >= longest_mark_run) return after;
    i = after;
  }
  return text.size();
}

}  // namespace

std::string compose(std::string_view text) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form_c = icu::Normalizer2::getNFCInstance(status);
  check(status, "open the normalisation tables");
  std::string composed;
  composed.reserve(text.size());
  icu::StringByteSink<std::string> sink(&composed);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = normalisation_stretch(text, begin);
    form_c->normalizeUTF8(0, icu::StringPiece(text.data() + begin, static_cast<int32_t>(end - begin)), sink, nullptr,
                          status);
    check(status, "normalise the text");
    begin = end;
  }
  return composed;
}

std::string without_invisible(std::string_view text) {
  std::string visible;
  visible.reserve(text.size());
  UChar32 previous = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const UChar32 c = next_code_point(text, i);
    std::size_t peek = i;
    const UChar32 next = c >= 0xad && i < text.size() ? next_code_point(text, peek) : 0;
    if (is_invisible(c, previous, next)) continue;
    visible.append(text, begin, i - begin);
    previous = c;
  }
  return visible;
}

std::string utf8_of(std::u16string_view text) {
  std::string utf8;
  icu::UnicodeString(false, text.data(), static_cast<std::int32_t>(text.size())).toUTF8String(utf8);
  return utf8;
}

std::string clean_text(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const UChar32 c = next_code_point(text, i);
    const bool control = (c < 0x20 && c != '\n') || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029;
    if (control)
      clean += ' ';
    else
      clean.append(text, begin, i - begin);
  }
  return compose(without_invisible(clean));
}

std::string fold_space(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    if (u_isUWhiteSpace(next_code_point(text, i))) {
      space = true;
      continue;
    }
    if (space && !folded.empty()) folded += ' ';
    space = false;
    folded.append(text, begin, i - begin);
  }
  return folded;
}

std::uint32_t count_code_points(std::string_view utf8) {
  return static_cast<std::uint32_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return !U8_IS_TRAIL(c); }));
}

std::string truncate_bytes(std::string_view utf8, std::size_t bytes) {
  if (utf8.size() <= bytes) return std::string(utf8);
  std::size_t cut = bytes;
  while (cut > 0 && U8_IS_TRAIL(utf8[cut])) --cut;
  constexpr std::size_t look_ahead = 64;
  std::size_t window = std::min(utf8.size(), cut + look_ahead);
  while (window < utf8.size() && U8_IS_TRAIL(utf8[window])) ++window;
  icu_adapter::Utf8Text text(utf8.substr(0, window));
  icu::BreakIterator& clusters = icu_adapter::break_iterator(icu_adapter::Breaks::character, {});
  UErrorCode status = U_ZERO_ERROR;
  clusters.setText(text.get(), status);
  check(status, "cut a text");
  const auto at = static_cast<int32_t>(cut);
  if (!clusters.isBoundary(at)) {
    const int32_t before = clusters.preceding(at);
    if (before > 0) cut = static_cast<std::size_t>(before);  // a text that is all one cluster is cut inside it
  }
  return std::string(utf8.substr(0, cut));
}

std::string lower_case(std::string_view utf8, std::string_view language) {
  std::string lower;
  icu::StringByteSink<std::string> sink(&lower);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower(icu_adapter::locale_of(language).getName(), 0,
                            icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())), sink, nullptr, status);
  check(status, "change the case of a text");
  return lower;
}

std::string upper_case(std::string_view utf8, std::string_view language) {
  std::string upper;
  icu::StringByteSink<std::string> sink(&upper);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToUpper(icu_adapter::locale_of(language).getName(), 0,
                            icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())), sink, nullptr, status);
  check(status, "change the case of a text");
  return upper;
}

bool has_letter_or_number(std::string_view utf8) {
  for (std::size_t i = 0; i < utf8.size();) {
    const UChar32 c = next_code_point(utf8, i);
    if (u_isalnum(c) || u_charType(c) == U_LETTER_NUMBER || u_charType(c) == U_OTHER_NUMBER) return true;
  }
  return false;
}

WritingDirection first_direction(std::string_view utf8) {
  for (std::size_t i = 0; i < utf8.size();) {
    const UCharDirection direction = u_charDirection(next_code_point(utf8, i));
    if (direction == U_LEFT_TO_RIGHT) return WritingDirection::left_to_right;
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return WritingDirection::right_to_left;
  }
  return WritingDirection::none;
}

}  // namespace earbound

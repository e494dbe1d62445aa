#include "text/line_breaking.hpp"

#include <unicode/uchar.h>

#include "text/icu.hpp"
#include "text/unicode.hpp"

namespace earbound {

using namespace icu_adapter;

namespace {

int width_of(UChar32 c) {
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool opens_by_itself(UChar32 c) {
  const int type = u_charType(c);
  return type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION;
}

}  // namespace

std::vector<std::size_t> line_breaks(std::string_view text, std::string_view language) {
  std::vector<std::size_t> breaks;
  if (text.empty()) return breaks;
  Utf8Text utf8(text);
  icu::BreakIterator& lines = break_iterator(Breaks::line, language);
  UErrorCode status = U_ZERO_ERROR;
  lines.setText(utf8.get(), status);
  check(status, "find where lines may end");
  lines.first();
  for (std::int32_t at = lines.next(); at != icu::BreakIterator::DONE; at = lines.next())
    breaks.push_back(static_cast<std::size_t>(at));
  return breaks;
}

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(next_code_point(text, at));
  return width;
}

std::size_t prefix_of_width(std::string_view text, int columns) {
  Utf8Text utf8(text);
  icu::BreakIterator& characters = break_iterator(Breaks::character, {});
  UErrorCode status = U_ZERO_ERROR;
  characters.setText(utf8.get(), status);
  check(status, "tell characters apart");
  std::size_t end = 0;
  int width = 0;
  characters.first();
  for (std::int32_t at = characters.next(); at != icu::BreakIterator::DONE; at = characters.next()) {
    const auto next = static_cast<std::size_t>(at);
    width += display_width(text.substr(end, next - end));
    if (end > 0 && width > columns) break;
    end = next;
  }
  return end;
}

bool ends_a_phrase(std::string_view text) {
  bool quoted = false;
  for (std::size_t at = text.size(); at > 0;) {
    const UChar32 c = previous_code_point(text, at);
    if (c == '.') return quoted;
    if (u_hasBinaryProperty(c, UCHAR_TERMINAL_PUNCTUATION)) return true;
    switch (u_charType(c)) {
      case U_END_PUNCTUATION:
        return true;
      case U_DASH_PUNCTUATION:
        return c == 0x2013 || c == 0x2014;
      case U_FINAL_PUNCTUATION:
      case U_INITIAL_PUNCTUATION:  // a closing quote in some languages
        quoted = true;
        break;
      case U_SPACE_SEPARATOR:
        break;
      default:
        if (c != '"' && c != '\'') return false;
        quoted = true;
    }
  }
  return false;
}

std::size_t opening_marks(std::string_view between) {
  std::size_t begin = between.size();
  bool only_openers = true;
  std::size_t openers = between.size();
  while (begin > 0) {
    std::size_t at = begin;
    const UChar32 c = previous_code_point(between, at);
    if (u_isUWhiteSpace(c)) break;
    if (only_openers && opens_by_itself(c))
      openers = at;
    else
      only_openers = false;
    begin = at;
  }
  // Behind a space every mark belongs to the word that follows.
  const bool behind_space = begin > 0;
  return between.size() - (behind_space ? begin : openers);
}

}  // namespace earbound

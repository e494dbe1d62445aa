#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/icu.hpp"
#include "text/segmentation.hpp"

namespace earbound {

using icu_adapter::next_code_point;

namespace {

// Dictionaries look words up in a table as long as the text; pieces of this size keep it small.
constexpr std::size_t longest_piece = 16384;

enum class Class { space, dash, dot, hyphen, mark, punctuation, word, unspaced_word };

bool is_unspaced(UChar32 c) {
  if (c < 0x0e00) return false;
  switch (u_getIntPropertyValue(c, UCHAR_LINE_BREAK)) {
    case U_LB_COMPLEX_CONTEXT:  // Thai, Lao, Khmer, Burmese
      return true;
    case U_LB_IDEOGRAPHIC:
    case U_LB_CONDITIONAL_JAPANESE_STARTER:
      return u_isalpha(c);
    default: {
      UErrorCode status = U_ZERO_ERROR;
      const UScriptCode script = uscript_getScript(c, &status);
      return script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
    }
  }
}

// Punctuation that is read as a word: per cent, and, number, at, section.
bool is_spoken_punctuation(UChar32 c) {
  return c == '%' || c == '&' || c == '#' || c == '@' || c == 0xa7 || c == 0x2030 || c == 0x2031 || c == 0xff05 ||
         c == 0xff06;
}

Class classify(UChar32 c) {
  if (c < 0x80) {
    if (c == ' ' || (c >= 9 && c <= 13)) return Class::space;
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') return Class::word;
    if (c >= '0' && c <= '9') return Class::word;
    if (c == '-') return Class::hyphen;
    if (c == '.') return Class::dot;
  }
  if (u_isUWhiteSpace(c)) return Class::space;
  if (c == 0x2014 || c == 0x2015 || c == 0x2026 || c == 0x2e3a || c == 0x2e3b) return Class::dash;
  if (is_spoken_punctuation(c)) return Class::word;
  const auto mask = U_GET_GC_MASK(c);
  if (mask & U_GC_M_MASK) return Class::mark;
  if (mask & (U_GC_L_MASK | U_GC_N_MASK)) return is_unspaced(c) ? Class::unspaced_word : Class::word;
  if (mask & (U_GC_SM_MASK | U_GC_SC_MASK | U_GC_SO_MASK)) return Class::word;
  return Class::punctuation;
}

// The stretch [first word character, last word character or mark] of what has been seen of a run.
struct WordSpan {
  std::size_t begin = 0, end = 0;
  bool found = false;
  void add(std::size_t first, std::size_t last, Class kind) {
    if (kind == Class::word || kind == Class::unspaced_word) {
      if (!found) begin = first;
      found = true;
      end = last;
    } else if (kind == Class::mark && found) {
      end = last;
    }
  }
};

// Cuts one stretch of a script without spaces into the words of ICU's dictionary.
void cut_by_dictionary(std::string_view text, std::size_t offset, std::string_view language,
                       std::vector<TextRange>& words) {
  icu::BreakIterator& iterator = icu_adapter::break_iterator(icu_adapter::Breaks::word, language);
  icu_adapter::Utf8Text utf8(text);
  UErrorCode status = U_ZERO_ERROR;
  iterator.setText(utf8.get(), status);
  icu_adapter::check(status, "find the words of a text");
  int32_t begin = iterator.first();
  for (int32_t end = iterator.next(); end != icu::BreakIterator::DONE; begin = end, end = iterator.next()) {
    WordSpan span;
    for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end);) {
      const std::size_t at = i;
      const Class kind = classify(next_code_point(text, i));
      span.add(at, i, kind);
    }
    if (span.found) words.push_back({offset + span.begin, offset + span.end});
  }
}

class WordFinder {
 public:
  WordFinder(std::string_view text, std::string_view language) : text_(text), language_(language) {}

  std::vector<TextRange> find() {
    for (std::size_t i = 0; i < text_.size();) {
      const std::size_t at = i;
      const Class kind = classify(next_code_point(text_, i));
      const bool doubled =
          (kind == Class::hyphen && repeated(i, '-', 1)) || (kind == Class::dot && repeated(i, '.', 2));
      if (kind == Class::space || kind == Class::dash || doubled) {
        finish(at);
        continue;
      }
      if (!open_) begin_ = at;
      open_ = true;
      unspaced_ = unspaced_ || kind == Class::unspaced_word;
      span_.add(at, i, kind);
      if (unspaced_ && i - begin_ >= longest_piece) finish(i);
    }
    finish(text_.size());
    return std::move(words_);
  }

 private:
  bool repeated(std::size_t at, char c, std::size_t times) const {
    for (std::size_t i = 0; i < times; ++i)
      if (at + i >= text_.size() || text_[at + i] != c) return false;
    return true;
  }

  void finish(std::size_t end) {
    if (span_.found && unspaced_)
      cut_by_dictionary(text_.substr(begin_, end - begin_), begin_, language_, words_);
    else if (span_.found)
      words_.push_back({span_.begin, span_.end});
    span_ = {};
    open_ = unspaced_ = false;
  }

  std::string_view text_, language_;
  std::vector<TextRange> words_;
  WordSpan span_;
  std::size_t begin_ = 0;
  bool open_ = false, unspaced_ = false;
};

}  // namespace

std::vector<TextRange> written_words(std::string_view text, std::string_view language) {
  return WordFinder(text, language).find();
}

}  // namespace earbound

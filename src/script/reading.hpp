#pragma once
// How a few written words are spoken when not as they stand.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/segmentation.hpp"

namespace earbound {

/// The words of one utterance: indices [.., last) of `words`, text up to byte `end`.
struct Passage {
  std::string_view text;
  const std::vector<TextRange>& words;
  std::size_t first = 0, last = 0;
  std::size_t end = 0;

  [[nodiscard]] std::string_view word(std::size_t index) const {
    return text.substr(words[index].begin, words[index].end - words[index].begin);
  }
};

struct SpokenWord {
  std::size_t count = 1;           ///< written words it stands for
  std::size_t begin = 0, end = 0;  ///< the written bytes it replaces
  std::string text;
};

/// Empty `words`: read as written. A spoken word with an empty text is left out, for `reason`.
struct Reading {
  std::vector<SpokenWord> words;
  const char* reason = nullptr;
  bool phonemes = false;  ///< texts are engine phonemes
  TextRange unsaid;       ///< written bytes that the words do not say although they stand for them
  std::string_view rule;  ///< the class or rule that reads so; static text

  void clear() {
    words.clear();
    reason = nullptr;
    phonemes = false;
    rule = {};
    unsaid = {};
  }
  void say(std::size_t count, std::size_t begin, std::size_t end, std::string text) {
    words.push_back({count, begin, end, std::move(text)});
  }
};

}  // namespace earbound

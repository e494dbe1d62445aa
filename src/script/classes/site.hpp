#pragma once
// Where a semiotic class looks: a written word in its passage, and how a class claims words.

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "script/reading.hpp"
#include "script/rules.hpp"
#include "text/ascii.hpp"

namespace earbound {

struct Site {
  const Passage& passage;
  std::size_t index;
  const Rules& rules;

  [[nodiscard]] std::string_view text() const { return passage.text.substr(0, passage.end); }
  [[nodiscard]] std::size_t begin() const { return passage.words[index].begin; }
  [[nodiscard]] std::string_view word() const { return passage.word(index); }
  /// The word before in small ASCII letters; empty when the passage begins here.
  [[nodiscard]] std::string word_before() const;
  /// The word behind byte `at`, which ends a word; empty when there is none, or more than a space between.
  [[nodiscard]] std::string_view word_behind(std::size_t at) const;
  /// Where the word before ends; the first byte of the passage when there is none.
  [[nodiscard]] std::size_t floor() const;
  /// Whether no written word goes on beyond `at`.
  [[nodiscard]] bool word_ends(std::size_t at) const;
  /// The term of the language, empty when it has none.
  [[nodiscard]] const std::string& term(std::string_view key) const;
};

/// Reads the written bytes [begin, end) as `spoken`; `begin` may lie before the word when signs belong to it. False
/// when `end` lies inside a word.
bool claim(const Site& site, std::size_t begin, std::size_t end, std::string spoken, Reading& reading);

/// The same; where a written word begins at `tail_at`, the `tail` that `spoken` ends with stands for it: "5 mg" keeps
/// two words.
bool claim(const Site& site, std::size_t begin, std::size_t end, std::string spoken, std::size_t tail_at,
           std::string_view tail, Reading& reading);

/// Signs and letters at a place of a text.
/// A letter of any script; marks of punctuation and symbols are none.
bool is_letter_at(std::string_view text, std::size_t at);
std::size_t count_digits(std::string_view text, std::size_t at);
bool stands_at(std::string_view text, std::size_t at, std::string_view expected);
/// Length of the first of `signs` that stands at `at`, 0 for none.
std::size_t sign_at(std::string_view text, std::size_t at, std::initializer_list<std::string_view> signs);
std::string small_letters(std::string_view text);

/// Whether `word` is one of `words`, which are parted by single spaces; an empty one never is.
bool is_among(const std::string& words, std::string_view word);
/// The parts that are not empty, with spaces between them.
std::string joined(std::initializer_list<std::string_view> parts);

/// "{h} o'clock" with {h} replaced.
std::string fill(std::string_view form, std::initializer_list<std::pair<std::string_view, std::string_view>> parts);

}  // namespace earbound

#pragma once
// Text normalisation: what is spoken where the engine would read the written form badly. Works word by word: a rule
// sees whole written words only, and only the rules of the language the words are in.

#include <cstddef>
#include <string>

#include "script/reading.hpp"
#include "script/rules.hpp"

namespace earbound {

class Normaliser {
 public:
  explicit Normaliser(Rules rules) : rules_(std::move(rules)) {}

  /// How the words from `index` on are spoken; `reading` stays empty when word `index` is read as it stands.
  void read(const Passage& passage, std::size_t index, Reading& reading) const;

  /// True when a passage of several words is written in capitals throughout: a heading, not a row of acronyms.
  [[nodiscard]] bool all_capitals(const Passage& passage) const;
  /// A word of such a passage, in small letters unless it is an acronym.
  void read_capitals(const Passage& passage, std::size_t index, const std::string& language, Reading& reading) const;

  /// True when the stop after word `last` ends an abbreviation or an ordinal rather than a sentence; the passage goes
  /// on behind it.
  [[nodiscard]] bool goes_on_after(const Passage& passage, std::size_t last) const;

  [[nodiscard]] const Rules& rules() const { return rules_; }

 private:
  [[nodiscard]] const std::vector<Abbreviation>* abbreviations(std::string_view word) const;
  /// The index of the first word behind the abbreviation when it stands at word `index`; 0 when it does not.
  [[nodiscard]] std::size_t stands(const Abbreviation& rule, const Passage& passage, std::size_t index) const;
  [[nodiscard]] static bool follows_name(const Passage& passage, std::size_t index);
  bool abbreviation(const Passage& passage, std::size_t index, Reading& reading) const;
  bool idiom(const Passage& passage, std::size_t index, Reading& reading) const;
  bool classified(const Passage& passage, std::size_t index, Reading& reading) const;
  [[nodiscard]] std::string plain_form(std::string_view word) const;
  bool compatible(const Passage& passage, std::size_t index, Reading& reading) const;
  bool numeral(const Passage& passage, std::size_t index, Reading& reading) const;
  bool behind_article(const Passage& passage, std::size_t index, int value, Reading& reading) const;
  /// The word that a Roman numeral or a list of them stands behind; `index` when there is none.
  [[nodiscard]] std::size_t head_of_numeral(const Passage& passage, std::size_t index) const;
  [[nodiscard]] bool is_numeral_one(const Passage& passage, std::size_t index, bool named) const;
  bool initial(const Passage& passage, std::size_t index, Reading& reading) const;
  bool symbol(const Passage& passage, std::size_t index, Reading& reading) const;
  bool slashes(const Passage& passage, std::size_t index, Reading& reading) const;

  Rules rules_;
};

}  // namespace earbound

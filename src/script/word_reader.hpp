#pragma once
// Decides for each written word how it is spoken: lexicon first, then addresses, code, formulas and the rules of the
// language.

#include <cstddef>
#include <string>
#include <unordered_set>

#include "script/lexicon.hpp"
#include "script/normaliser.hpp"
#include "script/phrases.hpp"
#include "script/prose.hpp"
#include "script/reading.hpp"

namespace earbound {

/// What is known of one language.
struct LanguageRules {
  Normaliser normaliser;
  Lexicon lexicon;
  int characters_per_word = 0;  ///< hundredths: those that the engine speaks in the time of one of its words
};

/// Rules and lexicons of every language of a work.
class LanguageShelf {
 public:
  explicit LanguageShelf(std::string directory) : directory_(std::move(directory)) {}
  /// Reads what there is for the language, unless it has been read. Throws Error with file and line.
  void add_language(const std::string& language);
  /// Every language that rules are there for.
  void add_all_languages();
  /// A PLS file; a later one goes before an earlier one. Throws Error with file and line.
  void add_lexicon(const std::string& path);
  [[nodiscard]] const LanguageRules& rules(const std::string& language) const;

 private:
  std::string directory_;
  TextMap<LanguageRules> rules_;  ///< by primary language
};

/// State of a section: what is said at its first mention only.
struct FirstMentions {
  std::unordered_set<std::string> expansions;
};

struct WordReading {
  const Phrases& phrases;
  const LanguageShelf& shelf;
  FirstMentions& mentions;
  bool whole_addresses = false;

  /// Reads the words from `index` on; `reading` stays empty when the word is spoken as written.
  void read(const Prose& prose, const Passage& passage, std::size_t index, const std::string& language, bool capitals,
            Reading& reading) const;
};

}  // namespace earbound

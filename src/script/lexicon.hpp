#pragma once
// Pronunciation lexicons: W3C PLS 1.0 files. What a lexicon says goes before every rule.

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "script/reading.hpp"
#include "script/rules.hpp"

namespace earbound {

/// The engine's mnemonics for each IPA symbol of a language, from ipa/LANGUAGE.txt.
class IpaTable {
 public:
  /// Throws Error with file and line when the file is wrong; without a file every symbol is unknown.
  static IpaTable load(const std::string& directory, const std::string& language);
  /// Accents may be composed or not; a space parts words. Throws Error (without place) that names the first unknown
  /// symbol.
  [[nodiscard]] std::string mnemonics(std::string_view ipa) const;

 private:
  TextMap<std::string> symbols_;
  std::size_t longest_ = 0;
  std::string language_;
};

struct Lexeme {
  std::vector<std::string> graphemes;
  std::string spoken;     ///< words, or mnemonics
  bool phonemes = false;  ///< `spoken` is mnemonics, without brackets
  int line = 0;
};

struct LexiconFile {
  std::string path, language;  ///< BCP 47
  std::vector<Lexeme> lexemes;
};

/// Throws Error with file and line: unreadable, larger than 8 MB, malformed XML, a document type declaration, no PLS,
/// an unknown alphabet ("ipa" and "x-espeak" are known) or symbol, a lexeme that says nothing. `directory` is the
/// voices directory.
LexiconFile read_lexicon(const std::string& path, const std::string& directory);

/// The lexemes of one language.
class Lexicon {
 public:
  /// Adds the lexemes; a later file goes before an earlier one. Throws Error with file and line for aliases that go in
  /// circles.
  void add(const LexiconFile& file);
  /// The longest grapheme that begins with word `index`; or the graphemes inside a word joined by hyphens or slashes.
  void read(const Passage& passage, std::size_t index, Reading& reading) const;
  [[nodiscard]] bool empty() const { return entries_.empty(); }

 private:
  struct Entry {
    std::string spoken;
    bool phonemes = false;
    int line = 0;
    std::string file;
  };
  [[nodiscard]] const Entry* find(std::string_view text) const;
  bool compound(const Passage& passage, std::size_t index, Reading& reading) const;
  void resolve(const std::string& grapheme, const std::string& file);

  TextMap<Entry> entries_;
  /// Of graphemes of several words, by their first word: how many bytes they have, the longest first.
  TextMap<std::set<std::size_t, std::greater<>>> phrase_lengths_;
};

}  // namespace earbound

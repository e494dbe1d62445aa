#pragma once
// What stages know of a language, as its files in voices/languages/ say.

#include <map>
#include <string>
#include <vector>

namespace earbound {

/// How plain texts in one language name their parts; all in small letters.
struct StructureWords {
  std::string language;                             ///< BCP 47 tag
  std::vector<std::string> books, parts, chapters;  ///< before a number: "Book", "Part", "Chapter"
  std::vector<std::string> appendices;              ///< chapters that letters count as well
  std::vector<std::string> references;              ///< divisions that a sentence may refer to
  std::vector<std::string> of_a_play;               ///< acts and scenes, which are parts and chapters too
  std::vector<std::string> articles;                ///< "the", before an ordinal number
  std::vector<std::string> second, last;            ///< "7 siebenter" is one for the seventh; words for the last
  std::vector<std::string> contents, matter;        ///< headings without a number; `contents` of a table of contents
  std::vector<std::string> counted;                 ///< what is counted but is no heading: "page"
  std::vector<std::string> pages;                   ///< before the number of a page, at its head or foot
  std::vector<std::string> by;                      ///< before an author's name
};

/// Of every language there is: a plain text does not say which it is in.
using StructureVocabulary = std::vector<StructureWords>;

/// The few words that earbound itself adds to pages and titles, in the language of the work.
struct Labels {
  std::string language = "en";  ///< of these words
  std::string contents = "Contents", audio_files = "Audio files", length = "Length", by = "By";
  std::string starts_at = "starts at", lasts = "lasts", own_part = "its own part", own_file = "as a separate file";
  std::string part = "part", of = "of";  ///< "part" 2 "of" 3
  std::string continued = "continued", until_part = "goes on until part";
};

/// What stands on the player's controls, by its keys, in the language of the work.
struct PlayerWords {
  std::string language = "en";  ///< of these words
  std::map<std::string, std::string, std::less<>> words;
};

}  // namespace earbound

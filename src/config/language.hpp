#pragma once
// The files of a language: VOICES/languages/TAG/, where VOICES is the voices directory. docs/languages.md tells what
// stands in each of them.

#include <string>
#include <string_view>
#include <vector>

#include "model/language.hpp"
#include "text/segmentation.hpp"

namespace earbound {

/// The names of the files.
namespace language_file {
inline constexpr std::string_view announcements = "announcements.txt", normalisation = "normalisation.txt",
                                  ipa = "ipa.txt", sentences = "sentences.txt", structure = "structure.txt",
                                  labels = "labels.txt", player = "player.txt", length = "length.txt",
                                  passage = "passage.txt";
}  // namespace language_file

/// What holds for languages that have no file of their own.
inline constexpr std::string_view no_language = "und";

/// VOICES/languages/de-AT/FILE, else VOICES/languages/de/FILE, else VOICES/languages/und/FILE; empty when there is
/// none. Letters, digits and hyphens only are looked up: a hostile tag names no other file.
std::string file_of_language(const std::string& voices, std::string_view tag, std::string_view file);

/// Whether a file that file_of_language gave is of a language, and not that for all others.
bool is_of_language(const std::string& path);

/// The tags of all languages that have a directory, in order. Throws Error for a file in one of them that has none of
/// the names above.
std::vector<std::string> installed_languages(const std::string& voices);

// Each throws Error with file and line for what the file should not hold, and for a key that is missing.

/// When the language has no such file, ICU's abbreviations serve.
SentenceRules load_sentence_rules(const std::string& voices, std::string_view tag);
/// Of all languages that have such a file.
StructureVocabulary load_structure_words(const std::string& voices);
/// English when the language has no such file.
Labels load_labels(const std::string& voices, std::string_view tag);
/// English when the language has no such file. What English has words for is what there is to say.
PlayerWords load_player_words(const std::string& voices, std::string_view tag);
/// Hundredths of a character that the engine speaks in the time of one of its words.
int load_characters_per_word(const std::string& voices, std::string_view tag);

}  // namespace earbound

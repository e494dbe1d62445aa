#include "config/language.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <functional>
#include <sstream>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/nearest_name.hpp"
#include "config/rule_file.hpp"
#include "embedded/config.hpp"
#include "text/languages.hpp"

namespace earbound {

namespace {

namespace fs = std::filesystem;

constexpr std::array all_files{language_file::announcements, language_file::normalisation, language_file::ipa,
                               language_file::sentences,     language_file::structure,     language_file::labels,
                               language_file::player,        language_file::length,        language_file::passage};

/// A key of a file and what is done with its value.
struct Key {
  std::string_view name;
  std::function<void(const std::string& value)> take;
  bool required = true;
};

/// Reads a file without sections whose keys are these.
void read_keys(const std::string& path, const std::vector<Key>& keys) {
  std::vector<std::string_view> names;
  names.reserve(keys.size());
  for (const Key& key : keys) names.push_back(key.name);
  std::vector<bool> found(keys.size());
  for (const RuleLine& rule : read_rule_file(path).rules) {
    const auto key = std::find(names.begin(), names.end(), rule.key);
    if (!rule.section.empty())
      throw Error(fmt::format("unknown section [{}]", rule.section), "this file has no sections").at(path, rule.line);
    if (key == names.end())
      throw Error(fmt::format("unknown key '{}'", rule.key), nearest_names(rule.key, names)).at(path, rule.line);
    const auto at = static_cast<std::size_t>(key - names.begin());
    if (rule.value.empty())
      throw Error(fmt::format("'{}' has no value", rule.key), "leave the line out, or complete it").at(path, rule.line);
    found[at] = true;
    try {
      keys[at].take(rule.value);
    } catch (Error& error) {
      throw error.at(path, rule.line);
    }
  }
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (keys[i].required && !found[i])
      throw Error(fmt::format("the key '{}' is missing", keys[i].name), "add it; the same file of 'en' shows how")
          .at(path);
}

Key text(std::string_view name, std::string& into) {
  return {name, [&into](const std::string& value) { into = value; }};
}

Key list(std::string_view name, std::vector<std::string>& into, bool required = false) {
  return {name,
          [&into](const std::string& value) {
            for (std::string& item : listed(value)) into.push_back(std::move(item));
          },
          required};
}

Key set(std::string_view name, SentenceRules::Words& into) {
  return {name,
          [&into](const std::string& value) {
            for (std::string& item : listed(value)) into.insert(std::move(item));
          },
          false};
}

StructureWords read_structure_words(const std::string& path) {
  StructureWords words;
  constexpr bool required = true;
  read_keys(path,
            {list("book", words.books), list("part", words.parts), list("chapter", words.chapters, required),
             list("appendix", words.appendices), list("references", words.references), list("play", words.of_a_play),
             list("article", words.articles), list("second", words.second), list("last", words.last),
             list("contents", words.contents, required), list("matter", words.matter, required),
             list("counted", words.counted), list("pages", words.pages), list("by", words.by)});
  return words;
}

}  // namespace

std::string file_of_language(const std::string& voices, std::string_view tag, std::string_view file) {
  const bool plain = std::all_of(tag.begin(), tag.end(), [](unsigned char c) {
    return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  if (!plain) tag = no_language;
  const auto in = [&](std::string_view directory) {
    const std::string path = fmt::format("{}/languages/{}/{}", voices, directory, file);
    std::error_code failure;
    return fs::is_regular_file(path, failure) ? path : std::string();
  };
  for (std::string_view part = tag; !part.empty(); part = part.substr(0, std::min(part.rfind('-'), part.size()))) {
    if (std::string path = in(part); !path.empty()) return path;
    if (part.find('-') == std::string_view::npos) break;
  }
  if (std::string path = in(primary_language(tag)); !path.empty()) return path;
  return in(no_language);
}

bool is_of_language(const std::string& path) { return fs::path(path).parent_path().filename() != no_language; }

std::vector<std::string> installed_languages(const std::string& voices) {
  std::vector<std::string> tags;
  std::error_code failure;
  for (fs::directory_iterator at(voices + "/languages", failure), end; !failure && at != end; at.increment(failure)) {
    if (!at->is_directory(failure)) continue;
    if (at->path().filename() != no_language) tags.push_back(at->path().filename().string());
    for (const auto& entry : fs::directory_iterator(at->path(), failure)) {
      const std::string name = entry.path().filename().string();
      if (name.ends_with(".txt") && std::find(all_files.begin(), all_files.end(), name) == all_files.end())
        throw Error("this is no file of a language", nearest_names(name, all_files)).at(entry.path().string());
    }
  }
  std::sort(tags.begin(), tags.end());
  return tags;
}

SentenceRules load_sentence_rules(const std::string& voices, std::string_view tag) {
  const std::string path = file_of_language(voices, tag, language_file::sentences);
  SentenceRules rules;
  if (path.empty()) return rules;
  rules.beside_icu = !is_of_language(path);
  read_keys(path, {set("abbreviations", rules.abbreviations), set("before numbers", rules.before_numbers),
                   set("openers", rules.openers), set("before letters", rules.before_letters)});
  return rules;
}

StructureVocabulary load_structure_words(const std::string& voices) {
  StructureVocabulary vocabulary;
  for (const std::string& tag : installed_languages(voices)) {
    const std::string path = fmt::format("{}/languages/{}/{}", voices, tag, language_file::structure);
    std::error_code failure;
    if (!fs::is_regular_file(path, failure)) continue;
    vocabulary.push_back(read_structure_words(path));
    vocabulary.back().language = tag;
  }
  return vocabulary;
}

Labels load_labels(const std::string& voices, std::string_view tag) {
  Labels labels;
  const std::string path = file_of_language(voices, tag, language_file::labels);
  if (path.empty()) return labels;
  labels.language = fs::path(path).parent_path().filename().string();
  read_keys(path,
            {text("contents", labels.contents), text("audio files", labels.audio_files), text("length", labels.length),
             text("by", labels.by), text("starts at", labels.starts_at), text("lasts", labels.lasts),
             text("own part", labels.own_part), text("own file", labels.own_file), text("part", labels.part),
             text("of", labels.of), text("continued", labels.continued), text("until part", labels.until_part)});
  return labels;
}

PlayerWords load_player_words(const std::string& voices, std::string_view tag) {
  PlayerWords english;
  std::istringstream built_in{std::string(embedded::player_txt)};
  for (RuleLine& rule : parse_rules(built_in, "player.txt").rules) english.words[rule.key] = std::move(rule.value);
  const std::string path = file_of_language(voices, tag, language_file::player);
  if (path.empty()) return english;
  PlayerWords player{fs::path(path).parent_path().filename().string(), {}};
  std::vector<Key> keys;
  for (const auto& [key, value] : english.words) keys.push_back(text(key, player.words[key]));
  read_keys(path, keys);
  return player;
}

int load_characters_per_word(const std::string& voices, std::string_view tag) {
  int hundredths = 600;
  const std::string path = file_of_language(voices, tag, language_file::length);
  if (path.empty()) return hundredths;
  read_keys(path,
            {{"characters per word", [&](const std::string& value) {
                double figure = 0;
                const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), figure);
                constexpr double least = 1, most = 30;
                if (failed != std::errc{} || end != value.data() + value.size() || figure < least || figure > most)
                  throw Error(fmt::format("'{}' is no figure from 1 to 30", value), "write one such as 6.2");
                hundredths = static_cast<int>(std::lround(figure * 100));
              }}});
  return hundredths;
}

}  // namespace earbound

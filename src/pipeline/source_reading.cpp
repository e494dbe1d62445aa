#include "pipeline/source_reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "config/library.hpp"
#include "parse/parser.hpp"
#include "pipeline/speakability.hpp"
#include "pipeline/voice_choice.hpp"
#include "script/language_detector.hpp"
#include "text/languages.hpp"
#include "text/unicode.hpp"

namespace fs = std::filesystem;

namespace earbound {

std::string edition_name(const std::string& source) {
  std::string stem = fs::path(source).stem().string();
  bool plain = !stem.empty() && stem.front() != '.' && stem.front() != '-' && stem.size() <= 200 &&
               std::none_of(stem.begin(), stem.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
  try {
    plain = plain && decode_source(stem, source) == compose(stem);  // no other controls either
  } catch (const Error&) {
    plain = false;  // not UTF-8
  }
  return plain ? stem : ascii_slug(stem);
}

namespace {

/// How the author can name the language.
std::string remedy(const std::string& source, const std::string& language) {
  if (has_front_matter(source)) return fmt::format("write `language: {}` at its top", language);
  return fmt::format("build with --voice {}", language);
}

/// The language of a text that does not name it, when it is certain and not English, which is read without a mark.
void detect(const std::string& source, ReadSource& read) {
  const LanguageGuess guess = guess_language(read.document);
  if (same_language(guess.tag, "en") || (!guess.certain && (!guess.enough || guess.tag.empty()))) return;
  if (guess.certain) {
    read.document.metadata.language = guess.tag;
    read.remarks.push_back(fmt::format("{}: language: {} (detected); {} to settle it", source, language_name(guess.tag),
                                       remedy(source, guess.tag)));
  } else {
    read.remarks.push_back(fmt::format("{}: language: not certain, read as English; {} or whichever it is", source,
                                       remedy(source, guess.tag)));
  }
}

}  // namespace

ReadSource read_source(SourceReader& reader, const std::string& source, const BuildOptions& options) {
  ReadSource read;
  const SourceRequest request{options.reading.voices_directory, options.whole_page};
  const bool given = options.given && options.given->path == source;
  read.document = given ? reader.read(options.given->bytes, source, request) : reader.read(source, request);
  read.remarks = read.document.remarks;
  Metadata& metadata = read.document.metadata;
  if (!options.voice && metadata.voice.empty() && metadata.language.empty()) detect(source, read);
  VoiceChoice choice =
      choose_voice(options, read.document, library_of_articles_in(fs::path(source).parent_path().string()));
  read.voice = std::move(choice.voice);
  if (!choice.remark.empty()) read.remarks.push_back(std::move(choice.remark));
  read.titled = !metadata.title.empty();
  if (!read.titled) metadata.title = edition_name(source);
  if (metadata.language.empty()) metadata.language = read.voice.language;
  if (std::string remark = check_speakable(read.document, read.voice); !remark.empty())
    read.remarks.push_back(std::move(remark));
  return read;
}

}  // namespace earbound

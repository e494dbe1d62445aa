#include "pipeline/voice_passage.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "base/error.hpp"
#include "base/file.hpp"
#include "config/language.hpp"
#include "text/familiar_words.hpp"
#include "text/segmentation.hpp"
#include "text/unicode.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

constexpr std::size_t largest_passage = std::size_t{16} * 1024;

std::string passage_text(const std::string& voices, const std::string& tag) {
  const std::string path = file_of_language(voices, tag, language_file::passage);
  if (path.empty()) return familiar_words(tag);
  std::string text = decode_source(as_text(read_file(path, largest_passage)), path);
  if (written_words(text, tag).empty())
    throw Error("the passage has no words", "write a paragraph of plain prose into it").at(path);
  return text;
}

void add_paragraph(Segment& passage, std::string_view paragraph, const VoiceProfile& voice, const std::string& language,
                   const SentenceRules& rules) {
  for (const TextRange sentence : sentences(paragraph, voice.language, rules)) {
    Utterance& utterance = passage.utterances.emplace_back();
    utterance.text = paragraph.substr(sentence.begin, sentence.end - sentence.begin);
    std::replace(utterance.text.begin(), utterance.text.end(), '\n', ' ');
    utterance.language = language;
    utterance.pause_after = voice.sentence_pause;
  }
  if (!passage.utterances.empty()) passage.utterances.back().pause_after = voice.paragraph_pause;
}

}  // namespace

Segment voice_passage(const std::string& voices, const VoiceProfile& voice, const std::string& language) {
  const std::string text = passage_text(voices, voice.language);
  const SentenceRules rules = load_sentence_rules(voices, voice.language);
  Segment passage;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find("\n\n"), rest.size());
    add_paragraph(passage, rest.substr(0, end), voice, language, rules);
    rest.remove_prefix(std::min(rest.size(), end + 2));
  }
  return passage;
}

}  // namespace earbound

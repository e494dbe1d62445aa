#include "pipeline/voice_passage.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "base/error.hpp"
#include "base/file.hpp"
#include "text/familiar_words.hpp"
#include "text/segmentation.hpp"
#include "text/unicode.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

constexpr std::size_t largest_passage = 16 * 1024;

std::string passage_text(const VoiceProfile& voice) {
  const std::string primary = voice.language.substr(0, voice.language.find('-'));
  const fs::path path = fs::path(voice.file).parent_path() / "passages" / (primary + ".txt");
  std::error_code failed;
  if (voice.file.empty() || !fs::exists(path, failed)) return familiar_words(voice.language);
  std::string text = decode_source(as_text(read_file(path.string(), largest_passage)), path.string());
  if (written_words(text, voice.language).empty())
    throw Error("the passage has no words", "write a paragraph of plain prose into it").at(path.string());
  return text;
}

void add_paragraph(Segment& passage, std::string_view paragraph, const VoiceProfile& voice,
                   const std::string& language) {
  for (const TextRange sentence : sentences(paragraph, voice.language)) {
    Utterance& utterance = passage.utterances.emplace_back();
    utterance.text = paragraph.substr(sentence.begin, sentence.end - sentence.begin);
    std::replace(utterance.text.begin(), utterance.text.end(), '\n', ' ');
    utterance.language = language;
    utterance.pause_after = voice.sentence_pause;
  }
  if (!passage.utterances.empty()) passage.utterances.back().pause_after = voice.paragraph_pause;
}

}  // namespace

Segment voice_passage(const VoiceProfile& voice, const std::string& language) {
  const std::string text = passage_text(voice);
  Segment passage;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find("\n\n"), rest.size());
    add_paragraph(passage, rest.substr(0, end), voice, language);
    rest.remove_prefix(std::min(rest.size(), end + 2));
  }
  return passage;
}

}  // namespace earbound

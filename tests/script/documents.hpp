#pragma once
// Small documents, built by hand, and a writer for them.

#include <string>
#include <vector>

#include "model/document.hpp"
#include "model/texts.hpp"
#include "script/scriptwriter.hpp"

namespace earbound::test {

inline Run run(std::string text, int line = 1) {
  Run result;
  result.text = std::move(text);
  result.line = line;
  return result;
}

inline Run run_of(Run::Kind kind, std::string text, int line = 1) {
  Run result = run(std::move(text), line);
  result.kind = kind;
  return result;
}

inline Block block_of(Block::Kind kind, std::vector<Block> children) {
  Block block;
  block.kind = kind;
  block.children = std::move(children);
  return block;
}

inline Block paragraph(std::vector<Run> runs) {
  Block block;
  block.runs = std::move(runs);
  return block;
}

inline Block paragraph(std::string text, int line = 1) { return paragraph({run(std::move(text), line)}); }

inline Section section(int level, std::string title, std::vector<Block> blocks, std::vector<Section> children = {}) {
  Section result;
  result.level = level;
  if (!title.empty()) result.title = {run(std::move(title))};
  result.blocks = std::move(blocks);
  result.children = std::move(children);
  return result;
}

inline Document document(std::vector<Section> sections, std::string language = "en") {
  Document result;
  result.metadata.title = "A Work";
  result.metadata.language = std::move(language);
  result.sections = std::move(sections);
  number_texts(result);
  return result;
}

/// What is written where a word comes from.
inline std::string written_for(const Document& document, const Word& word) {
  const TextIndex texts(document);
  return PlaceReader(texts).written(word.place);
}
inline int line_of(const Document& document, const Word& word) {
  const TextIndex texts(document);
  return PlaceReader(texts).line(word.place);
}

inline ScriptOptions options() {
  ScriptOptions result;
  result.voices_directory = EARBOUND_SOURCE_DIR "/voices";
  result.voice.language = "en-GB";
  result.voice.sentence_pause = {250};
  result.voice.paragraph_pause = {600};
  result.voice.section_pause = {1200};
  for (HeadingProsody& heading : result.voice.heading) {
    heading.pause_before = {900};
    heading.pause_after = {500};
  }
  return result;
}

/// "text|text|...": the utterances of a section.
inline std::string texts(const ScriptSection& script) {
  std::string result;
  for (const Utterance& utterance : script.utterances) result += (result.empty() ? "" : "|") + utterance.text;
  return result;
}

}  // namespace earbound::test

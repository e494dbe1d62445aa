#pragma once
// Sections of a script for the tests of this room.

#include <string>

#include "model/script.hpp"

namespace earbound {

inline Utterance sentence(const std::string& text, bool paragraph_end = false) {
  Utterance made;
  made.text = text;
  made.words = {{0, static_cast<std::uint32_t>(text.find(' ')), {}}};
  made.pause_after = {250};
  made.paragraph_end = paragraph_end;
  return made;
}

/// A paragraph of three sentences, about 300 bytes, different for every number.
inline void add_paragraph(ScriptSection& section, int number, const std::string& edit = {}) {
  for (int i = 0; i < 3; ++i)
    section.utterances.push_back(sentence("Sentence " + std::to_string(i) + " of paragraph " + std::to_string(number) +
                                              " says what there is to say" + std::string(50, '.') +
                                              (i == 1 ? edit : ""),
                                          i == 2));
}

inline ScriptSection section_of(int paragraphs) {
  ScriptSection section;
  section.title = "Title";
  for (int i = 0; i < paragraphs; ++i) add_paragraph(section, i);
  return section;
}

}  // namespace earbound

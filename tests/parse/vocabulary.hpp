#pragma once
// The words for the parts of a text that ship.

#include "config/language.hpp"

namespace earbound::test {

inline const StructureVocabulary& vocabulary() {
  static const StructureVocabulary shipped = load_structure_words(EARBOUND_SOURCE_DIR "/voices");
  return shipped;
}

}  // namespace earbound::test

#pragma once
// Proof that nothing written is lost on the way to what is spoken, word by word.

#include <span>
#include <vector>

#include "model/script.hpp"
#include "script/prose.hpp"
#include "text/segmentation.hpp"

namespace earbound {

/// Throws Error, with the word and its line, unless each of the written `words` of `prose` lies in the place of exactly
/// one word of `spoken` or of one omission, both in the order of the text. Words of other texts are passed over. The
/// parts of a word that is cut count as one.
void check_places(const Prose& prose, const std::vector<TextRange>& words, std::span<const Utterance> spoken,
                  std::span<const Omission> omitted);

}  // namespace earbound

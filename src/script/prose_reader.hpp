#pragma once
// Reads a paragraph: sentence by sentence, each in the language it is written in.

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "model/script.hpp"
#include "script/composer.hpp"
#include "script/phrases.hpp"
#include "script/prose.hpp"

namespace earbound {

struct ProseSetting {
  std::string work_language;
  Milliseconds sentence_pause;
  const Phrases* phrases = nullptr;
  std::function<void(const Run&)> note_reference;  ///< called after the sentence in which the note is referred to
};

/// Appends the utterances of `prose` to `out`. Returns the number of written words spoken.
std::size_t read_prose(const Prose& prose, const Manner& manner, const ProseSetting& setting, std::vector<Utterance>& out);

/// The written words of `prose`, note references not among them.
std::size_t count_prose(const Prose& prose, const std::string& language);

/// The manner in which earbound's own words are spoken: `manner` in the language of the phrases.
Manner announcing(const Phrases& phrases, const std::string& work_language, Role role = Role::announcement);

}  // namespace earbound

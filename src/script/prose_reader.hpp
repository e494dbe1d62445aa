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
#include "script/sign_check.hpp"
#include "script/word_reader.hpp"

namespace earbound {

struct ProseSetting {
  const std::string& work_language;
  const Phrases& phrases;
  WordReading words;
  Milliseconds sentence_pause;
  std::string lead = {};  ///< words of earbound's own before the first sentence: "2:", "Dose:"
  bool announce_links = false;
  bool deleted_text = true;  ///< announced and read; else left out
  bool name_signs = false;   ///< signs between the words are named: code that is read aloud
  std::function<void(const Run&)> mark =
      {};  ///< called after the sentence that holds a note reference or an image without text
};

/// What became of the written words.
struct ProseTally {
  std::size_t spoken = 0;
  std::vector<Omission> omitted;
  SignTally signs;
};

/// Appends the utterances of `prose` to `out`.
ProseTally read_prose(const Prose& prose, const Manner& manner, const ProseSetting& setting,
                      std::vector<Utterance>& out);

/// The written words of `prose`, note references not among them.
std::size_t count_prose(const Prose& prose, const std::string& language);

/// The manner in which earbound's own words are spoken, which are in the language of the work.
Manner announcing(Role role = Role::announcement);

}  // namespace earbound

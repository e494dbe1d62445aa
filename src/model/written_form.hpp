#pragma once
// A word as it stands in the source.

#include <string>

#include "model/script.hpp"

namespace earbound {

std::string written_form(const Utterance& utterance, const Word& word);

}  // namespace earbound

#pragma once
// Web and e-mail addresses as they are said.

#include <optional>
#include <string>
#include <string_view>

#include "script/phrases.hpp"

namespace earbound {

/// "link to example dot org" for https://example.org/path (with the path when `whole`), "ann dot b at example dot org"
/// for an e-mail address; nothing when the word is neither.
std::optional<std::string> spoken_address(std::string_view word, const Phrases& phrases, bool whole);

}  // namespace earbound

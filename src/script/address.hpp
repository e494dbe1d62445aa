#pragma once
// Web and e-mail addresses as they are said.

#include <optional>
#include <string>
#include <string_view>

#include "text/segmentation.hpp"

#include "script/phrases.hpp"

namespace earbound {

/// "link to example dot org" for https://example.org/path (with the path when `whole`), "ann dot b at example dot org"
/// for an e-mail address, "example dot org slash path" for a host without scheme; nothing when the word is neither.
std::optional<std::string> spoken_address(std::string_view word, const Phrases& phrases, bool whole);

/// The bytes of an address behind its host, in a text in which it begins at `at`; empty when there is nothing but a
/// slash.
TextRange path_of_address(std::string_view word, std::size_t at);

}  // namespace earbound

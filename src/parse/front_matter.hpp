#pragma once
// YAML front matter: the block between two lines `---` at the very beginning of a Markdown file.

#include <cstddef>
#include <string>
#include <string_view>

#include "model/document.hpp"

namespace earbound {

struct FrontMatter {
  Metadata metadata;
  std::size_t bytes = 0;  ///< length of the front matter with its fences; 0 when there is none
  int lines = 0;          ///< number of its lines
};

/// Reads title, author or authors, language or lang, date, description, publisher, identifier, cover, voice,
/// lexicons, formats, draft, series, series_index, genre, season, episode, podcast, people, licence and explicit; other
/// programs' keys are ignored. A `---` with no line that could be YAML directly beneath it is a thematic break and no
/// front matter. Throws Error with file and line for front matter without an end, bad YAML, a key of the wrong type or
/// misspelt, a date, language, address or file that is none.
FrontMatter read_front_matter(std::string_view text, const std::string& file);

}  // namespace earbound

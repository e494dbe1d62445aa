#pragma once
// From a source file to a Document. The format follows from the file's name: .md, .markdown, .mkd are CommonMark; .txt
// and .text are plain text.

#include <string>
#include <string_view>

#include "model/document.hpp"

namespace earbound {

/// Whether parse() takes a file of this name.
bool is_source_name(std::string_view path);

/// Throws Error with file and line when the file cannot be read, is empty or blank, is not text, or has bad front
/// matter.
Document parse(const std::string& path);

Document parse_markdown(std::string_view text, const std::string& file);  ///< text as from decode_source
Document parse_plain_text(std::string_view text, const std::string& file);

}  // namespace earbound

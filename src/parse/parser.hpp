#pragma once
// From a source file to a Document. The format follows from the file's name: .md, .markdown, .mkd are CommonMark; .txt
// and .text are plain text.

#include <string>
#include <string_view>

#include "model/document.hpp"
#include "model/language.hpp"

namespace earbound {

/// Whether parse() takes a file of this name.
bool is_source_name(std::string_view path);
/// Whether it is Markdown by its name, and so may name its language in front matter.
bool is_markdown_name(std::string_view path);

/// Throws Error with file and line when the file cannot be read, is empty or blank, is not text, or has bad front
/// matter.
/// `vocabulary` is that of plain texts.
Document parse(const std::string& path, const StructureVocabulary& vocabulary);

/// The same of a source that is no file: its `bytes`, and the path that it would have.
Document parse_bytes(std::string_view bytes, const std::string& path, const StructureVocabulary& vocabulary);

/// What the front matter of a file says; nothing for a format without any. Throws Error as parse() does.
Metadata read_metadata(const std::string& path);

Document parse_markdown(std::string_view text, const std::string& file);  ///< text as from decode_source
Document parse_plain_text(std::string_view text, const std::string& file, const StructureVocabulary& vocabulary);

}  // namespace earbound

#pragma once
// From a source file to a Document. How it is read follows from the kind of the file (parse/source_kinds.hpp).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"
#include "model/language.hpp"

namespace earbound {

/// What a reader must know besides the source.
struct ParseChoices {
  StructureVocabulary vocabulary;  ///< of plain texts
  bool whole_page = false;         ///< HTML: read all of a page, not only its article
};

/// Whether parse() takes a file of this name.
bool is_source_name(std::string_view path);
/// Whether a file of this name may say what it is in front matter.
bool has_front_matter(std::string_view path);

/// Throws Error with file and line when the file cannot be read, is empty or blank, is damaged or not of the kind
/// that its name says, or has bad front matter.
Document parse(const std::string& path, const ParseChoices& choices);

/// Loads what readers need of the system. For a process that reads when it may open no files any more.
void prepare_to_parse();

/// The bytes of a file that may be read. Throws Error as parse() does.
std::vector<std::uint8_t> read_source_file(const std::string& path);

/// The bytes for parse_bytes: of a kind that another program reads first, what it makes of them; else as they are.
/// Throws Error as parse() does.
std::vector<std::uint8_t> converted(std::vector<std::uint8_t> bytes, const std::string& path);

/// The same as parse() of a source that is no file: its bytes, as from converted(), and the path that it would have.
Document parse_bytes(std::string_view bytes, const std::string& path, const ParseChoices& choices);

/// What the front matter of a file says; nothing for a format without any. Throws Error as parse() does.
Metadata read_metadata(const std::string& path);

Document parse_markdown(std::string_view text, const std::string& file);  ///< text as from decode_source
Document parse_plain_text(std::string_view text, const std::string& file, const StructureVocabulary& vocabulary);

}  // namespace earbound

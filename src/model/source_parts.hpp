#pragma once
// Lines of a source that consists of several files, as a book does: counted on from file to file in the Document, told
// to people as those of each file.

#include <span>
#include <string>
#include <string_view>

#include "model/document.hpp"

namespace earbound {

/// A line of one of the files.
struct PartLine {
  std::string_view part;  ///< its name, as long as `parts` lives; empty: the source is one file
  int line = 0;
};
PartLine part_line(std::span<const SourcePart> parts, int line);

/// "12", or "OEBPS/chapter1.xhtml:12".
std::string line_name(std::span<const SourcePart> parts, int line);
/// "line 12", or "OEBPS/chapter1.xhtml:12".
std::string line_phrase(std::span<const SourcePart> parts, int line);
/// Where a message belongs: "article.md:12", "book.epub!OEBPS/chapter1.xhtml:12"; without a line when it is 0.
std::string source_place(std::string_view source, std::span<const SourcePart> parts, int line);

}  // namespace earbound

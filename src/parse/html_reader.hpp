#pragma once
// HTML as a Document: a page by itself, or the content documents of a book in their reading order.

#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"
#include "parse/parser.hpp"

namespace earbound {

/// A heading that the contents page of a book names: where its section begins, and how it is called there.
struct ContentsEntry {
  std::string fragment;  ///< id of an element of the part; empty: the part begins with it
  std::string title;
  int level = 1;  ///< 1 to 6
};

/// One file of a book.
struct HtmlPart {
  std::string name;       ///< path within the book, "OEBPS/chapter1.xhtml": what links of other parts call it
  std::string_view text;  ///< UTF-8, as from decode_source
  std::vector<ContentsEntry> contents;  ///< those that lead into this part, in reading order
  int first_line = 1;                   ///< what its first line counts as in the Document (SourcePart)
};

/// A page by itself: `bytes` as in the file, in the encoding that it names. Throws Error as parse() does.
Document parse_html(std::string_view bytes, const std::string& file, const ParseChoices& choices);

/// The parts of a book, one after the other: all of each is read, headings are sections as the contents say, notes are
/// found wherever they stand, links and ids work across parts. Adds to `document`, whose metadata and source are set
/// already and stay as they are.
void read_html_book(const std::vector<HtmlPart>& parts, Document& document);

}  // namespace earbound

#pragma once
// The words of a Document in reading order, for comparison with a reference.

#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"

namespace earbound_test {

/// Words: whatever white space parts.
std::vector<std::string> split_words(std::string_view text);
/// All words of runs, in order: title, sections, notes.
std::vector<std::string> document_words(const earbound::Document& document);
/// The text that a reader of cmark's own HTML rendering sees, images by their alternative text, raw HTML left out.
std::vector<std::string> rendered_words(std::string_view markdown);
/// One word in each line, with the runs' lines: "12:word".
std::vector<std::string> words_with_lines(const earbound::Document& document);
/// A short form of the whole tree for comparison in tests.
std::string outline_of(const earbound::Document& document);

}  // namespace earbound_test

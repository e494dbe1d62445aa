#pragma once
// The order of reading: which headings begin a section of their own, and at the end of which section each note is read.

#include <cstddef>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/chapter_text.hpp"
#include "model/document.hpp"
#include "script/scriptwriter.hpp"

namespace earbound {

struct Outline {
  std::vector<ChapterText> entries;
  std::vector<SectionHead> heads;                     ///< one for each entry
  std::unordered_set<std::string> languages;          ///< every language tag that occurs
  std::unordered_map<std::string, int> note_numbers;  ///< by label, counted from 1 in the order of first reference
};

/// `untitled` names empty headings; their number does when it is empty. Levels are those of nesting, so that they have
/// no gaps.
Outline make_outline(const Document& document, int heading_depth, const std::string& work_title,
                     const std::string& untitled, const std::string& work_language);

/// Calls `visit` for the runs of the block and of everything inside it, in reading order, with the language they are
/// in.
void for_each_runs(const Block& block, const std::string& language,
                   const std::function<void(const std::vector<Run>&, const std::string& language)>& visit);

/// The inner of two language tags: that which is not empty.
const std::string& inner_language(const std::string& inner, const std::string& outer);

}  // namespace earbound

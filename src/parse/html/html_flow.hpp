#pragma once
// Where the text of a page goes while its elements are walked.

#include <vector>

#include "model/document.hpp"
#include "parse/html/html_blocks.hpp"
#include "parse/run_builder.hpp"

namespace earbound::html {

struct BlockReader::Flow {
  enum class Kind {
    section,  ///< blocks of the section that is open: headings open others
    blocks,   ///< of an item, a quote, a note: headings there are paragraphs
    runs,     ///< of a cell, a caption, a title: paragraphs become lines of one
  };
  Kind kind = Kind::blocks;
  std::vector<Block> blocks;  ///< of Kind::blocks
  RunBuilder runs;
  int first_line = 0, last_line = 0;
  bool after_space = true;      ///< white space that follows is none
  int heading_level = 0;        ///< of the paragraph that is open
  bool line_break_due = false;  ///< Kind::runs: between two paragraphs
};

}  // namespace earbound::html

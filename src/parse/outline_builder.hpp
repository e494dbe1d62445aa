#pragma once
// Headings in the order read become a tree of sections.

#include <string>
#include <vector>

#include "model/document.hpp"

namespace earbound {

/// The written words of runs, white space folded.
std::string text_of(const std::vector<Run>& runs);

class OutlineBuilder {
 public:
  /// Adds to `document`, which must outlive this.
  explicit OutlineBuilder(Document& document) : document_(document) {}

  /// Begins a section; level 1 to 6. `id` names it in links when the author says so, else it is empty.
  void heading(int level, std::vector<Run> title, SourceLines lines, std::string id);
  /// The blocks of the section that is open; before the first heading that of a level 0 section. Holds until the next
  /// heading().
  std::vector<Block>& blocks();
  /// Makes the first heading the work's title when it is of level 1 and either the only one of that level, or the same
  /// as the title the front matter gives; its subsections rise by one level. `may_have_title` false leaves it a
  /// section.
  void finish(bool may_have_title = true);

 private:
  [[nodiscard]] bool first_heading_is_title() const;
  void take_title();

  Document& document_;
  std::vector<Section*> open_;  // from the root down; an open section's siblings do not grow, so pointers hold
  std::vector<Block> before_;   // text before the first heading
  int level_one_headings_ = 0;
};

}  // namespace earbound

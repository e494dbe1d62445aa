#pragma once
// From the tree of a page to the blocks of a Document, by what elements mean.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"
#include "parse/html/html_notes.hpp"
#include "parse/html/html_tree.hpp"
#include "parse/html_reader.hpp"
#include "parse/outline_builder.hpp"
#include "parse/run_builder.hpp"

namespace earbound::html {

/// Elements that are left out of a page, and why.
using LeftOut = std::map<const Node*, std::string_view>;

class BlockReader {
 public:
  /// All must outlive this.
  BlockReader(Document& document, const Notes& notes, const LeftOut& left_out);

  /// One part after the other. `contents`: headings of the part that the contents page of its book names.
  void read_part(const TreePart& part, const Node& from, const std::vector<ContentsEntry>& contents);
  /// After the last part: reads the notes, and ends the outline.
  void finish();

 private:
  struct Flow;

  void children(const Node& node, const RunStyle& style, Flow& flow);
  void element(const Node& node, RunStyle style, Flow& flow);
  bool block_element(const Node& node, const RunStyle& style, Flow& flow);
  void inline_element(const Node& node, RunStyle style, Flow& flow);
  static void apply(const Node& node, RunStyle& style);
  void link(const Node& node, RunStyle style, Flow& flow);
  void image(const Node& node, const RunStyle& style, Flow& flow);
  void math(const Node& node, const RunStyle& style, Flow& flow);

  static void say(std::string_view text, int line, const RunStyle& style, Flow& flow);
  void end_paragraph(Flow& flow);
  bool says_pending(std::vector<Run>& runs, const Flow& flow);
  void put(Block block, Flow& flow);
  [[nodiscard]] std::string_view reason_said(const Node& node) const;
  void omit(const Node& node, std::string_view reason);

  void heading(const Node& node, int level, const RunStyle& style, Flow& flow);
  void arrive(const Node& node, Flow& flow);
  void open_pending();
  [[nodiscard]] int level_in_book(int level) const;

  Block list(const Node& node, const RunStyle& style);
  Block definitions(const Node& node, const RunStyle& style);
  Block quote(const Node& node, const RunStyle& style);
  Block figure(const Node& node, const RunStyle& style);
  Block code(const Node& node);
  std::vector<Block> blocks_within(const Node& node, const RunStyle& style);
  std::vector<Run> runs_within(const Node& node, const RunStyle& style);
  friend class TableReader;

  /// A heading of the contents page whose place has been reached, and of which no text has been read.
  struct Pending {
    ContentsEntry entry;
    std::vector<Run> title;  ///< as headings there say it
    int line = 0, heading_level = 0;
    std::string id;
  };

  Document& document_;
  const Notes& notes_;
  const LeftOut& left_out_;
  OutlineBuilder outline_;
  const TreePart* part_ = nullptr;
  std::map<std::string, std::vector<ContentsEntry>, std::less<>> entries_;  ///< of the part, by fragment
  std::optional<Pending> pending_;
  int entry_level_ = 0, entry_heading_ = 0;  ///< of the section that an entry opened last
  std::string entry_title_;                  ///< its title when no heading said it; empty: one did
};

}  // namespace earbound::html

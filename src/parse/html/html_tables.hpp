#pragma once
// Tables of a page: each cell stands under its header.

#include <vector>

#include "model/document.hpp"
#include "parse/html/html_blocks.hpp"
#include "parse/html/html_tree.hpp"

namespace earbound::html {

/// Whether the table holds data. Others only lay a page out, and are read cell by cell as text.
bool is_data_table(const Node& table);

class TableReader {
 public:
  /// `reader` reads what stands in the cells.
  TableReader(BlockReader& reader, const RunStyle& style) : reader_(reader), style_(style) {}

  /// Cells that span columns or rows are followed by empty ones. Where no row heads the others, the header is empty.
  Block read(const Node& table);

 private:
  struct Row {
    const Node* node = nullptr;
    bool head = false;  ///< stands in <thead>
  };
  void gather(const Node& node, bool head, std::vector<Row>& rows, const Node*& caption) const;
  Block row(const Node& node);

  BlockReader& reader_;
  const RunStyle& style_;
  std::vector<std::size_t> reaching_down_;  ///< for each column: rows that a cell above still takes
};

}  // namespace earbound::html

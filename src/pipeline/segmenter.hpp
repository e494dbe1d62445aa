#pragma once
// Sections cut into segments, and segments kept on disk until they are spoken, listed or printed.

#include <cstdint>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "model/script.hpp"

namespace earbound {

/// Cuts at paragraph ends, after about a minute of speech. Where to cut is decided by the paragraph's own text, so that
/// an edit moves the cuts of its neighbourhood only. A paragraph of many minutes is cut at the end of a sentence.
std::vector<Segment> cut_into_segments(ScriptSection&& section, std::uint32_t index);

/// Segments in a nameless temporary file: a long book's script need not fit into memory.
class SegmentSpool {
 public:
  /// The file is made in `directory` and vanishes with the object.
  explicit SegmentSpool(const std::string& directory);
  void add(const Segment& segment);
  [[nodiscard]] std::size_t size() const { return offsets_.size() - 1; }
  /// Any thread may read.
  [[nodiscard]] Segment read(std::size_t index) const;

 private:
  Descriptor file_;
  std::string directory_;
  std::vector<std::uint64_t> offsets_{0};
};

}  // namespace earbound

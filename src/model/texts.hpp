#pragma once
// The texts of a Document by their identities. Which runs make a text, and which are texts of their own, is said at
// Run.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "model/document.hpp"

namespace earbound {

/// Gives every text its identity and every run its beginning, and ties notes to their references; called once, when a
/// Document is complete. Order: title and authors of the metadata, title, sections, notes.
void number_texts(Document& document);

/// The identities of what the metadata say. They hold whether or not there is a title.
constexpr TextId metadata_title_id() { return {1}; }
constexpr TextId author_id(std::size_t author) { return {static_cast<std::uint32_t>(author) + 2}; }

/// Finds the runs of a text.
class TextIndex {
 public:
  /// The document must have been numbered, outlive the index and stay as it is.
  explicit TextIndex(const Document& document);

  [[nodiscard]] std::size_t size() const { return texts_.size(); }
  /// The runs in which the text stands; those with other identities are texts of their own. Empty for no text.
  [[nodiscard]] std::span<const Run> runs(TextId text) const;
  /// The files that the source consists of, as Document::parts.
  [[nodiscard]] std::span<const SourcePart> source_parts() const { return parts_; }

 private:
  std::span<const SourcePart> parts_;
  std::vector<Run> metadata_;
  std::vector<std::span<const Run>> texts_;  ///< texts_[number - 1]
};

/// Follows places back to what is written. Quick when they are asked for in the order of the text.
class PlaceReader {
 public:
  /// `index` must outlive the reader.
  explicit PlaceReader(const TextIndex& index) : index_(index) {}

  /// The written characters, line feeds included; empty when the place has no text.
  [[nodiscard]] std::string written(const Place& place) const;
  /// The source line on which the place begins; 0 when it has none.
  [[nodiscard]] int line(const Place& place);

 private:
  [[nodiscard]] const Run* run_at(const Place& place) const;

  const TextIndex& index_;
  const Run* run_ = nullptr;  ///< the last one asked for
  std::size_t reached_ = 0;   ///< bytes of it in which lines have been counted
  int line_ = 0;              ///< line at `reached_`
};

}  // namespace earbound

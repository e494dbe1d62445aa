#pragma once
// Where the parts of a work stand that its text links to: ids of headings and notes, and the chapters that hold them.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "publish/publication.hpp"

namespace earbound {

/// How headings are named.
enum class HeadingNames {
  written,   ///< as links know them (Section::id)
  numbered,  ///< "h1", "h2" …: XML names
};

struct Anchor {
  std::size_t chapter = 0;  ///< index in Edition::chapters
  std::string id;
};

struct NoteAnchor {
  Anchor anchor;   ///< "n3"
  int number = 0;  ///< as readers see it: from 1, in the order in which notes are read
};

class DocumentAnchors {
 public:
  /// `own_prefix`: of ids that the page around the text has; no heading is given one that begins so, nor one that looks
  /// like an id of heard text.
  DocumentAnchors(const Publication& publication, HeadingNames names, std::string_view own_prefix = {});

  [[nodiscard]] const Anchor& heading(const Section& section) const { return headings_.at(&section); }
  /// The heading that a text stands in; null: none.
  [[nodiscard]] const Anchor* heading_of(TextId text) const;
  [[nodiscard]] const Anchor& title() const { return title_; }
  [[nodiscard]] const NoteAnchor& note(const Note& note) const { return notes_.at(&note); }
  /// The chapter in which a note reference stands.
  [[nodiscard]] std::size_t chapter_of(TextId reference) const { return references_.at(reference.number); }
  /// What "#fragment" means in the article; null: nothing.
  [[nodiscard]] const Anchor* find(std::string_view fragment) const;

 private:
  void add(const Section& section, std::size_t chapter, bool whole);
  void add_references(const std::vector<Run>& runs, std::size_t chapter);
  void add_references(const std::vector<Block>& blocks, std::size_t chapter);
  void add_title(const std::vector<Run>& runs, const Anchor& anchor);
  [[nodiscard]] std::string name_of(const std::string& written);

  HeadingNames names_;
  std::string own_prefix_;
  std::size_t count_ = 0;
  Anchor title_;
  std::unordered_map<const Section*, Anchor> headings_;
  std::unordered_map<const Note*, NoteAnchor> notes_;
  std::unordered_map<std::uint32_t, const Anchor*> titles_;    ///< by the texts of headings
  std::unordered_map<std::uint32_t, std::size_t> references_;  ///< chapters, by the texts of references
  std::unordered_map<std::string, const Anchor*> written_;
};

}  // namespace earbound

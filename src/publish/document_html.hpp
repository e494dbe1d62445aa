#pragma once
// The Document as markup, a chapter at a time, with what is heard of it in elements with ids: for pages, EPUB and
// DAISY. Well-formed XML in every kind, made of what the Document holds and nothing else: all of it is escaped, and
// links lead to the web or into the work (see safe_link()).

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "publish/document_anchors.hpp"
#include "publish/heard_text.hpp"
#include "publish/markup_vocabulary.hpp"
#include "publish/publication.hpp"

namespace earbound {

struct DocumentHtmlOptions {
  Markup markup = Markup::page;
  HeadingNames headings = HeadingNames::numbered;
  std::string own_prefix = {};  ///< of ids that the page around has: no heading's begins so
  int first_level = 1;          ///< of the headings of outermost chapters; that of the title is always 1
  /// The address of the file that holds a chapter, relative to any of them; null: one file holds all.
  std::function<std::string(std::size_t chapter)> file = {};
  /// The address of a picture, for the file it is shown in; null or empty: its alternative text is shown in its place.
  std::function<std::string(const Run& image)> image = {};
  /// More attributes for the element with this id, which is heard; null: none.
  std::function<std::string(const std::string& id)> heard = {};
};

class DocumentHtml {
 public:
  /// `publication` must outlive it.
  DocumentHtml(const Publication& publication, DocumentHtmlOptions options);

  /// The chapter with its notes. Each of `heard` that is shown has one element; one that
  /// has the id of a heading (with_headings_whole()) is the heading itself. The opening is its title and what is
  /// announced there. All of it is one element with the id "c" and the chapter's number from 1 (a section, a div; in
  /// DTBook levels nest, so that there it is what the level holds: the caller opens and closes it). Outermost
  /// lists and tables have the ids of chapter_structures().
  [[nodiscard]] std::string chapter(std::size_t index, std::span<const HeardStretch> heard) const;

  /// The id of that element.
  [[nodiscard]] static std::string chapter_id(std::size_t index);
  /// The id of the heading that the chapter begins with; empty where it has none. In DAISY each has one.
  [[nodiscard]] std::string heading_id(std::size_t index) const;
  [[nodiscard]] const DocumentAnchors& anchors() const { return anchors_; }

 private:
  const Publication& publication_;
  DocumentHtmlOptions options_;
  DocumentAnchors anchors_;
};

}  // namespace earbound

#pragma once
// The contents of a book as it tells them itself: the navigation document of EPUB 3, the NCX of EPUB 2 (and of talking
// books before it).

#include <string>
#include <string_view>
#include <vector>

#include "parse/epub/book_files.hpp"
#include "xml/xml_tree.hpp"

namespace earbound {

struct NavigationEntry {
  BookLink link;
  std::string title;
  int level = 1;  ///< 1 to 6
};

/// Which page is the cover, the contents, …: by the words of the EPUB vocabulary.
struct Landmark {
  std::string type;
  BookLink link;
};

struct Navigation {
  std::vector<NavigationEntry> entries;  ///< in their order; those that lead nowhere are left out
  std::vector<Landmark> landmarks;
};

/// `path` is that of the document in the book. It may be broken as XHTML: it is read as far as it goes.
Navigation read_navigation_document(std::string_view html, const std::string& path, const BookFiles& files);

/// The same of an NCX, without landmarks. `ncx` is its root element.
Navigation read_ncx(const XmlNode& ncx, const std::string& path, const BookFiles& files);

}  // namespace earbound

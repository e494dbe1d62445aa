#pragma once
// The package document of an EPUB (OPF 2 and 3): what the book is, its files, and the order in which they are read.

#include <optional>
#include <string>
#include <vector>

#include "model/document.hpp"
#include "parse/epub/book_files.hpp"
#include "parse/epub/navigation.hpp"
#include "xml/xml_tree.hpp"

namespace earbound {

struct ManifestItem {
  std::string id, href, media_type, properties, fallback;
  std::string path;  ///< in the book; empty: there is no such file

  [[nodiscard]] bool has_property(std::string_view property) const;
  [[nodiscard]] bool is_page() const;  ///< XHTML, or HTML of old books
};

struct SpineItem {
  std::size_t item = 0;  ///< place in the manifest
  bool linear = true;    ///< part of the reading order, not only reached by links
};

struct PackageDocument {
  Metadata metadata;
  std::vector<ManifestItem> manifest;
  std::vector<SpineItem> spine;  ///< pages are their fallbacks where they have another form first
  std::vector<Landmark> guide;   ///< of EPUB 2
  std::string navigation_path;   ///< of the navigation document; empty: none
  std::string ncx_path;          ///< empty: none
  std::string cover_path;        ///< of the picture on the cover; empty: none
  bool fixed_layout = false;     ///< pages are laid out like pictures
};

/// `package` is the root element of the document at `path`, `file` its name in messages. Throws Error when it is no
/// package document, or has no reading order.
PackageDocument read_package(const XmlNode& package, const std::string& path, const BookFiles& files,
                             const std::string& file);

}  // namespace earbound

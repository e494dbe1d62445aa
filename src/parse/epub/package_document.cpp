#include "parse/epub/package_document.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/error.hpp"
#include "parse/epub/package_metadata.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

class PackageReader {
 public:
  PackageReader(const XmlNode& package, const std::string& path, const BookFiles& files, const std::string& file)
      : package_(package), path_(path), files_(files), file_(file) {}

  PackageDocument read() {
    if (package_.name != "package")
      refuse(package_, "the root element is '" + truncate_bytes(package_.name, 80) + "', not 'package'");
    read_manifest();
    read_spine();
    read_guide();
    read_metas();
    read_.metadata = package_metadata(package_);
    return std::move(read_);
  }

 private:
  [[noreturn]] void refuse(const XmlNode& node, const std::string& wrong) const {
    throw Error(wrong, "make the book anew, or unpack it and give its pages").at(file_, node.line);
  }

  void read_manifest() {
    const XmlNode* const manifest = package_.child("manifest");
    if (manifest == nullptr) refuse(package_, "the package document does not list the files of the book");
    for (const XmlNode& node : manifest->children) {
      if (node.name != "item") continue;
      ManifestItem item;
      item.id = node.attribute("id");
      item.href = node.attribute("href");
      item.media_type = lower_case(fold_space(node.attribute("media-type")));
      item.properties = node.attribute("properties");
      item.fallback = node.attribute("fallback");
      if (const auto link = files_.follow(path_, item.href); link && !item.href.empty()) item.path = link->path;
      by_id_.emplace(item.id, read_.manifest.size());
      if (item.has_property("nav") && read_.navigation_path.empty()) read_.navigation_path = item.path;
      if (item.has_property("cover-image") && read_.cover_path.empty()) read_.cover_path = item.path;
      if (item.media_type == "application/x-dtbncx+xml" && read_.ncx_path.empty()) read_.ncx_path = item.path;
      read_.manifest.push_back(std::move(item));
    }
  }

  void read_spine() {
    const XmlNode* const spine = package_.child("spine");
    if (spine == nullptr) refuse(package_, "the package document gives no reading order (spine)");
    if (const auto toc = by_id_.find(spine->attribute("toc")); toc != by_id_.end())
      if (const ManifestItem& item = read_.manifest[toc->second]; !item.path.empty()) read_.ncx_path = item.path;
    std::set<std::size_t> seen;
    for (const XmlNode& node : spine->children) {
      if (node.name != "itemref") continue;
      const auto found = by_id_.find(node.attribute("idref"));
      if (found == by_id_.end()) continue;  // it names nothing
      const std::size_t item = page_of(found->second);
      if (seen.insert(item).second) read_.spine.push_back({item, node.attribute("linear") != "no"});
    }
    if (read_.spine.empty()) refuse(*spine, "the reading order of the book is empty");
  }

  /// The first of an item and its fallbacks that is a page; the item itself when none is.
  [[nodiscard]] std::size_t page_of(std::size_t item) const {
    std::set<std::size_t> seen;
    for (std::size_t at = item; seen.insert(at).second;) {
      const ManifestItem& each = read_.manifest[at];
      if (each.is_page()) return at;
      const auto next = by_id_.find(each.fallback);
      if (next == by_id_.end()) break;
      at = next->second;
    }
    return item;
  }

  void read_guide() {
    const XmlNode* const guide = package_.child("guide");
    if (guide == nullptr) return;
    for (const XmlNode& node : guide->children)
      if (const auto link = files_.follow(path_, node.attribute("href")); node.name == "reference" && link)
        read_.guide.push_back({lower_case(node.attribute("type")), *link});
  }

  void read_metas() {
    const XmlNode* const metadata = package_.child("metadata");
    if (metadata == nullptr) return;
    for (const XmlNode& node : metadata->children) {
      if (node.name != "meta") continue;
      if (node.attribute("property") == "rendition:layout")
        read_.fixed_layout = fold_space(node.all_text()) == "pre-paginated";
      if (node.attribute("name") != "cover" || !read_.cover_path.empty()) continue;
      const auto cover = by_id_.find(node.attribute("content"));
      if (cover != by_id_.end() && read_.manifest[cover->second].media_type.starts_with("image/"))
        read_.cover_path = read_.manifest[cover->second].path;
    }
  }

  const XmlNode& package_;
  const std::string& path_;
  const BookFiles& files_;
  const std::string& file_;
  PackageDocument read_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
};

}  // namespace

bool ManifestItem::has_property(std::string_view property) const {
  return (" " + fold_space(properties) + " ").find(" " + std::string(property) + " ") != std::string::npos;
}

bool ManifestItem::is_page() const {
  return media_type == "application/xhtml+xml" || media_type == "text/html" || media_type == "text/x-oeb1-document";
}

PackageDocument read_package(const XmlNode& package, const std::string& path, const BookFiles& files,
                             const std::string& file) {
  return PackageReader(package, path, files, file).read();
}

}  // namespace earbound

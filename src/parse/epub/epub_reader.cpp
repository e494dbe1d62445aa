#include "parse/epub/epub_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "archive/guarded_archive.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "parse/epub/container.hpp"
#include "parse/epub/package_document.hpp"
#include "parse/epub/page_text.hpp"
#include "parse/html/html_charset.hpp"
#include "parse/html_reader.hpp"
#include "text/unicode.hpp"
#include "xml/xml_tree.hpp"

namespace earbound {
namespace {

class EpubReader {
 public:
  EpubReader(std::string_view bytes, const std::string& file)
      : file_(file), archive_(as_bytes(bytes), file), files_(archive_.names()) {}

  Document read() {
    document_.source = file_;
    refuse_protected(archive_, file_);
    const std::string path = package_path(archive_, file_);
    package_ = read_package(read_xml_file(path), path, files_, file_within(file_, path));
    document_.metadata = package_.metadata;
    navigation_ = read_navigation();
    for (const Landmark& landmark : navigation_.landmarks) landmarks_.emplace(landmark.link.path, landmark.type);
    choose_pages();
    if (pages_.empty())
      throw Error("the book has no text that can be read", "look at it in an e-book program").at(file_);
    add_entries();
    if (package_.fixed_layout)
      remark(
          "its pages are laid out like pictures (fixed layout): the order of their texts may not be that in which "
          "they are read, and words within pictures are missing");
    remark_on_form();
    read_pages();
    take_cover();
    return std::move(document_);
  }

 private:
  struct Page {
    std::string path;
    std::string_view text;  ///< one of texts_
    std::vector<ContentsEntry> contents;
  };

  struct Unread {
    std::string path;
    Omission omission;
  };

  void remark(const std::string& what) { document_.remarks.push_back(fmt::format("{}: {}", file_, what)); }

  XmlNode read_xml_file(const std::string& path) { return read_xml(archive_.read(path), file_within(file_, path)); }

  /// The contents as the newer of its two forms tells them, else as the older does.
  Navigation read_navigation() {
    Navigation navigation;
    if (const std::string& path = package_.navigation_path; !path.empty())
      navigation = read_navigation_document(page_at(path), path, files_);
    if (navigation.entries.empty() && !package_.ncx_path.empty()) {
      try {
        navigation.entries = read_ncx(read_xml_file(package_.ncx_path), package_.ncx_path, files_).entries;
      } catch (const Error& error) {
        document_.remarks.push_back(error.message() + "; the contents of the book are those of its headings");
      }
    }
    navigation.landmarks.insert(navigation.landmarks.end(), package_.guide.begin(), package_.guide.end());
    return navigation;
  }

  std::string decoded(const std::string& path) {
    const std::string file = file_within(file_, path);
    std::string text = html::decode_page(archive_.read(path), file);
    std::replace(text.begin(), text.end(), '\0', ' ');  // browsers pass over them
    return decode_source(text, file);
  }

  /// The text of a page, read and decoded once.
  const std::string& page_at(const std::string& path) {
    const auto found = texts_.find(path);
    if (found != texts_.end()) return found->second;
    return texts_.emplace(path, decoded(path)).first->second;
  }

  [[nodiscard]] bool is_landmark(const std::string& path, const char* type) const {
    return landmarks_.contains({path, type});
  }

  /// What is not read of the book: `text` of the page at `path`, or the file itself.
  void omit(const std::string& path, std::string text, std::string reason) {
    unread_.push_back({path, {std::move(text), 0, std::move(reason)}});
  }

  /// Reading order first, then what is reached by links alone.
  void choose_pages() {
    std::set<std::string> chosen;
    for (const bool linear : {true, false})
      for (const SpineItem& item : package_.spine)
        if (item.linear == linear && chosen.insert(package_.manifest[item.item].path).second) choose(item);
    for (const ManifestItem& item : package_.manifest)
      if (item.is_page() && !item.path.empty() && item.path != package_.navigation_path &&
          chosen.insert(item.path).second)
        omit(item.path, page_text(page_at(item.path)), "a page outside of the reading order of the book");
  }

  void choose(const SpineItem& at) {
    const ManifestItem& item = package_.manifest[at.item];
    if (item.path.empty()) {
      omit(item.href, item.href, "a page that is not in the archive");
      remark(fmt::format("'{}' is in its reading order, but not in the archive", clean_text(item.href)));
    } else if (!item.is_page()) {
      omit(item.path, item.path, fmt::format("no page of text, but {}", clean_text(item.media_type)));
    } else {
      choose_page(item.path, at.linear);
    }
  }

  void choose_page(const std::string& path, bool linear) {
    const std::string& text = page_at(path);
    const bool contents = path == package_.navigation_path || is_landmark(path, "toc");
    if (contents && is_list_of_links(text))
      omit(path, page_text(text), "the contents page of the book");
    else if (!linear && is_landmark(path, "cover"))
      omit(path, page_text(text), "the cover of the book");
    else
      pages_.push_back({path, text, {}});
    look_at_form(path, text);
  }

  void look_at_form(const std::string& path, std::string_view text) {
    const std::optional<XmlFault> fault = xml_fault(text);
    if (!fault) return;
    if (malformed_ == 0) first_fault_ = fmt::format("{} in line {} ({})", clean_text(path), fault->line, fault->what);
    ++malformed_;
  }

  void remark_on_form() {
    if (malformed_ == 1) remark(fmt::format("it is read as browsers read it: {} is not well-formed", first_fault_));
    if (malformed_ > 1)
      remark(fmt::format("it is read as browsers read it: {} of its pages are not well-formed, first {}", malformed_,
                         first_fault_));
  }

  void add_entries() {
    std::map<std::string, Page*> by_path;
    for (Page& page : pages_) by_path.emplace(page.path, &page);
    for (NavigationEntry& entry : navigation_.entries)
      if (const auto page = by_path.find(entry.link.path); page != by_path.end())
        page->second->contents.push_back({std::move(entry.link.fragment), std::move(entry.title), entry.level});
  }

  void read_pages() {
    std::vector<HtmlPart> parts;
    parts.reserve(pages_.size());
    for (const Page& page : pages_)
      parts.push_back({page.path, page.text, page.contents, add_part(page.path, page.text)});
    read_html_book(parts, document_);
    for (Unread& unread : unread_) {
      unread.omission.line = add_part(unread.path, {});
      document_.omissions.push_back(std::move(unread.omission));
    }
  }

  /// What the first line of the part counts as.
  int add_part(const std::string& path, std::string_view text) {
    const int first = next_line_;
    document_.parts.push_back({clean_text(path), first});
    next_line_ += static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 1;
    return first;
  }

  void take_cover() {
    const std::string& path = package_.cover_path;
    if (path.empty()) return;
    try {
      document_.cover_image = archive_.read(path);
    } catch (const Error& error) {
      remark("the cover is left out: " + error.sentence());
    }
  }

  const std::string& file_;
  GuardedArchive archive_;
  BookFiles files_;
  PackageDocument package_;
  Navigation navigation_;
  std::map<std::string, std::string> texts_;
  std::set<std::pair<std::string, std::string>> landmarks_;  ///< paths and what they are
  std::vector<Page> pages_;
  std::vector<Unread> unread_;
  int next_line_ = 1;
  std::size_t malformed_ = 0;  ///< pages
  std::string first_fault_;
  Document document_;
};

}  // namespace

Document read_epub(std::string_view bytes, const std::string& file) { return EpubReader(bytes, file).read(); }

}  // namespace earbound

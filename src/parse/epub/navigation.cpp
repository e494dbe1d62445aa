#include "parse/epub/navigation.hpp"

#include <algorithm>

#include "parse/html_scanner.hpp"
#include "parse/markdown_tree.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

constexpr int deepest_level = 6;
constexpr std::size_t most_entries = 100'000;

/// Entries as they come. One that names a group and leads nowhere begins where the first entry below it does.
class EntryList {
 public:
  EntryList(std::string path, const BookFiles& files) : path_(std::move(path)), files_(files) {}

  void add(std::string_view title, std::string_view href, int level) {
    std::string name = fold_space(clean_text(title));
    if (name.empty() || entries_.size() + waiting_.size() >= most_entries) return;
    level = std::clamp(level, 1, deepest_level);
    while (!waiting_.empty() && waiting_.back().level >= level) waiting_.pop_back();
    NavigationEntry entry{{}, std::move(name), level};
    std::optional<BookLink> link;
    if (!href.empty()) link = files_.follow(path_, href);
    if (!link) {
      waiting_.push_back(std::move(entry));
      return;
    }
    entry.link = *link;
    for (NavigationEntry& group : waiting_) {
      group.link = *link;
      entries_.push_back(std::move(group));
    }
    waiting_.clear();
    entries_.push_back(std::move(entry));
  }

  std::vector<NavigationEntry> take() { return std::move(entries_); }

 private:
  std::string path_;
  const BookFiles& files_;
  std::vector<NavigationEntry> entries_, waiting_;
};

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find_first_of(" \t\n", at), words.size());
    if (words.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

class NavigationDocument {
 public:
  NavigationDocument(const std::string& path, const BookFiles& files)
      : path_(path), files_(files), list_(path, files) {}

  Navigation read(std::string_view html) {
    HtmlScanner scanner(html);
    HtmlToken token;
    while (scanner.next(token)) {
      if (token.kind == HtmlToken::Kind::open_tag && !token.self_closed)
        open(token);
      else if (token.kind == HtmlToken::Kind::open_tag && !label_.empty() && token.name == "img")
        title_ += html_attribute(token.attributes, "alt").value_or("");
      else if (token.kind == HtmlToken::Kind::close_tag)
        close(token);
      else if (token.kind == HtmlToken::Kind::text && !label_.empty())
        title_ += decode_entities(token.content);
    }
    navigation_.entries = list_.take();
    return std::move(navigation_);
  }

 private:
  enum class Kind : std::uint8_t { none, contents, landmarks };

  void open(const HtmlToken& tag) {
    if (tag.name == "nav") {
      begin(tag);
    } else if (kind_ == Kind::none) {
      return;
    } else if (tag.name == "ol" || tag.name == "ul" || tag.name == "li") {
      if (!label_.empty()) finish_label();  // nobody closed it
      if (tag.name != "li") ++depth_;
    } else if (label_.empty() && depth_ > 0 && (tag.name == "a" || tag.name == "span")) {
      label_ = tag.name;
      title_.clear();
      href_ = html_attribute(tag.attributes, "href").value_or("");
      type_ = html_attribute(tag.attributes, "epub:type").value_or("");
    } else if (!label_.empty() && label_ == tag.name) {
      ++nested_;
    }
  }

  void begin(const HtmlToken& nav) {
    const std::string type = html_attribute(nav.attributes, "epub:type").value_or("");
    const std::string role = html_attribute(nav.attributes, "role").value_or("");
    kind_ = Kind::none;
    if (has_word(type, "toc") || has_word(role, "doc-toc"))
      kind_ = Kind::contents;
    else if (has_word(type, "landmarks"))
      kind_ = Kind::landmarks;
    depth_ = 0;
    label_.clear();
  }

  void close(const HtmlToken& tag) {
    if (tag.name == "nav") {
      kind_ = Kind::none;
    } else if (tag.name == "ol" || tag.name == "ul") {
      depth_ = std::max(0, depth_ - 1);
    } else if (!label_.empty() && tag.name == label_) {
      if (nested_ > 0) {
        --nested_;
        return;
      }
      finish_label();
    } else if (tag.name == "li" && !label_.empty()) {
      finish_label();  // nobody closed it
    }
  }

  void finish_label() {
    label_.clear();
    nested_ = 0;
    if (kind_ == Kind::contents)
      list_.add(title_, href_, depth_);
    else if (const auto link = files_.follow(path_, href_); link && !href_.empty())
      navigation_.landmarks.push_back({type_, *link});
  }

  const std::string& path_;
  const BookFiles& files_;
  EntryList list_;
  Navigation navigation_;
  Kind kind_ = Kind::none;
  int depth_ = 0;      ///< of lists within the nav element
  std::string label_;  ///< name of the open element whose text is a title; empty: none
  int nested_ = 0;     ///< elements of that name within it
  std::string title_, href_, type_;
};

void read_points(const XmlNode& parent, int level, EntryList& list) {
  for (const XmlNode& point : parent.children) {
    if (point.name != "navPoint") continue;
    const XmlNode* const label = point.child("navLabel");
    const XmlNode* const content = point.child("content");
    list.add(label == nullptr ? "" : label->all_text(), content == nullptr ? "" : content->attribute("src"), level);
    read_points(point, level + 1, list);
  }
}

}  // namespace

Navigation read_navigation_document(std::string_view html, const std::string& path, const BookFiles& files) {
  return NavigationDocument(path, files).read(html);
}

Navigation read_ncx(const XmlNode& ncx, const std::string& path, const BookFiles& files) {
  EntryList list(path, files);
  if (const XmlNode* const map = ncx.child("navMap")) read_points(*map, 1, list);
  return {list.take(), {}};
}

}  // namespace earbound

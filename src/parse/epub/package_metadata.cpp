#include "parse/epub/package_metadata.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "parse/epub/page_text.hpp"
#include "parse/iso_date.hpp"
#include "text/language_tag.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

std::string text_of(const XmlNode& node) { return fold_space(clean_text(node.all_text())); }

class MetadataReader {
 public:
  explicit MetadataReader(const XmlNode& package) : package_(package) {
    const XmlNode* const metadata = package.child("metadata");
    if (metadata == nullptr) return;
    gather(*metadata);
    // The first edition of the format wraps them once more.
    for (const char* wrapper : {"dc-metadata", "x-metadata"})
      if (const XmlNode* const inner = metadata->child(wrapper)) gather(*inner);
  }

  Metadata read() const {
    Metadata metadata;
    metadata.title = title();
    metadata.authors = authors();
    metadata.language = language();
    metadata.date = date();
    if (const std::string written = first("description"); !written.empty()) metadata.description = page_text(written);
    metadata.publisher = first("publisher");
    metadata.identifier = identifier();
    read_series(metadata);
    return metadata;
  }

 private:
  using Nodes = std::vector<const XmlNode*>;

  void gather(const XmlNode& parent) {
    for (const XmlNode& node : parent.children) {
      if (node.is_text()) continue;
      nodes_.push_back(&node);
      if (node.name != "meta") continue;
      if (const std::string_view refined = node.attribute("refines"); refined.size() > 1 && refined.front() == '#')
        refinements_.try_emplace({std::string(refined.substr(1)), std::string(node.attribute("property"))}, &node);
    }
  }

  [[nodiscard]] Nodes all(std::string_view name) const {
    Nodes found;
    std::copy_if(nodes_.begin(), nodes_.end(), std::back_inserter(found),
                 [&](const XmlNode* node) { return node->name == name && !text_of(*node).empty(); });
    return found;
  }

  [[nodiscard]] std::string first(std::string_view name) const {
    const Nodes found = all(name);
    return found.empty() ? std::string() : text_of(*found.front());
  }

  /// What a `meta` says of an element; empty: nothing.
  [[nodiscard]] std::string refinement(const XmlNode& node, std::string_view property) const {
    const auto found = refinements_.find({std::string(node.attribute("id")), std::string(property)});
    return found == refinements_.end() ? std::string() : text_of(*found->second);
  }

  [[nodiscard]] std::string title() const {
    const Nodes titles = all("title");
    const auto of_type = [&](std::string_view type) {
      const auto found = std::find_if(titles.begin(), titles.end(),
                                      [&](const XmlNode* title) { return refinement(*title, "title-type") == type; });
      return found == titles.end() ? std::string() : text_of(**found);
    };
    std::string main = of_type("main");
    if (main.empty()) main = first("title");
    const std::string subtitle = of_type("subtitle");
    return subtitle.empty() || subtitle == main ? main : main + ": " + subtitle;
  }

  /// Those who wrote it; when it names none of them, whoever else made it.
  [[nodiscard]] std::vector<std::string> authors() const {
    std::vector<std::string> writers, others;
    for (const XmlNode* creator : all("creator")) {
      std::string role(creator->attribute("role"));
      if (role.empty()) role = refinement(*creator, "role");
      (role.empty() || role == "aut" ? writers : others).push_back(text_of(*creator));
    }
    return writers.empty() ? others : writers;
  }

  [[nodiscard]] std::string language() const {
    for (const XmlNode* node : all("language")) {
      std::string tag = text_of(*node);
      std::replace(tag.begin(), tag.end(), '_', '-');
      const std::string small = lower_case(tag);
      const bool code = std::min(tag.find('-'), tag.size()) <= 3;  // not "English"
      if (code && is_language_tag(tag) && small != "und" && small != "zxx" && small != "mul") return tag;
    }
    return {};
  }

  /// When it was published; dates of changes to the file say nothing of the book.
  [[nodiscard]] std::string date() const {
    std::string plain;
    for (const XmlNode* node : all("date")) {
      const std::string written = text_of(*node);
      const std::string day = written.substr(0, std::min(written.find_first_of(" T"), written.size()));
      if (!is_iso_date(day) || day.starts_with("0101")) continue;  // with which programs say that they know none
      const std::string_view event = node->attribute("event");
      if (event == "publication" || event == "original-publication") return day;
      if (event.empty() && plain.empty()) plain = day;
    }
    return plain;
  }

  [[nodiscard]] std::string identifier() const {
    const std::string_view unique = package_.attribute("unique-identifier");
    for (const XmlNode* node : all("identifier"))
      if (!unique.empty() && node->attribute("id") == unique) return text_of(*node);
    return first("identifier");
  }

  void read_series(Metadata& metadata) const {
    for (const XmlNode* meta : all("meta")) {
      if (meta->attribute("property") != "belongs-to-collection") continue;
      if (const std::string type = refinement(*meta, "collection-type"); !type.empty() && type != "series") continue;
      metadata.series = text_of(*meta);
      metadata.series_index = whole_number(refinement(*meta, "group-position"));
      return;
    }
    for (const XmlNode* node : nodes_) {
      const std::string_view name = node->attribute("name");
      if (name == "calibre:series") metadata.series = fold_space(clean_text(node->attribute("content")));
      if (name == "calibre:series_index") metadata.series_index = whole_number(node->attribute("content"));
    }
    if (metadata.series.empty()) metadata.series_index = 0;
  }

  /// "3" and "3.0"; 0 for what is no such number.
  static int whole_number(std::string_view written) {
    int number = 0;
    const auto [end, failed] = std::from_chars(written.data(), written.data() + written.size(), number);
    const std::string_view rest = written.substr(static_cast<std::size_t>(end - written.data()));
    const bool whole =
        rest.empty() || (rest.front() == '.' && rest.find_first_not_of('0', 1) == std::string_view::npos);
    constexpr int most = 100'000;
    return failed == std::errc() && whole && number > 0 && number <= most ? number : 0;
  }

  const XmlNode& package_;
  Nodes nodes_;
  /// By the id of what they say something of, and the property that they give it; the first of several holds.
  std::map<std::pair<std::string, std::string>, const XmlNode*> refinements_;
};

}  // namespace

Metadata package_metadata(const XmlNode& package) { return MetadataReader(package).read(); }

}  // namespace earbound

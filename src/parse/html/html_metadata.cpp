#include "parse/html/html_metadata.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/json.hpp"
#include "parse/iso_date.hpp"
#include "parse/title_key.hpp"
#include "text/language_tag.hpp"
#include "text/unicode.hpp"

namespace earbound::html {
namespace {

std::string clean(std::string_view text) { return fold_space(clean_text(text)); }

/// The first of the values that is there.
std::string first_of(const std::map<std::string, std::string>& values, std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (const auto found = values.find(name); found != values.end() && !found->second.empty()) return found->second;
  return {};
}

/// YYYY-MM-DD at the beginning, with what follows; empty: it is none.
std::string date_of(const std::string& text) {
  constexpr std::size_t day = 10;
  const std::string date = text.substr(0, day);
  return date.size() == day && is_iso_date(date) ? date : std::string();
}

class Gatherer {
 public:
  void walk(const Node& node) {
    if (node.name == "title" && title_.empty()) title_ = clean(inner_text(node));
    if (node.name == "svg") return;
    if (node.name == "meta") meta(node);
    if (node.name == "script" && lower_case(node.attribute("type")) == "application/ld+json") linked_data(node);
    for (const Node& child : node.children) walk(child);
  }

  Metadata take(const Node& root) {
    Metadata metadata;
    metadata.title = first_of(values_, {"og:title", "ld:headline", "dc.title", "dcterms.title", "twitter:title"});
    // What the page's own title holds is what its site calls the article elsewhere.
    if (metadata.title.empty() || title_ == metadata.title) metadata.title = title_;
    if (title_key(metadata.title).empty()) metadata.title.clear();  // "-", where a program had to write something
    metadata.authors = ld_authors_;
    if (metadata.authors.empty())
      if (std::string author = first_of(values_, {"author", "dc.creator", "dcterms.creator", "article:author",
                                                  "citation_author", "parsely-author"});
          !author.empty() && author.find("://") == std::string::npos)
        metadata.authors.push_back(std::move(author));
    for (const char* attribute : {"lang", "xml:lang"})
      if (std::string tag(root.attribute(attribute)); metadata.language.empty() && !tag.empty() && is_language_tag(tag))
        metadata.language = std::move(tag);
    if (metadata.language.empty())
      if (std::string tag = first_of(values_, {"content-language", "language", "dc.language"}); is_language_tag(tag))
        metadata.language = std::move(tag);
    for (const char* name : {"article:published_time", "ld:datePublished", "date", "dc.date", "dcterms.date", "pubdate",
                             "publish-date", "citation_publication_date", "og:article:published_time"})
      if (metadata.date.empty()) metadata.date = date_of(first_of(values_, {name}));
    metadata.description = first_of(values_, {"og:description", "description", "dc.description"});
    metadata.publisher = first_of(values_, {"og:site_name", "dc.publisher", "application-name"});
    return metadata;
  }

 private:
  void meta(const Node& node) {
    for (const char* key : {"name", "property", "itemprop", "http-equiv"})
      if (const std::string name = lower_case(node.attribute(key)); !name.empty())
        values_.try_emplace(name, clean(node.attribute("content")));
  }

  void linked_data(const Node& node) {
    std::string source;
    for (const Node& child : node.children) source += child.text;
    const Json data = Json::parse(source, nullptr, false);
    if (!data.is_discarded()) look_at(data, 0);
  }

  void look_at(const Json& data, int depth) {
    constexpr int deepest_data = 20;
    if (depth > deepest_data) return;
    if (data.is_array())
      for (const Json& each : data) look_at(each, depth + 1);
    if (!data.is_object()) return;
    if (data.contains("@graph")) look_at(data["@graph"], depth + 1);
    const std::string type = data.contains("@type") ? data["@type"].dump() : std::string();
    constexpr std::array<const char*, 4> kinds{"Article", "BlogPosting", "Book", "Report"};
    if (std::none_of(kinds.begin(), kinds.end(),
                     [&](const char* kind) { return type.find(kind) != std::string::npos; }))
      return;
    for (const char* key : {"headline", "datePublished"})
      if (data.contains(key) && data[key].is_string())
        values_.try_emplace(std::string("ld:") + key, clean(data[key].get<std::string>()));
    if (data.contains("author") && ld_authors_.empty()) authors(data["author"]);
  }

  void authors(const Json& data) {
    if (data.is_array())
      for (const Json& each : data) authors(each);
    const Json* name = data.is_object() && data.contains("name") ? &data["name"] : &data;
    if (name->is_string())
      if (std::string author = clean(name->get<std::string>());
          !author.empty() && author.find("://") == std::string::npos)
        ld_authors_.push_back(std::move(author));
  }

  std::string title_;
  std::map<std::string, std::string> values_;
  std::vector<std::string> ld_authors_;
};

}  // namespace

Metadata page_metadata(const Node& root) {
  Gatherer gatherer;
  gatherer.walk(root);
  return gatherer.take(root);
}

std::string title_without_site(const std::string& title, const std::string& heading) {
  if (heading.empty()) return title;
  const std::string whole = lower_case(title), part = lower_case(heading);
  return whole.find(part) != std::string::npos ? heading : title;
}

}  // namespace earbound::html

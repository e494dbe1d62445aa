#include "parse/heading_ids.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "parse/outline_builder.hpp"
#include "text/heading_slug.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

constexpr std::size_t longest_attributes = 500;

bool is_attribute(std::string_view word) {
  if (word == "-") return true;  // "not numbered"
  if (word.size() > 1 && (word.front() == '#' || word.front() == '.'))
    return word.find_first_of("#{}<>\"'", 1) == std::string_view::npos;
  const std::size_t equals = word.find('=');
  return equals != std::string_view::npos && equals > 0;
}

/// The attributes between braces; nothing when one of the words is none.
std::optional<HeadingAttributes> read_attributes(std::string_view text) {
  HeadingAttributes attributes{{}, fold_space(text)};
  const std::string_view words = attributes.written;
  bool named = false;  // "{a=b}" alone may be mathematics
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const std::string_view word = words.substr(at, end - at);
    if (!is_attribute(word)) return {};
    if (word.front() == '#' && attributes.id.empty()) attributes.id = word.substr(1);
    named = named || word.find('=') == std::string_view::npos;
    at = end + 1;
  }
  return named ? std::optional(std::move(attributes)) : std::nullopt;
}

class IdGiver {
 public:
  void keep(std::string& id) {
    if (!id.empty()) id = unique(id);
  }
  void give(std::string& id, const std::vector<Run>& title) {
    if (id.empty()) id = unique(heading_slug(text_of(title)));
  }

 private:
  std::string unique(const std::string& wanted) {
    std::string id = wanted;
    for (int& number = next_[wanted]; !taken_.insert(id).second;) id = wanted + "-" + std::to_string(++number);
    return id;
  }

  std::unordered_set<std::string> taken_;
  std::unordered_map<std::string, int> next_;
};

template <class Visit>
void visit_headings(std::vector<Section>& sections, const Visit& visit) {
  for (Section& section : sections) {
    if (section.level > 0) visit(section.id, section.title);
    visit_headings(section.children, visit);
  }
}

}  // namespace

std::optional<HeadingAttributes> take_heading_attributes(std::vector<Run>& title) {
  if (title.empty() || title.back().kind != Run::Kind::text) return {};
  std::string& text = title.back().text;
  const std::size_t open = text.rfind('{');
  if (!text.ends_with('}') || open == std::string::npos || text.size() - open > longest_attributes) return {};
  if (title.size() == 1 && text.find_first_not_of(" \n") == open) return {};
  auto attributes = read_attributes(std::string_view(text).substr(open + 1, text.size() - open - 2));
  if (!attributes) return {};
  text.erase(text.find_last_not_of(" \n", open == 0 ? 0 : open - 1) + 1);
  if (open == 0) text.clear();
  if (text.empty()) title.pop_back();
  return attributes;
}

void assign_heading_ids(Document& document) {
  IdGiver ids;
  // What the author names keeps its name, whatever stands before it.
  ids.keep(document.title_id);
  visit_headings(document.sections, [&](std::string& id, const std::vector<Run>&) { ids.keep(id); });
  if (!document.title.empty()) ids.give(document.title_id, document.title);
  visit_headings(document.sections, [&](std::string& id, const std::vector<Run>& title) { ids.give(id, title); });
}

}  // namespace earbound

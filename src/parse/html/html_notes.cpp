#include "parse/html/html_notes.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "parse/html/html_names.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace earbound::html {
namespace {

/// Percent signs decoded.
std::string decoded(std::string_view text) {
  const auto digit = [](char c) {
    if (is_ascii_digit(c)) return c - '0';
    const char small = static_cast<char>(c | 0x20);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
  };
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
      plain += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

std::string joined_path(std::string_view directory, std::string_view path) {
  std::vector<std::string_view> parts;
  const auto add = [&](std::string_view whole) {
    while (!whole.empty()) {
      const std::size_t end = std::min(whole.find('/'), whole.size());
      const std::string_view part = whole.substr(0, end);
      if (part == "..") {
        if (!parts.empty()) parts.pop_back();
      } else if (!part.empty() && part != ".") {
        parts.push_back(part);
      }
      whole.remove_prefix(std::min(end + 1, whole.size()));
    }
  };
  if (!path.starts_with('/')) add(directory);
  add(path);
  std::string result;
  for (const std::string_view part : parts) {
    if (!result.empty()) result += '/';
    result += part;
  }
  return result;
}

/// What stands for a note in the text: a number, a letter, stars, in brackets or not.
bool is_label(std::string_view text) {
  std::string core = fold_space(text);
  std::erase_if(core, [](char c) { return c == '[' || c == ']' || c == '(' || c == ')' || c == '.' || c == ' '; });
  if (core.empty()) return false;
  if (std::all_of(core.begin(), core.end(), is_ascii_digit)) return core.size() <= 4;
  const bool letters = std::any_of(core.begin(), core.end(), is_ascii_letter);
  return core.size() <= (letters ? 1 : 3);
}

std::string label_of(std::string_view text) {
  std::string label = fold_space(text);
  std::erase_if(label, [](char c) { return c == '[' || c == ']' || c == '(' || c == ')'; });
  return fold_space(label);
}

bool can_be_note(const Node& node) {
  return node.name == "li" || node.name == "p" || node.name == "aside" || node.name == "div" || node.name == "dd" ||
         node.name == "section" || node.name == "td" || node.name == "tr";
}

bool is_note_mark(std::string_view id) {
  const std::string small = lower_case(id);
  for (const char* sign : {"fn", "foot", "note", "_ftn", "_edn", "endnote", "cite_note", "en-", "anm"})
    if (small.find(sign) != std::string::npos) return true;
  return false;
}

/// A link that its class or id calls a reference: style sheets raise it, in books of programs that know no better.
bool is_named_reference(const Node& link) {
  const std::string_view kind = link.attribute("class");
  return kind.find("back") == std::string_view::npos && (is_note_mark(kind) || is_note_mark(link.attribute("id")));
}

class Finder {
 public:
  explicit Finder(const std::vector<TreePart>& parts) : parts_(parts) {}

  Notes find() {
    for (const TreePart& part : parts_) index(part, part.root, nullptr);
    for (const TreePart& part : parts_) references(part, part.root, false);
    drop_notes_that_hold_their_references();
    for (const TreePart& part : parts_) backlinks(part, part.root, false);
    return std::move(found_);
  }

 private:
  void index(const TreePart& part, const Node& node, const Node* block) {
    if (node.is_text()) return;
    if (can_be_note(node)) block = &node;
    for (const char* name : {"id", "name"}) {
      const std::string_view id = node.attribute(name);
      if (id.empty() || (name[0] == 'n' && node.name != "a")) continue;
      elements_.try_emplace(part.name + '#' + std::string(id), Target{&node, block});
    }
    for (const Node& child : node.children) index(part, child, block);
  }

  void references(const TreePart& part, const Node& node, bool raised) {
    if (!node.is_text() && !reason_to_omit(node).empty()) return;
    if (node.name == "sup") raised = true;
    if (node.name == "a") refer(part, node, raised);
    for (const Node& child : node.children) references(part, child, raised);
  }

  void refer(const TreePart& part, const Node& link, bool raised) {
    const bool marked = is_marked(link, "doc-noteref", "noteref");
    if (!marked && (is_marked(link, "doc-backlink", "backlink") || !reason_to_omit(link).empty())) return;
    const auto at = elements_.find(resolve(part.name, link.attribute("href")));
    if (at == elements_.end()) return;
    const std::string text = inner_text(link);
    const bool holds_sup =
        std::any_of(link.children.begin(), link.children.end(), [](const Node& child) { return child.name == "sup"; });
    const std::size_t hash = at->first.find('#');
    const bool seems = is_label(text) && (raised || holds_sup || is_named_reference(link) ||
                                          is_note_mark(std::string_view(at->first).substr(hash + 1)));
    if (!marked && !seems) return;
    const Node* note = can_be_note(*at->second.node) ? at->second.node : at->second.block;
    if (note == nullptr) return;
    // A note that refers back to where it is referred to from is found by whoever came first.
    const auto [place, fresh] = found_.places.try_emplace(note, found_.notes.size());
    if (fresh) found_.notes.push_back({note, unused_label(label_of(text))});
    found_.references[&link] = place->second;
  }

  /// Labels begin anew in each chapter of a book; notes are known by them, so a second "1" gets the next free number.
  std::string unused_label(std::string label) {
    while (label.empty() || !labels_.insert(label).second) label = std::to_string(++last_number_);
    return label;
  }

  /// Two kinds of "notes" are none: one within which its own reference stands, as a link to the paragraph around it;
  /// and the paragraph of the text to which the link back from a note leads: it and the note lead to each other, and
  /// the note was found first.
  void drop_notes_that_hold_their_references() {
    std::set<std::pair<std::size_t, std::size_t>> leads;  // from within a note to a note
    std::vector<std::size_t> within;
    for (const TreePart& part : parts_) gather_leads(part.root, within, leads);
    std::set<std::size_t> wrong;
    for (const auto& [from, to] : leads) {
      if (from == to) wrong.insert(to);
      if (from < to && leads.contains({to, from})) wrong.insert(to);
    }
    if (wrong.empty()) return;
    std::vector<FoundNote> notes;
    std::map<std::size_t, std::size_t> number;
    for (std::size_t i = 0; i < found_.notes.size(); ++i)
      if (!wrong.contains(i)) {
        number[i] = notes.size();
        notes.push_back(found_.notes[i]);
      }
    const auto renumber = [&](std::map<const Node*, std::size_t>& map) {
      std::erase_if(map, [&](const auto& each) { return wrong.contains(each.second); });
      for (auto& [node, index] : map) index = number.at(index);
    };
    renumber(found_.references);
    renumber(found_.places);
    found_.notes = std::move(notes);
  }

  void gather_leads(const Node& node, std::vector<std::size_t>& within,
                    std::set<std::pair<std::size_t, std::size_t>>& leads) const {
    const auto place = found_.places.find(&node);
    if (place != found_.places.end()) within.push_back(place->second);
    if (const auto reference = found_.references.find(&node); reference != found_.references.end())
      for (const std::size_t note : within) leads.insert({note, reference->second});
    for (const Node& child : node.children) gather_leads(child, within, leads);
    if (place != found_.places.end()) within.pop_back();
  }

  /// Within notes: links with nothing but a sign, to where a reference stands.
  void backlinks(const TreePart& part, const Node& node, bool in_note) {
    in_note = in_note || found_.places.contains(&node);
    if (in_note && node.name == "a" && !found_.references.contains(&node) && !node.attribute("href").empty()) {
      const auto at = elements_.find(resolve(part.name, node.attribute("href")));
      const std::string text = fold_space(inner_text(node));
      constexpr std::array<std::string_view, 8> arrows{"\u21a9", "\u21a9\ufe0e", "\u21a9\ufe0f", "\u2191",
                                                       "\u2190", "\u23ce",       "\u2934",       "^"};
      const bool arrow = std::find(arrows.begin(), arrows.end(), text) != arrows.end();
      if (arrow || (at != elements_.end() && is_label(text))) found_.backlinks.insert(&node);
    }
    for (const Node& child : node.children) backlinks(part, child, in_note);
  }

  struct Target {
    const Node* node;
    const Node* block;  ///< the nearest element around it that can be a note
  };

  const std::vector<TreePart>& parts_;
  std::map<std::string, Target> elements_;
  Notes found_;
  std::set<std::string> labels_;
  std::size_t last_number_ = 0;
};

}  // namespace

std::string resolve(std::string_view from, std::string_view address) {
  if (address.find("://") != std::string_view::npos || address.starts_with("mailto:") || address.starts_with("//"))
    return {};
  const std::size_t hash = address.find('#');
  std::string_view path = address.substr(0, hash);
  path = path.substr(0, path.find('?'));
  const std::string fragment = hash == std::string_view::npos ? "" : "#" + decoded(address.substr(hash + 1));
  if (path.empty()) return std::string(from) + fragment;
  const std::size_t slash = from.rfind('/');
  return joined_path(slash == std::string_view::npos ? std::string_view() : from.substr(0, slash), decoded(path)) +
         fragment;
}

Notes find_notes(const std::vector<TreePart>& parts) { return Finder(parts).find(); }

}  // namespace earbound::html

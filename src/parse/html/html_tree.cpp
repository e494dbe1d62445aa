#include "parse/html/html_tree.hpp"

#include <gumbo.h>

#include <algorithm>
#include <memory_resource>

#include "text/ascii.hpp"

namespace earbound::html {
namespace {

/// All of gumbo's memory, given back at once: it would free a deep tree by recursion.
class Arena {
 public:
  static void* allocate(void* self, std::size_t size) {
    return static_cast<Arena*>(self)->memory_.allocate(size, alignof(std::max_align_t));
  }
  static void forget(void* /*self*/, void* /*place*/) {}

 private:
  std::pmr::monotonic_buffer_resource memory_{std::size_t{1} << 20};
};

std::string small(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (is_ascii_capital(c)) c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::string name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece original = element.original_tag;
  gumbo_tag_from_original_text(&original);
  return original.length > 0 ? small({original.data, original.length}) : "unknown";
}

const GumboVector* children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE) return &node.v.element.children;
  return nullptr;
}

Node element_of(const GumboElement& element, int lines_before) {
  Node node;
  node.name = name_of(element);
  node.line = lines_before + static_cast<int>(element.start_pos.line);
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    node.attributes.emplace_back(small(attribute->name), attribute->value);
  }
  return node;
}

/// Copies the children of `from` without recursion: what stands too deep goes to the deepest that may hold it.
void copy_children(const GumboNode& from, Node& to, int lines_before) {
  struct Step {
    const GumboVector* children;
    unsigned next;
    Node* into;
  };
  std::vector<Step> open{{children_of(from), 0, &to}};

  while (!open.empty()) {
    Step& step = open.back();
    if (step.children == nullptr || step.next == step.children->length) {
      open.pop_back();

      continue;
    }
    const auto& child = *static_cast<const GumboNode*>(step.children->data[step.next++]);
    Node* const into = step.into;
    switch (child.type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE: {
        Node& text = into->children.emplace_back();
        text.text = child.v.text.text;
        text.line = lines_before + static_cast<int>(child.v.text.start_pos.line);
        break;
      }
      case GUMBO_NODE_ELEMENT: {
        const bool too_deep = static_cast<int>(open.size()) >= deepest;
        Node* inner = into;
        if (!too_deep) inner = &into->children.emplace_back(element_of(child.v.element, lines_before));
        open.push_back({children_of(child), 0, inner});
        break;
      }
      default:
        break;
    }
  }
}

void gather_text(const Node& node, std::string& text) {
  if (node.is_text()) text += node.text;
  if (node.name == "script" || node.name == "style") return;
  for (const Node& child : node.children) gather_text(child, text);
}

}  // namespace

bool Node::has(std::string_view wanted) const {
  return std::any_of(attributes.begin(), attributes.end(), [&](const auto& each) { return each.first == wanted; });
}

std::string_view Node::attribute(std::string_view wanted) const {
  const auto found =
      std::find_if(attributes.begin(), attributes.end(), [&](const auto& each) { return each.first == wanted; });
  return found == attributes.end() ? std::string_view() : std::string_view(found->second);
}

Node parse_tree(std::string_view text, int first_line) {
  Arena arena;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = Arena::allocate;
  options.deallocator = Arena::forget;
  options.userdata = &arena;
  options.max_errors = 0;
  const GumboOutput* output = gumbo_parse_with_options(&options, text.data(), text.size());
  Node root = element_of(output->root->v.element, first_line - 1);
  copy_children(*output->root, root, first_line - 1);
  return root;
}

std::string inner_text(const Node& node) {
  std::string text;
  gather_text(node, text);
  return text;
}

}  // namespace earbound::html

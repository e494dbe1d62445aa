#include "yaml/yaml.hpp"

#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <fmt/format.h>

#include "base/error.hpp"

namespace earbound {

namespace {

constexpr std::size_t most_bytes = std::size_t{256} * 1024;
constexpr std::size_t most_nodes = 10'000;
constexpr std::size_t most_levels = 32;

// Builds the tree from yaml-cpp's events, so that limits hold while reading and not after it.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(const std::string& file, int first_line) : file_(file), first_line_(first_line) {
    root_.line = first_line;
  }

  YamlNode take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { begin(YamlNode::Kind::null, mark, anchor); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_anchors(mark); }
  void OnAnchor(const YAML::Mark& mark, const std::string&) override { refuse_anchors(mark); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const YamlNode* parent = open_.empty() ? nullptr : open_.back();
    if (parent && parent->kind == YamlNode::Kind::map && !has_key_) {
      take_key(mark, value);
      return;
    }
    YamlNode* node = begin(YamlNode::Kind::scalar, mark, anchor);
    node->text = value;
    node->plain = tag == "?";
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(begin(YamlNode::Kind::sequence, mark, anchor), mark);
  }
  void OnSequenceEnd() override { open_.pop_back(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(begin(YamlNode::Kind::map, mark, anchor), mark);
  }
  void OnMapEnd() override { open_.pop_back(); }

 private:
  int line_of(const YAML::Mark& mark) const { return mark.line < 0 ? first_line_ : mark.line + first_line_; }

  [[noreturn]] void refuse(const YAML::Mark& mark, std::string what, std::string remedy) const {
    throw Error(std::move(what), std::move(remedy)).at(file_, line_of(mark));
  }
  [[noreturn]] void refuse_anchors(const YAML::Mark& mark) const {
    refuse(mark, "there is a YAML anchor or alias",
           "write the value out, or put quotes around a text that begins with & or *");
  }

  void take_key(const YAML::Mark& mark, const std::string& key) {
    if (open_.back()->find(key)) refuse(mark, fmt::format("the key '{}' stands twice", key), "keep one of them");
    key_ = key;
    has_key_ = true;
  }

  YamlNode* begin(YamlNode::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != 0) refuse_anchors(mark);
    if (++nodes_ > most_nodes)
      refuse(mark, fmt::format("there are more than {} YAML values", most_nodes), "make it shorter");
    YamlNode* node = &root_;
    if (!open_.empty()) {
      YamlNode& parent = *open_.back();
      if (parent.kind == YamlNode::Kind::sequence) {
        node = &parent.items.emplace_back();
      } else {
        if (!has_key_) refuse(mark, "the key is not a plain word", "write 'key: value'");
        node = &parent.entries.emplace_back(YamlEntry{std::move(key_), {}}).value;
        has_key_ = false;
      }
    }
    node->kind = kind;
    node->line = line_of(mark);
    return node;
  }

  void open(YamlNode* node, const YAML::Mark& mark) {
    if (open_.size() >= most_levels)
      refuse(mark, fmt::format("YAML is nested more than {} levels deep", most_levels), "make it flatter");
    open_.push_back(node);
  }

  const std::string& file_;
  int first_line_;
  YamlNode root_;
  std::vector<YamlNode*> open_;  // a parent does not grow while a child is open, so pointers hold
  std::string key_;
  bool has_key_ = false;
  std::size_t nodes_ = 0;
};

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const auto& [name, value] : entries)
    if (name == key) return &value;
  return nullptr;
}

YamlNode parse_yaml(std::string_view text, const std::string& file, int first_line) {
  if (text.size() > most_bytes)
    throw Error(fmt::format("there is more YAML than {} KB", most_bytes / 1024), "make it shorter")
        .at(file, first_line);
  std::istringstream stream{std::string(text)};
  TreeBuilder builder(file, first_line);
  try {
    YAML::Parser parser(stream);
    const bool any = parser.HandleNextDocument(builder);
    TreeBuilder second(file, first_line);
    if (any && parser.HandleNextDocument(second)) {
      const YamlNode rest = second.take();
      throw Error("there is a second YAML document", "keep one").at(file, rest.line);
    }
  } catch (const YAML::Exception& error) {
    const int line = error.mark.line < 0 ? 0 : error.mark.line;
    throw Error(fmt::format("this is not YAML ({})", error.msg), "correct it, or put the text in quotes")
        .at(file, line + first_line);
  }
  return builder.take();
}

}  // namespace earbound

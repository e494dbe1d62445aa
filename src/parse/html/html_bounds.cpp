#include "parse/html/html_bounds.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "parse/html_elements.hpp"
#include "parse/html_scanner.hpp"

namespace earbound::html {

namespace {

// The parser of HTML looks through all open elements at many tags, and opens formatting elements that nobody closed
// again in every block.
constexpr std::size_t most_open = 400, most_formatting = 12, most_white_space = 3000, long_tag = 16384;

constexpr std::array<std::string_view, 13> formatting{"b",     "big", "code", "em",     "font",   "i", "nobr",
                                                      "small", "s",   "u",    "strike", "strong", "tt"};
// Elements that the next of their kind closes.
constexpr std::array<std::string_view, 18> self_ending{"p",      "li",       "dt",    "dd",    "tr",   "td",
                                                       "th",     "thead",    "tbody", "tfoot", "rt",   "rp",
                                                       "option", "optgroup", "html",  "head",  "body", "a"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else
      result += c;
  }
  return result;
}

class Bounder {
 public:
  explicit Bounder(std::string_view text) : text_(text) {
    const std::string_view head = text.substr(0, 2048);
    xhtml_ = head.starts_with("<?xml") || head.find("http://www.w3.org/1999/xhtml") != std::string_view::npos;
    result_.text.reserve(text.size());
  }

  BoundedMarkup bound() {
    HtmlScanner scanner(text_);
    for (HtmlToken token; scanner.next(token);) {
      if (token.kind == HtmlToken::Kind::open_tag)
        open(token);
      else if (token.kind == HtmlToken::Kind::close_tag)
        close(token);
      else if (xhtml_ && token.source.starts_with("<![CDATA["))
        result_.text += escaped(token.content);
      else
        result_.text += token.source;
    }
    return std::move(result_);
  }

 private:
  struct Count {
    std::size_t open = 0, left_out = 0;
  };

  void leave_out(const HtmlToken& token) {
    if (result_.first_line == 0)
      result_.first_line = 1 + static_cast<int>(std::count(text_.data(), token.source.data(), '\n'));
    result_.text.append(static_cast<std::size_t>(std::count(token.source.begin(), token.source.end(), '\n')), '\n');
  }

  void open(const HtmlToken& token) {
    const bool crowded = token.source.size() > long_tag && std::count_if(token.source.begin(), token.source.end(),
                                                                         [](char c) { return c == ' ' || c == '\n'; }) >
                                                               static_cast<std::ptrdiff_t>(most_white_space);
    if (xhtml_ && token.self_closed && !is_html_void_name(token.name)) {
      if (crowded) return leave_out(token);
      result_.text += token.source.substr(0, token.source.size() - 2);
      result_.text += "></" + token.name + ">";
      return;
    }
    if (is_html_void_name(token.name) || contains(self_ending, token.name)) {
      if (crowded) return leave_out(token);
      result_.text += token.source;
      return;
    }
    const bool formats = contains(formatting, token.name);
    const bool full = formats ? formatting_open_ >= most_formatting : open_.size() >= most_open;
    Count& count = counts_[token.name];
    if (crowded || full) {
      ++count.left_out;
      return leave_out(token);
    }
    ++count.open;
    if (formats)
      ++formatting_open_;
    else
      open_.push_back(token.name);
    result_.text += token.source;
  }

  void close(const HtmlToken& token) {
    const auto found = counts_.find(token.name);
    if (found == counts_.end()) {
      result_.text += token.source;
      return;
    }
    Count& count = found->second;
    if (count.left_out > 0) {
      --count.left_out;
      return leave_out(token);
    }
    result_.text += token.source;
    if (count.open == 0) return;
    if (contains(formatting, token.name)) {
      --count.open;
      --formatting_open_;
      return;
    }
    while (!open_.empty()) {
      const std::string name = std::move(open_.back());
      open_.pop_back();
      --counts_[name].open;
      if (name == token.name) return;
    }
  }

  std::string_view text_;
  BoundedMarkup result_;
  bool xhtml_ = false;
  std::vector<std::string> open_;
  std::unordered_map<std::string, Count> counts_;
  std::size_t formatting_open_ = 0;
};

}  // namespace

BoundedMarkup bound_markup(std::string_view text) { return Bounder(text).bound(); }

}  // namespace earbound::html

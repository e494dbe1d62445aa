#include "parse/html_scanner.hpp"

#include <algorithm>
#include <cstdint>

#include "parse/markdown_tree.hpp"

namespace earbound {

namespace {

// A quoted attribute longer than this is taken for a quote that nobody closed.
constexpr std::size_t longest_quoted_tag = 2048;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_name_end(char c) { return is_space(c) || c == '/' || c == '>'; }

// The '>' that ends a tag, with attention to quotes; npos when there is none nearby.
std::size_t quoted_tag_end(std::string_view html, std::size_t at) {
  const std::size_t limit = std::min(html.size(), at + longest_quoted_tag);
  char quote = 0;
  for (std::size_t i = at; i < limit; ++i) {
    const char c = html[i];
    if (quote)
      quote = c == quote ? '\0' : quote;
    else if ((c == '"' || c == '\'') && i > at && (html[i - 1] == '=' || is_space(html[i - 1])))
      quote = c;
    else if (c == '>')
      return i;
  }
  return std::string_view::npos;
}

}  // namespace

bool HtmlScanner::next(HtmlToken& token) {
  token = {};
  if (at_ >= html_.size()) return false;
  if (!raw_.empty()) {
    std::size_t end = at_;
    for (; end < html_.size(); ++end) {
      if (html_[end] != '<' || html_.size() - end < raw_.size() + 2 || html_[end + 1] != '/') continue;
      const auto name = html_.substr(end + 2, raw_.size());
      if (std::equal(name.begin(), name.end(), raw_.begin(), [](char a, char b) { return lower(a) == b; })) break;
    }
    raw_.clear();
    if (end > at_) {
      token.content = token.source = html_.substr(at_, end - at_);
      at_ = end;
      return true;
    }
  }
  if (html_[at_] == '<' && markup(token)) return true;
  const std::size_t end = std::min(html_.find('<', at_ + 1), html_.size());
  token.content = token.source = html_.substr(at_, end - at_);
  at_ = end;
  return true;
}

bool HtmlScanner::markup(HtmlToken& token) {
  const std::string_view rest = html_.substr(at_);
  if (rest.substr(0, 4) == "<!--") return between(token, 4, "-->", HtmlToken::Kind::comment);
  if (rest.substr(0, 9) == "<![CDATA[") return between(token, 9, "]]>", HtmlToken::Kind::text);
  if (rest.substr(0, 2) == "<?") return between(token, 2, "?>", HtmlToken::Kind::declaration);
  if (rest.size() > 2 && rest[1] == '!' && is_letter(rest[2]))
    return between(token, 2, ">", HtmlToken::Kind::declaration);
  return tag(token);
}

bool HtmlScanner::between(HtmlToken& token, std::size_t opening, std::string_view closing, HtmlToken::Kind kind) {
  const std::size_t found = html_.find(closing, at_ + opening);
  const std::size_t end =
      found == std::string_view::npos ? html_.size() : found + closing.size();  // without an end it takes the rest
  token.kind = kind;
  token.source = html_.substr(at_, end - at_);
  token.content = html_.substr(at_ + opening, std::min(found, html_.size()) - at_ - opening);
  at_ = end;
  return true;
}

bool HtmlScanner::tag(HtmlToken& token) {
  std::size_t name = at_ + 1;
  const bool closes = name < html_.size() && html_[name] == '/';
  if (closes) ++name;
  if (name >= html_.size() || !is_letter(html_[name]) || at_ >= no_tag_end_) return false;
  std::size_t end = quoted_tag_end(html_, at_);
  if (end == std::string_view::npos) end = html_.find('>', at_);
  if (end == std::string_view::npos) {
    no_tag_end_ = at_;
    return false;
  }
  std::size_t name_end = name;
  while (!is_name_end(html_[name_end])) token.name += lower(html_[name_end++]);
  token.kind = closes ? HtmlToken::Kind::close_tag : HtmlToken::Kind::open_tag;
  token.source = html_.substr(at_, end + 1 - at_);
  token.attributes = html_.substr(name_end, end - name_end);
  token.self_closed = html_[end - 1] == '/';
  at_ = end + 1;
  if (!closes && !token.self_closed && (token.name == "script" || token.name == "style")) raw_ = token.name;
  return true;
}

std::optional<std::string> html_attribute(std::string_view attributes, std::string_view name) {
  for (std::size_t i = 0; i < attributes.size();) {
    while (i < attributes.size() && (is_space(attributes[i]) || attributes[i] == '/')) ++i;
    const std::size_t begin = i;
    while (i < attributes.size() && !is_space(attributes[i]) && attributes[i] != '=' && attributes[i] != '/') ++i;
    const std::string_view found = attributes.substr(begin, i - begin);
    while (i < attributes.size() && is_space(attributes[i])) ++i;
    std::string_view value;
    if (i < attributes.size() && attributes[i] == '=') {
      ++i;
      while (i < attributes.size() && is_space(attributes[i])) ++i;
      const char quote =
          i < attributes.size() && (attributes[i] == '"' || attributes[i] == '\'') ? attributes[i] : '\0';
      const std::size_t from = quote ? i + 1 : i;
      std::size_t to = from;
      while (to < attributes.size() && (quote ? attributes[to] != quote : !is_space(attributes[to]))) ++to;
      value = attributes.substr(std::min(from, attributes.size()), to - std::min(from, to));
      i = std::min(attributes.size(), quote ? to + 1 : to);
    } else if (found.empty()) {
      ++i;
      continue;
    }
    if (found.size() == name.size() &&
        std::equal(found.begin(), found.end(), name.begin(), [](char a, char b) { return lower(a) == b; }))
      return decode_entities(value);
  }
  return std::nullopt;
}

std::size_t inline_html_end(std::string_view text, std::size_t at) {
  constexpr auto none = std::string_view::npos;
  if (at + 1 >= text.size()) return none;
  const char first = text[at + 1];
  if (text.substr(at, 4) == "<!--") {
    const std::size_t end = text.find("-->", at + 4);
    return end == none ? none : end + 3;
  }
  if (first != '/' && first != '?' && first != '!' && !is_letter(first) && !(first >= '0' && first <= '9')) return none;
  // An automatic link has neither spaces nor angle brackets; a tag may have both in quoted values.
  const std::size_t stop = text.find_first_of(" <>\n\t", at + 1);
  if (stop != none && text[stop] == '>') return stop + 1;
  if (stop == none || text[stop] == '<') return none;
  const std::size_t end = quoted_tag_end(text, at);
  return end == none || text.substr(at + 1, end - at - 1).find('<') != none ? none : end + 1;
}

}  // namespace earbound

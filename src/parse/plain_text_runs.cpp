#include "parse/plain_text_runs.hpp"

#include <algorithm>

#include "parse/run_builder.hpp"

namespace earbound::plain_text {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }
bool is_word_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// An underscore may open emphasis before a word and close it behind one; inside a word (snake_case) it is a character.
bool may_open(std::string_view text, std::size_t at) {
  return (at == 0 || !is_word_byte(text[at - 1])) && at + 1 < text.size() && !is_space(text[at + 1]) &&
         text[at + 1] != '_';
}
bool may_close(std::string_view text, std::size_t at) {
  return at > 0 && !is_space(text[at - 1]) && text[at - 1] != '_' &&
         (at + 1 >= text.size() || !is_word_byte(text[at + 1]));
}

/// "b.html", "2020/05/a_b", "index.php?x=1", but not "U.S.", "e.g.", "3.5", "24/7", "50%", "and/or" or "Inc.,": no word
/// may be lost in an address.
bool is_part_of_address(std::string_view text) {
  while (!text.empty() && std::string_view(".,;:!?)]}%\"'").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  if (text.empty() || !is_word_byte(text.front()) || text.starts_with("www.") ||
      text.find("://") != std::string_view::npos)
    return false;
  if (text.find_first_of("_#?=%") != std::string_view::npos) return true;
  // A file with its ending, or a path of a folder and more.
  const std::size_t dot = text.rfind('.');
  const std::size_t after_dot = dot == std::string_view::npos ? 0 : text.size() - dot - 1;
  const bool capital = text.front() >= 'A' && text.front() <= 'Z';
  const bool ending = dot + after_dot > 3 && after_dot > 1 && text.substr(dot + 1).find_first_of("0123456789") != 0;
  const bool letters =
      std::any_of(text.begin(), text.end(), [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
  const bool path = letters && text.find('/') != std::string_view::npos &&
                    text.find_first_of("0123456789-") != std::string_view::npos;
  return (ending && !capital) || path || text.back() == '/';
}

/// An address that was broken at the line's end goes on: "(https:" "//www.", ".../#" "top", ".../doc/" "manuals/".
bool address_goes_on(std::string_view line, std::string_view next) {
  const std::string_view last = line.substr(line.rfind(' ') + 1), first = next.substr(0, next.find(' '));
  if ((last.ends_with("https:") || last.ends_with("http:")) && first.starts_with("//")) return true;
  if (last.find("://") == std::string_view::npos || first.empty()) return false;
  if (first.size() > 1 && first.front() == '/') return true;
  if (last.ends_with('#') || last.ends_with('=') || last.ends_with('&')) return is_word_byte(first.front());
  if (!last.ends_with('/') && !last.ends_with('-') && !last.ends_with('_')) return false;
  // Behind a slash a sentence may go on as well: then what follows does not look like part of an address.
  const bool closes = last.find('(') != std::string_view::npos && first.find(')') != std::string_view::npos &&
                      is_word_byte(first.front());
  return closes || is_part_of_address(first);
}

constexpr char unbroken = '\r';  // between lines that go on without a space

}  // namespace

std::vector<Run> runs_of(std::span<const Line> lines, std::size_t skip, bool verse) {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) text += !verse && address_goes_on(lines[i - 1].text, lines[i].text) ? unbroken : '\n';
    text += i == 0 ? lines[i].text.substr(skip) : lines[i].text;
  }
  RunBuilder runs;
  int line = lines.empty() ? 0 : lines.front().number;
  RunStyle style;
  std::size_t written = 0;
  const auto write = [&](std::size_t end) {
    for (std::size_t at = written; at < end;) {
      const std::size_t feed = text.find_first_of("\n\r", at);
      const std::size_t stop = feed < end ? feed : end;
      runs.text(std::string_view(text).substr(at, stop - at), line, style);
      if (stop < end) {
        if (verse)
          runs.add(Run::Kind::line_break, {}, line, style);
        else if (text[stop] != unbroken)
          runs.text("\n", line, style);
        ++line;
      }
      at = stop + (stop < end ? 1 : 0);
    }
    written = end;
  };
  std::size_t last_closer = std::string::npos;  // so that a lone underscore is left alone without a search for each
  for (std::size_t at = text.size(); at-- > 0 && last_closer == std::string::npos;)
    if (text[at] == '_' && may_close(text, at)) last_closer = at;
  for (std::size_t at = text.find('_'); at != std::string::npos; at = text.find('_', at + 1)) {
    const bool toggles = style.emphasis ? may_close(text, at)
                                        : may_open(text, at) && last_closer != std::string::npos && last_closer > at;
    if (!toggles) continue;
    write(at);
    style.emphasis = !style.emphasis;
    written = at + 1;
  }
  write(text.size());
  return runs.take();
}

}  // namespace earbound::plain_text

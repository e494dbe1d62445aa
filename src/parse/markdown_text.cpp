#include "parse/markdown_text.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/error.hpp"

namespace earbound {

namespace {

constexpr std::size_t most_lines = 4'000'000;
constexpr std::size_t most_markers = 100;
constexpr std::size_t most_blank_lines = 1000;  // in a row; further ones change nothing that is heard
constexpr std::string_view replacement = "\uFFFD";

bool is_mark(std::string_view text, std::size_t at) {  // U+FDD0 to U+FDEF
  return text.size() - at >= mark::bytes && text[at] == '\xEF' && text[at + 1] == '\xB7' && text[at + 2] >= '\x90' &&
         text[at + 2] <= '\xAF';
}

std::string without_marks(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (is_mark(text, i)) {
      clean += replacement;
      i += mark::bytes;
    } else {
      clean += text[i++];
    }
  }
  return clean;
}

// Where the marker of a quote or a list item that begins at `at` ends; `at` itself when there is none.
std::size_t marker_end(std::string_view line, std::size_t at) {
  const auto blank_after = [&](std::size_t i) { return i >= line.size() || line[i] == ' ' || line[i] == '\t'; };
  if (line[at] == '>') return at + 1;
  if ((line[at] == '-' || line[at] == '*' || line[at] == '+') && blank_after(at + 1)) return at + 1;
  std::size_t i = at;
  while (i < line.size() && i - at < 9 && line[i] >= '0' && line[i] <= '9') ++i;
  return i > at && i < line.size() && (line[i] == '.' || line[i] == ')') && blank_after(i + 1) ? i + 1 : at;
}

// Begin and end of the markers beyond the hundredth of a line; an empty range for ordinary lines. Each costs cmark time
// on every line that follows, and nobody nests a hundred quotes.
std::pair<std::size_t, std::size_t> excess_markers(std::string_view line) {
  if (line.size() <= most_markers || line.find_first_not_of(" \t-*_") == std::string_view::npos)
    return {0, 0};  // a rule
  std::size_t markers = 0, begin = 0, end = 0;
  for (std::size_t i = 0; i < line.size();) {
    if (line[i] == ' ' || line[i] == '\t') {
      ++i;
      continue;
    }
    const std::size_t after = marker_end(line, i);
    if (after == i) break;
    if (++markers == most_markers) begin = after;
    end = i = after;
  }
  return markers > most_markers ? std::pair{begin, end} : std::pair<std::size_t, std::size_t>{0, 0};
}

}  // namespace

int MarkdownText::number(int line) const {
  if (lines.empty() || line < 1) return 0;
  return lines[std::min(static_cast<std::size_t>(line), lines.size()) - 1].number;
}

std::string_view MarkdownText::line(int line) const {
  return line >= 1 && static_cast<std::size_t>(line) <= lines.size() ? lines[static_cast<std::size_t>(line) - 1].text
                                                                     : std::string_view();
}

MarkdownTree MarkdownText::parse() const {
  MarkdownTree tree;
  for (const MarkdownLine& line : lines) {
    tree.feed(line.text);
    tree.feed("\n");
  }
  tree.finish();
  return tree;
}

MarkdownText markdown_lines(std::string_view text, const std::string& file, int first_line) {
  MarkdownText source;
  if (text.find("\xEF\xB7") != std::string_view::npos) text = source.write(without_marks(text));
  int number = first_line;
  std::size_t blank = 0;
  for (std::size_t at = 0; at < text.size(); ++number) {
    std::string_view line = text.substr(at, text.find('\n', at) - at);
    at += line.size() + 1;
    blank = line.empty() ? blank + 1 : 0;
    if (blank > most_blank_lines) continue;
    if (const auto [begin, end] = excess_markers(line); begin < end)
      line = source.write(std::string(line.substr(0, begin)).append(line.substr(end)));
    if (line.find('\f') != std::string_view::npos) {
      std::string spaced(line);
      std::replace(spaced.begin(), spaced.end(), '\f', ' ');
      line = source.write(std::move(spaced));
    }
    if (source.lines.size() >= most_lines)
      throw Error(fmt::format("there are more than {} lines", most_lines), "split the file").at(file, number);
    source.lines.push_back({line, number});
  }
  return source;
}

std::string restore_source(const MarkdownText& source, std::string_view text) {
  if (text.find("\xEF\xB7") == std::string_view::npos) return std::string(text);
  std::string restored;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_mark(text, i)) {
      restored += text[i++];
      continue;
    }
    const bool opens = text.substr(i, mark::bytes) == mark::open;
    i += mark::bytes;
    if (!opens) continue;
    std::size_t index = 0;
    const auto parsed = std::from_chars(text.data() + i, text.data() + text.size(), index);
    if (parsed.ec != std::errc{} || index >= source.kept.size()) continue;
    restored += source.kept[index].source;
    i = static_cast<std::size_t>(parsed.ptr - text.data());
  }
  return restored;
}

}  // namespace earbound

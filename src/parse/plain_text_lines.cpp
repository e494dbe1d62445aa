#include "parse/plain_text_lines.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/error.hpp"
#include "parse/plain_text_divisions.hpp"
#include "parse/plain_text_rules.hpp"
#include "text/languages.hpp"
#include "text/unicode.hpp"

namespace earbound::plain_text {

namespace {

constexpr std::size_t most_lines = 4'000'000;
// Nobody wraps lines as wide as this: a text of such lines has a paragraph on each.
constexpr std::size_t widest_wrapped_line = 120;

constexpr std::string_view no_break_space = "\u00a0", narrow_no_break_space = "\u202f";

Line make_line(std::string_view text, int number) {
  Line line;
  line.number = number;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (text[at] == ' ')
      ++line.indent;
    else if (text[at] == '\t')
      line.indent += 8 - line.indent % 8;
    else if (text[at] == '\f')
      line.page_break = true;
    else if (text.substr(at).starts_with(no_break_space))
      ++line.indent, at += no_break_space.size() - 1;
    else
      break;
  }
  if (at < text.size()) line.text = text.substr(at, text.find_last_not_of(" \t\f") + 1 - at);
  return line;
}

bool has_other_space(std::string_view line) {
  constexpr std::size_t longest_heading = 200;
  return line.size() <= longest_heading &&
         (line.find('\t') != std::string_view::npos || line.find(no_break_space) != std::string_view::npos ||
          line.find(narrow_no_break_space) != std::string_view::npos);
}

std::string with_plain_spaces(std::string_view line) {
  std::string plain;
  for (std::size_t at = 0; at < line.size();) {
    const bool wide = line.substr(at).starts_with(no_break_space),
               narrow = line.substr(at).starts_with(narrow_no_break_space);
    if (line[at] == '\t')
      plain += "  ";
    else
      plain += wide || narrow ? ' ' : line[at];
    at += wide ? no_break_space.size() : narrow ? narrow_no_break_space.size() : 1;
  }
  return plain;
}

/// Where most lines are set in alike, or nearly all by a number of columns at least, that is the margin.
void take_margin(Text& text) {
  std::vector<std::size_t> lines(81);
  std::size_t all = 0;
  for (const Line& line : text.lines) {
    if (line.text.empty()) continue;
    ++all;
    ++lines[static_cast<std::size_t>(std::min(line.indent, 80))];
  }
  const auto most = std::max_element(lines.begin(), lines.end());
  constexpr int least = 3;  // fewer columns begin paragraphs
  int margin = static_cast<int>(most - lines.begin());
  if (*most * 2 <= all) {
    margin = 0;
    std::size_t left = lines[0];  // of the margin
    while (margin < 80 && left * 10 <= all) left += lines[static_cast<std::size_t>(++margin)];
  }
  if (margin < least) return;
  for (Line& line : text.lines) {
    line.outdent = line.text.empty() ? 0 : std::max(0, margin - line.indent);
    line.indent = std::max(0, line.indent - margin);
  }
}

void judge_lines(Text& text) {
  std::size_t all = 0, in_long = 0, filled = 0, ended = 0, blank = 0, capitals = 0;
  std::vector<std::size_t> lengths;
  for (const Line& line : text.lines) {
    if (line.text.empty()) {
      ++blank;
      continue;
    }
    const std::size_t length = line.text.size();
    all += length;
    if (length > widest_wrapped_line) in_long += length;
    if (length > 40) {
      ++filled;
      if (ends_like_prose(line.text)) ++ended;
    }
    capitals += begins_verse(line.text) ? 1 : 0;
    lengths.push_back(std::min(length, widest_wrapped_line));
  }
  text.paragraph_per_line = in_long * 2 > all || (blank == 0 && filled >= 2 && ended * 10 >= filled * 6);
  if (text.paragraph_per_line || lengths.empty()) return;
  const auto ninth = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() * 9 / 10);
  std::nth_element(lengths.begin(), ninth, lengths.end());
  text.width = *ninth;
  // A few short lines may be prose in a narrow column, of which some line begins with a small letter.
  constexpr std::size_t widest_verse = 62, fewest_verses = 4, few_verses = 12;
  const bool every_line = capitals == lengths.size();
  text.verse = text.width < widest_verse && lengths.size() >= fewest_verses &&
               (lengths.size() < few_verses ? every_line : capitals * 10 >= lengths.size() * 7);
  // A wrapped text of which hardly a line is blank; a short text may be one paragraph.
  constexpr std::size_t fewest_lines = 40, lines_for_a_blank = 40;
  text.blank_lines = lengths.size() < fewest_lines || blank * lines_for_a_blank > lengths.size();
}

bool is_frame(std::string_view line, std::string_view what) {
  if (!line.starts_with("***") && !line.starts_with("*END*") && !line.starts_with("End of ")) return false;
  const std::string upper = upper_case(line.substr(0, 200));
  return upper.find("PROJECT GUTENBERG") != std::string::npos && upper.find(what) != std::string::npos;
}

void read_frame_field(std::string_view line, Metadata& metadata) {
  const auto field = [&](std::string_view key) {
    return line.starts_with(key) ? fold_space(clean_text(line.substr(key.size()))) : std::string();
  };
  if (auto title = field("Title:"); !title.empty() && metadata.title.empty()) metadata.title = title;
  if (auto author = field("Author:"); !author.empty()) metadata.authors.push_back(author);
  if (auto language = field("Language:"); !language.empty() && metadata.language.empty())
    metadata.language = language_of_name(language);
}

}  // namespace

Text read_lines(std::string_view text, const std::string& file, const StructureVocabulary& vocabulary) {
  Text read;
  read.vocabulary = &vocabulary;
  read.divisions = std::make_shared<const DivisionWords>(vocabulary);
  int number = 1, gap = 0;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const std::string_view line = text.substr(at, text.find('\n', at) - at);
    at += line.size() + 1;
    gap = line.empty() ? gap + 1 : gap;
    if (line.empty() && !read.lines.empty() && read.lines.back().text.empty() && !read.lines.back().page_break)
      continue;  // one blank line is enough
    if (read.lines.size() >= most_lines)
      throw Error(fmt::format("there are more than {} lines", most_lines), "split the file").at(file, number);
    Line& made = read.lines.emplace_back(make_line(line, number));
    if (!made.text.empty()) made.gap = std::exchange(gap, 0);
    made.look = made.text;
    if (has_other_space(made.text)) made.look = read.spaced.emplace_back(with_plain_spaces(made.text));
  }
  take_margin(read);
  judge_lines(read);
  return read;
}

void take_gutenberg_frame(Text& text, Document& document) {
  constexpr std::size_t longest_header = 1000;
  auto& lines = text.lines;
  const auto header_limit = lines.begin() + static_cast<std::ptrdiff_t>(std::min(lines.size(), longest_header));
  auto start =
      std::find_if(lines.begin(), header_limit, [](const Line& line) { return is_frame(line.text, "START OF"); });
  if (start == header_limit) return;
  while (std::next(start) != lines.end() && !start->text.ends_with("***") && !std::next(start)->text.empty())
    ++start;  // the marker may be wrapped
  const auto end = std::find_if(start + 1, lines.end(), [](const Line& line) { return is_frame(line.text, "END OF"); });
  const auto omit = [&](const Line& line, const char* reason) {
    if (has_letter_or_number(line.text))
      document.omissions.push_back({fold_space(clean_text(line.text)), line.number, reason});
  };
  for (auto line = lines.begin(); line <= start; ++line) {
    read_frame_field(line->text, document.metadata);
    omit(*line, "header of Project Gutenberg");
  }
  for (auto line = end; line != lines.end(); ++line) omit(*line, "licence of Project Gutenberg");
  lines.erase(end, lines.end());
  lines.erase(lines.begin(), start + 1);
}

namespace {

/// The number of a verse, "12 And the", at the beginning of a line that is set in; 0 for other lines.
int verse_number(const Line& line) {
  std::size_t at = 0;
  int number = 0;
  while (at < line.text.size() && at < 3 && line.text[at] >= '0' && line.text[at] <= '9')
    number = number * 10 + (line.text[at++] - '0');
  return line.indent >= 1 && at > 0 && at + 1 < line.text.size() && line.text[at] == ' ' ? number : 0;
}

bool is_wrapped_short(const Line& line, const Text& text) { return line.text.size() * 100 < text.width * 85; }

/// Where no blank lines part paragraphs, they end with a sentence that ends well before the margin, and a heading of a
/// division stands between them.
class DenseParagraphs {
 public:
  explicit DenseParagraphs(const Text& text) : text_(text) {}

  bool begins(std::size_t i) {
    if (text_.blank_lines || text_.paragraph_per_line || i == 0) return false;
    if (i < heading_end_) return false;
    const Line& previous = text_.lines[i - 1];
    const bool ended = i == heading_end_ || (is_wrapped_short(previous, text_) && ends_like_prose(previous.text));
    const bool divides = (ended || i == 1 || ends_like_prose(previous.text)) &&
                         opening_division(text_.lines[i].look, look(i + 1), *text_.divisions).has_value();
    if (divides) heading_end_ = end_of_heading(i);
    return ended || divides;
  }

 private:
  std::string_view look(std::size_t i) const {
    return i < text_.lines.size() ? text_.lines[i].look : std::string_view();
  }

  /// Whether the first word of the next line had found room behind the line, or a sentence begins there that the line
  /// cannot lead to: it ends in a name or a longer word ("... of Anna | When she") and not in "the".
  bool ends_heading(std::size_t i) const {
    const std::string_view line = look(i), next = look(i + 1);
    const std::string_view first = next.substr(0, next.find(' ')), last = line.substr(line.rfind(' ') + 1);
    constexpr std::size_t room = 6;  // lines are wrapped by characters, and some a little earlier
    if (first.empty() || line.size() + room + first.size() <= text_.width) return true;
    constexpr std::size_t longest_article = 3;
    const bool capital = lower_case(first) != first && !begins_like_speech(first);
    return capital && (last.size() > longest_article || lower_case(last) != last);
  }

  // A heading that fills its line goes on, to the first line that does not.
  std::size_t end_of_heading(std::size_t i) const {
    for (std::size_t end = i; end < std::min(i + most_lines_of_heading, text_.lines.size()); ++end) {
      const Line& line = text_.lines[end];
      if (line.text.empty()) return end;
      if (is_wrapped_short(line, text_) || line.text.size() > text_.width + text_.width / 5 || ends_heading(end))
        return end + 1;
    }
    return i + 1;
  }

  static constexpr std::size_t most_lines_of_heading = 5;
  const Text& text_;
  std::size_t heading_end_ = 0;
};

}  // namespace

std::vector<TextBlock> cut_blocks(const Text& text) {
  std::vector<TextBlock> blocks;
  bool blank = true;
  int verse = 0;
  DenseParagraphs dense(text);
  const auto& lines = text.lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].text.empty()) {
      blank = true;
      continue;
    }
    if (lines[i].page_break) blank = true;
    const bool alone = text.paragraph_per_line, paragraph = dense.begins(i);
    // A paragraph may also begin with an indented line where the others are not indented; the short lines of a verse do
    // not.
    const bool steps_in = !blank && !alone && lines[i].indent >= 2 && lines[i - 1].indent < 2 &&
                          (i + 1 == lines.size() || lines[i + 1].indent < 2);
    const bool indented = steps_in && !item_marker(lines[i].text) && !section_number(lines[i].look) &&
                          (lines[i].text.size() * 10 >= text.width * 7 || begins_like_speech(lines[i].text));
    const int number = verse_number(lines[i]);
    const bool next_verse = number > 1 && number == verse + 1;
    if (number == 1 || next_verse) verse = number;
    if (blank || alone || paragraph || indented || next_verse || blocks.empty()) {
      if (!blocks.empty()) blocks.back().blank_after = blank;
      blocks.push_back({i, i + 1, blank || blocks.empty(), true});
    } else {
      blocks.back().last = i + 1;
    }
    blank = false;
  }
  return blocks;
}

}  // namespace earbound::plain_text

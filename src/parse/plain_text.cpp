#include <algorithm>
#include <cstdlib>
#include <optional>

#include "model/texts.hpp"
#include "parse/outline_builder.hpp"
#include "parse/parser.hpp"
#include "parse/plain_text_outline.hpp"
#include "parse/plain_text_pages.hpp"
#include "parse/plain_text_rules.hpp"
#include "parse/plain_text_runs.hpp"
#include "text/unicode.hpp"

namespace earbound {

namespace {

using namespace plain_text;

class PlainTextReader {
 public:
  PlainTextReader(const Text& text, Document& document) : text_(text), document_(document), outline_(document) {}

  void read() {
    const std::vector<Unit> units = find_outline(text_, document_.metadata.title);
    const auto titled = std::find_if(units.begin(), units.end(), [](const Unit& unit) { return unit.is_title; });
    for (std::size_t i = 0; i < units.size(); ++i) {
      const Unit& unit = units[i];
      if (unit.joins_previous) continue;
      const bool beneath_title = titled != units.end() && i == static_cast<std::size_t>(titled - units.begin()) + 1;
      if (beneath_title && byline(unit)) continue;
      if (unit.is_title || unit.kind != HeadingKind::none) {
        const bool joined = i + 1 < units.size() && units[i + 1].joins_previous;
        heading(unit, joined ? &units[i + 1] : nullptr);
      } else {
        body(units, i);
      }
    }
    outline_.finish(titled != units.end());
    document_.near_headings = nearest_headings(text_, units);
  }

 private:
  std::span<const Line> lines_of(const TextBlock& block) const {
    return std::span(text_.lines).subspan(block.first, block.last - block.first);
  }
  SourceLines source_lines(std::span<const Line> lines) const { return {lines.front().number, lines.back().number}; }

  void heading(const Unit& unit, const Unit* title) {
    auto lines = lines_of(unit.block);
    if (unit.underline != 0) lines = lines.first(lines.size() - 1);
    if (unit.opens_outer) {  // "ACT I. SCENE I.": the act begins with the first of its scenes
      Line outer = lines.front();
      outer.text = outer.text.substr(0, outer.text.find_last_not_of(' ', unit.division->outer_end - 1) + 1);
      const std::span<const Line> alone(&outer, 1);
      outline_.heading(unit.level - 1, runs_of(alone), source_lines(alone), {});
    }
    std::vector<Run> runs = runs_of(lines, unit.opens_outer ? unit.division->outer_end : 0);
    SourceLines place = source_lines(lines);
    if (title) {
      Run line_break;
      line_break.kind = Run::Kind::line_break;
      line_break.line = place.last;
      runs.push_back(std::move(line_break));
      const auto more = lines_of(title->block);
      for (Run& run : runs_of(more)) runs.push_back(std::move(run));
      place.last = more.back().number;
    }
    outline_.heading(unit.is_title ? 1 : unit.level, std::move(runs), place, {});
    list_ = nullptr;
  }

  // "by Jane Roe" beneath the title names the author, who is said with the title.
  bool byline(const Unit& unit) {
    const auto lines = lines_of(unit.block);
    if (lines.size() != 1) return false;
    std::string author = fold_space(clean_text(byline_author(lines.front().text, *text_.vocabulary)));
    if (author.empty()) return false;
    std::vector<std::string>& authors = document_.metadata.authors;
    if (authors.empty()) authors.push_back(author);
    if (authors.front() != author) return false;
    document_.omissions.push_back(
        {fold_space(clean_text(lines.front().text)), lines.front().number, "the author, said with the title"});
    return true;
  }

  Block& add(Block::Kind kind, SourceLines lines) {
    Block& block = outline_.blocks().emplace_back();
    block.kind = kind;
    block.lines = lines;
    return block;
  }

  void body(const std::vector<Unit>& units, std::size_t i) {
    const Unit& unit = units[i];
    const auto lines = lines_of(unit.block);
    if (lines.size() == 1 && is_rule(lines.front().text)) {
      list_ = nullptr;
      add(Block::Kind::rule, source_lines(lines));
    } else if (unit.listing) {
      listing(lines);
    } else if (is_list(units, i)) {
      list(lines, unit.block.blank_before);
    } else if (continues_item(lines)) {
      list_->tight = false;
      Block& paragraph = list_->children.back().children.emplace_back();
      paragraph.lines = source_lines(lines);
      paragraph.runs = runs_of(lines, 0, keeps_lines(lines));
    } else {
      list_ = nullptr;
      paragraph(lines);
    }
    introduces_list_ = lines.back().text.ends_with(':');
  }

  // One item alone is a list only when the text before it announces one; a dash may also begin speech.
  bool is_list(const std::vector<Unit>& units, std::size_t i) const {
    const auto lines = lines_of(units[i].block);
    const auto marker = item_marker(lines.front().text);
    if (!marker) return false;
    if (list_ || introduces_list_) return true;
    const auto same = [&](std::string_view text) {
      const auto other = item_marker(text);
      return other && other->ordered == marker->ordered && (!marker->ordered || other->number == marker->number + 1);
    };
    if (std::any_of(lines.begin() + 1, lines.end(), [&](const Line& line) { return same(line.text); })) return true;
    std::size_t next = i + 1;  // beyond further paragraphs of the item
    const int column = lines.front().indent + static_cast<int>(marker->bytes);
    while (!text_.paragraph_per_line && next < units.size() && units[next].kind == HeadingKind::none &&
           is_set_in(lines_of(units[next].block), column))
      ++next;
    return next < units.size() && units[next].kind == HeadingKind::none &&
           same(text_.lines[units[next].block.first].text);
  }

  void list(std::span<const Line> lines, bool blank_before) {
    for (std::size_t begin = 0; begin < lines.size();) {
      std::size_t end = begin + 1;
      while (end < lines.size() && !item_marker(lines[end].text)) ++end;
      const auto marker = item_marker(lines[begin].text);
      item(*marker, lines.subspan(begin, end - begin), blank_before && begin == 0);
      begin = end;
    }
  }

  static bool is_set_in(std::span<const Line> lines, int column) {
    return std::all_of(lines.begin(), lines.end(), [&](const Line& line) { return line.indent >= column; });
  }

  /// Set in as far as the text of the item before, or a little further.
  bool continues_item(std::span<const Line> lines) const {
    constexpr int slack = 2;
    return list_ && item_column_ > 0 && is_set_in(lines, item_column_) && lines.front().indent <= item_column_ + slack;
  }

  void item(const ItemMarker& marker, std::span<const Line> lines, bool blank_before) {
    item_column_ = text_.paragraph_per_line ? 0 : lines.front().indent + static_cast<int>(marker.bytes);
    const bool goes_on =
        list_ && list_->ordered == marker.ordered &&
        (!marker.ordered || marker.number == list_->first_number + static_cast<int>(list_->children.size()));
    if (!goes_on) {
      list_ = &add(Block::Kind::list, source_lines(lines));
      list_->ordered = marker.ordered;
      list_->parenthesis = marker.parenthesis;
      list_->first_number = marker.ordered ? marker.number : 1;
    }
    if (goes_on && blank_before) list_->tight = false;
    list_->lines.last = lines.back().number;
    add_item(lines, marker.bytes);
  }

  void add_item(std::span<const Line> lines, std::size_t skip) {
    Block& item = list_->children.emplace_back();
    item.kind = Block::Kind::list_item;
    item.lines = source_lines(lines);
    Block& paragraph = item.children.emplace_back();
    paragraph.lines = item.lines;
    paragraph.runs = runs_of(lines, skip);
  }

  // A table of contents: a list with an item on each line; where they are numbered, lines without a number go on.
  void listing(std::span<const Line> lines) {
    item_column_ = 0;
    if (!list_ || list_->ordered) list_ = &add(Block::Kind::list, source_lines(lines));
    list_->lines.last = lines.back().number;
    const auto is_numbered = [](const Line& line) { return section_number(line.look).has_value(); };
    const bool numbered =
        static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), is_numbered)) * 5 >= lines.size() * 2;
    for (std::size_t begin = 0; begin < lines.size();) {
      std::size_t end = begin + 1;
      while (numbered && end < lines.size() && !is_numbered(lines[end]) && lines[end - 1].text.size() * 2 > text_.width)
        ++end;
      add_item(lines.subspan(begin, end - begin), 0);
      begin = end;
    }
  }

  // Lines that end well before the margin and mostly begin with a capital were broken by the author.
  bool is_verse(std::span<const Line> lines) const {
    constexpr std::size_t narrowest_prose = 55, widest_verse = 60, widest_of_a_poem = 80;
    if (lines.size() < 2 || (text_.width < narrowest_prose && !text_.verse)) return false;
    std::size_t longest = 0, capitals = 0;
    for (const Line& line : lines) {
      longest = std::max(longest, line.text.size());
      capitals += begins_verse(line.text) ? 1 : 0;
    }
    if (capitals * 10 < lines.size() * 7) return false;
    return text_.verse ? longest < widest_of_a_poem : longest * 10 < text_.width * 9 && longest < widest_verse;
  }

  // Columns: wide gaps inside most lines.
  static bool has_columns(std::span<const Line> lines) {
    const auto gaps = std::count_if(lines.begin(), lines.end(),
                                    [](const Line& line) { return line.text.find("   ") != std::string_view::npos; });
    return lines.size() >= 2 && static_cast<std::size_t>(gaps) * 10 >= lines.size() * 6;
  }

  bool keeps_lines(std::span<const Line> lines) const { return is_verse(lines) || has_columns(lines); }

  // A short line in the middle of the page is no quotation.
  bool is_centred(std::span<const Line> lines) const {
    if (lines.size() != 1) return false;
    const int length = static_cast<int>(count_code_points(lines.front().text)), width = static_cast<int>(text_.width);
    return length * 2 < width && std::abs(2 * lines.front().indent + length - width) <= 10;
  }

  void paragraph(std::span<const Line> lines) {
    const bool indented = !text_.paragraph_per_line && !is_centred(lines) &&
                          std::all_of(lines.begin(), lines.end(), [](const Line& line) { return line.indent >= 4; });
    std::vector<Run> runs = runs_of(lines, 0, keeps_lines(lines));
    if (runs.empty()) return;
    Block& block = add(indented ? Block::Kind::quote : Block::Kind::paragraph, source_lines(lines));
    if (!indented) {
      block.runs = std::move(runs);
      return;
    }
    Block& inner = block.children.emplace_back();
    inner.lines = block.lines;
    inner.runs = std::move(runs);
  }

  const Text& text_;
  Document& document_;
  OutlineBuilder outline_;
  Block* list_ = nullptr;  // the list that the last block ended with; the blocks of its section do not grow meanwhile
  bool introduces_list_ = false;
  int item_column_ = 0;  // where the text of the last item begins; 0 when items have no further paragraphs
};

}  // namespace

Document parse_plain_text(std::string_view text, const std::string& file, const StructureVocabulary& vocabulary) {
  Document document;
  document.source = file;
  Text read = read_lines(text, file, vocabulary);
  take_gutenberg_frame(read, document);
  take_running_heads(read, document);
  PlainTextReader(read, document).read();
  number_texts(document);
  return document;
}

}  // namespace earbound

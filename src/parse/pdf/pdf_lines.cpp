#include "parse/pdf/pdf_lines.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "text/ascii.hpp"
#include "text/roman.hpp"
#include "text/unicode.hpp"

namespace earbound::pdf {
namespace {

constexpr double margin_share = 0.12;    // of the page's height, at its head and its foot
constexpr std::size_t margin_lines = 3;  // that a head or a foot has at most
constexpr std::size_t fewest_repeats = 3;
constexpr double larger = 1.12;          // than the body: letters of a heading, which belong to no margin
constexpr double narrowest_space = 0.2;  // between two words, of their size

/// Tenths of a point: sizes that a reader sees as one are one.
long size_step(double size) { return std::lround(size * 10); }

template <class Key>
Key heaviest(const std::map<Key, double>& weights) {
  const auto found = std::max_element(weights.begin(), weights.end(),
                                      [](const auto& a, const auto& b) { return a.second < b.second; });
  return found == weights.end() ? Key{} : found->first;
}

/// Gathers words into lines as they come.
class LineGatherer {
 public:
  explicit LineGatherer(std::size_t page) : page_(page) {}

  void add(const Word& word) {
    if (!line_.text.empty() && !continues(word)) end();
    if (line_.text.empty()) {
      line_ = {};
      line_.page = page_;
      line_.left = word.left;
      line_.top = word.top;
      line_.bottom = word.bottom;
      line_.bold = true;
      line_.fixed = true;
    } else if (space_ || word.left - line_.right > word.size * narrowest_space) {
      line_.text += ' ';
    }
    line_.text += word.text;
    line_.right = word.right;
    if (!is_small(word)) {
      line_.top = std::min(line_.top, word.top);
      line_.bottom = std::max(line_.bottom, word.bottom);
    }
    line_.bold = line_.bold && word.bold;
    line_.fixed = line_.fixed && word.fixed;
    sizes_[size_step(word.size)] += static_cast<double>(word.text.size());
    space_ = word.space;
  }

  std::vector<Line> take() {
    end();
    return std::move(lines_);
  }

 private:
  /// A mark of a note or an exponent, which stands higher or lower than its line.
  [[nodiscard]] bool is_small(const Word& word) const {
    return word.bottom - word.top < (line_.bottom - line_.top) * 0.8;
  }

  [[nodiscard]] bool continues(const Word& word) const {
    const double height = std::max(line_.bottom - line_.top, word.bottom - word.top);
    const double overlap = std::min(line_.bottom, word.bottom) - std::max(line_.top, word.top);
    const double lower = std::min(line_.bottom - line_.top, word.bottom - word.top);
    if (overlap < lower * 0.4) return false;
    // A column further to the right is another line, and so is one further to the left.
    return word.left >= line_.right - height && word.left - line_.right < height * 4;
  }

  void end() {
    if (line_.text.empty()) return;
    line_.size = static_cast<double>(heaviest(sizes_)) / 10;
    lines_.push_back(std::move(line_));
    line_ = {};
    sizes_.clear();
  }

  std::size_t page_;
  Line line_;
  bool space_ = false;
  std::map<long, double> sizes_;
  std::vector<Line> lines_;
};

/// The line without what changes from page to page.
std::string pattern_of(const std::string& text) {
  std::string pattern;
  for (const char c : lower_case(text))
    if (!is_ascii_digit(c)) pattern += c;
  return fold_space(pattern);
}

bool is_page_number(const std::string& text) {
  std::string core = fold_space(text);
  std::erase_if(core, [](char c) { return c == '-' || c == '[' || c == ']' || c == ' ' || c == '|'; });
  for (const std::string dash : {"\u2013", "\u2014", "\u00b7", "\u2022"})
    for (std::size_t at = core.find(dash); at != std::string::npos; at = core.find(dash)) core.erase(at, dash.size());
  if (core.empty() || core.size() > 8) return false;
  return std::all_of(core.begin(), core.end(), is_ascii_digit) || is_roman_numeral(upper_case(core));
}

/// The lines nearest to the head (or the foot) of a page that stand in its margin, outermost first.
std::vector<std::size_t> outer_lines(const std::vector<Line>& lines, double height, bool head) {
  std::vector<std::size_t> outer;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (head ? lines[i].bottom < height * margin_share : lines[i].top > height * (1 - margin_share)) outer.push_back(i);
  std::sort(outer.begin(), outer.end(), [&](std::size_t a, std::size_t b) {
    return head ? lines[a].top < lines[b].top : lines[a].bottom > lines[b].bottom;
  });
  if (outer.size() > margin_lines) outer.resize(margin_lines);
  return outer;
}

double usual_size(const std::vector<Line>& lines) {
  std::map<long, double> weights;
  for (const Line& line : lines) weights[size_step(line.size)] += static_cast<double>(line.text.size());
  return static_cast<double>(heaviest(weights)) / 10;
}

/// Parts the heads and feet from the text of the pages.
void part_margins(std::vector<std::vector<Line>>& by_page, std::span<const Page> pages, double body_size,
                  PageLines& parted) {
  std::map<std::string, std::size_t> repeats;
  for (std::size_t page = 0; page < by_page.size(); ++page)
    for (const bool head : {true, false})
      for (const std::size_t i : outer_lines(by_page[page], pages[page].height, head))
        ++repeats[(head ? "^" : "$") + pattern_of(by_page[page][i].text)];
  for (std::size_t page = 0; page < by_page.size(); ++page) {
    std::vector<bool> margin(by_page[page].size());
    for (const bool head : {true, false})
      for (const std::size_t i : outer_lines(by_page[page], pages[page].height, head)) {
        const std::string& text = by_page[page][i].text;
        const std::string pattern = pattern_of(text);
        if (by_page[page][i].size >= body_size * larger) continue;  // a heading
        margin[i] =
            is_page_number(text) || (!pattern.empty() && repeats[(head ? "^" : "$") + pattern] >= fewest_repeats);
      }
    for (std::size_t i = 0; i < margin.size(); ++i)
      (margin[i] ? parted.margins : parted.lines).push_back(std::move(by_page[page][i]));
  }
}

bool has_leaders(const std::string& text) {
  return text.find(". . .") != std::string::npos || text.find("....") != std::string::npos;
}

bool ends_with_number(const std::string& text) {
  return !text.empty() && (is_ascii_digit(text.back()) || is_page_number(text));
}

/// Parts the tables of contents from the text: pages on which most lines lead by dots to a number, or stand with a
/// number among those.
void part_contents(PageLines& parted) {
  std::vector<Line>& lines = parted.lines;
  std::vector<Line> text;
  for (std::size_t begin = 0, end = 0; begin < lines.size(); begin = end) {
    std::size_t leading = 0, numbers = 0;
    for (end = begin; end < lines.size() && lines[end].page == lines[begin].page; ++end) {
      leading += static_cast<std::size_t>(has_leaders(lines[end].text));
      numbers += static_cast<std::size_t>(is_page_number(lines[end].text));
    }
    const std::size_t others = end - begin - numbers;
    const bool contents = leading >= 3 && leading * 3 >= others, nothing_else = leading * 5 >= others * 3;
    for (std::size_t i = begin; i < end; ++i) {
      const bool entry = nothing_else || has_leaders(lines[i].text) || ends_with_number(lines[i].text) ||
                         (i + 1 < end && is_page_number(lines[i + 1].text));
      (contents && entry ? parted.contents : text).push_back(std::move(lines[i]));
    }
  }
  lines = std::move(text);
}

/// From line to line of the body, where one follows the other.
double usual_leading(const PageLines& page_lines) {
  std::map<long, double> weights;
  const std::vector<Line>& lines = page_lines.lines;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const double step = lines[i].bottom - lines[i - 1].bottom;
    const bool body = size_step(lines[i].size) == size_step(page_lines.body_size);
    if (lines[i].page == lines[i - 1].page && body && step > 0 && step < 4 * page_lines.body_size)
      weights[std::lround(step * 2)] += 1;
  }
  const double leading = static_cast<double>(heaviest(weights)) / 2;
  return leading > 0 ? leading : page_lines.body_size * 1.2;
}

/// Lines that follow each other downwards on one page stand in one column.
void measure_columns(std::vector<Line>& lines) {
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin + 1;
    double left = lines[begin].left, right = lines[begin].right;
    while (end < lines.size() && lines[end].page == lines[begin].page && lines[end].top > lines[end - 1].top &&
           lines[end].left < right && lines[end].right > left) {
      left = std::min(left, lines[end].left);
      right = std::max(right, lines[end].right);
      ++end;
    }
    for (; begin < end; ++begin) {
      lines[begin].column_left = left;
      lines[begin].column_right = right;
    }
  }
}

}  // namespace

PageLines lines_of(std::span<const Page> pages) {
  std::vector<std::vector<Line>> by_page;
  by_page.reserve(pages.size());
  for (std::size_t page = 0; page < pages.size(); ++page) {
    LineGatherer gatherer(page);
    for (const Word& word : pages[page].words) gatherer.add(word);
    by_page.push_back(gatherer.take());
  }
  PageLines lines;
  std::vector<Line> all;
  for (const std::vector<Line>& page : by_page) all.insert(all.end(), page.begin(), page.end());
  part_margins(by_page, pages, usual_size(all), lines);
  part_contents(lines);
  lines.body_size = usual_size(lines.lines);
  lines.leading = usual_leading(lines);
  measure_columns(lines.lines);
  return lines;
}

}  // namespace earbound::pdf

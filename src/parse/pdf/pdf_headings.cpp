#include "parse/pdf/pdf_headings.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "parse/title_key.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace earbound::pdf {
namespace {

constexpr double larger = 1.12;               // than the body, and it is seen as a heading
constexpr std::size_t longest_heading = 200;  // bytes
constexpr std::size_t most_lines = 4;
constexpr int deepest = 6;

/// Follows the outline down the lines.
class OutlineFollower {
 public:
  explicit OutlineFollower(const std::vector<Line>& lines) : lines_(lines) {
    keys_.reserve(lines.size());
    for (const Line& line : lines) keys_.push_back(title_key(line.text));
  }

  /// The heading of the entry from the line `from` on; nothing when no line says it.
  [[nodiscard]] const Heading* find(const OutlineEntry& entry, std::size_t from) {
    const std::string wanted = title_key(entry.title);
    if (wanted.empty()) return nullptr;
    for (std::size_t first = from; first < lines_.size(); ++first) {
      if (keys_[first].empty()) continue;
      if (const std::size_t last = end_of(first, wanted); last != SIZE_MAX) {
        found_ = {first, last, std::min(entry.level, deepest)};
        return &found_;
      }
    }
    return nullptr;
  }

 private:
  /// The last of the lines that say `wanted`, with a number in front that the outline leaves out, or the other way
  /// round.
  [[nodiscard]] std::size_t end_of(std::size_t first, const std::string& wanted) const {
    std::string said;
    for (std::size_t last = first; last < std::min(lines_.size(), first + most_lines); ++last) {
      said += keys_[last];
      if (said.size() > wanted.size() + 12) break;
      if (said == wanted || is_numbered(said, wanted, last == first) || is_numbered(wanted, said, true)) return last;
    }
    return SIZE_MAX;
  }

  /// Whether `longer` is `title` behind a number such as "3.1", with `named` also "chapter 4".
  static bool is_numbered(const std::string& longer, const std::string& title, bool named) {
    if (longer.size() <= title.size() || title.size() < 3 || !longer.ends_with(title)) return false;
    const std::string_view front = std::string_view(longer).substr(0, longer.size() - title.size());
    return front.size() <= 12 && is_ascii_digit(front.back()) &&
           (named || std::all_of(front.begin(), front.end(), is_ascii_digit));
  }

  const std::vector<Line>& lines_;
  std::vector<std::string> keys_;
  Heading found_;
};

/// By what is seen: letters larger than those of the body, or a bold line that stands alone.
class LetterReader {
 public:
  explicit LetterReader(const PageLines& page_lines) : all_(page_lines), lines_(page_lines.lines) {}

  [[nodiscard]] Headings read() const {
    std::vector<Heading> found;
    std::set<long, std::greater<>> ranks;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!stands_out(i)) continue;
      std::size_t last = i;
      while (last + 1 < lines_.size() && last + 1 - i < most_lines && goes_on(last)) ++last;
      if (is_heading(i, last)) {
        found.push_back({i, last, 0});
        ranks.insert(rank(lines_[i]));
      }
      i = last;
    }
    Headings headings;
    take_title(found, ranks, headings);
    for (Heading& heading : found) {
      const auto at = std::distance(ranks.begin(), ranks.find(rank(lines_[heading.first])));
      heading.level = std::min(static_cast<int>(at) + 1, deepest);
    }
    headings.headings = std::move(found);
    if (!headings.headings.empty()) headings.source = Headings::Source::letters;
    return headings;
  }

 private:
  /// Larger letters come first; bold ones before others of their size. Sizes that differ by less than a twentieth are
  /// one.
  [[nodiscard]] long rank(const Line& line) const {
    return std::lround(std::log(line.size / all_.body_size) * 20) * 2 + static_cast<long>(line.bold);
  }

  [[nodiscard]] bool stands_out(std::size_t i) const {
    const Line& line = lines_[i];
    if (line.size >= all_.body_size * larger) return true;
    return line.bold && !line.fixed && line.size >= all_.body_size * 0.98;
  }

  /// Whether the next line belongs to the same heading.
  [[nodiscard]] bool goes_on(std::size_t i) const {
    const Line &line = lines_[i], &next = lines_[i + 1];
    const double height = std::max(line.size, next.size);
    return stands_out(i + 1) && next.page == line.page && rank(next) == rank(line) && next.top > line.top &&
           next.bottom - line.bottom < height * 1.7;
  }

  [[nodiscard]] bool is_heading(std::size_t first, std::size_t last) const {
    std::string text;
    for (std::size_t i = first; i <= last; ++i) text += lines_[i].text + ' ';
    text = fold_space(text);
    const bool letters = title_key(text).size() > 1 && std::any_of(text.begin(), text.end(), [](char c) {
                           return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
                         });
    if (!letters || text.size() > longest_heading) return false;
    const bool large = lines_[first].size >= all_.body_size * larger;
    if (!large && (text.ends_with('.') || text.ends_with(',') || text.ends_with(';') || text.ends_with(':')))
      return false;
    return large || stands_alone(first, last);
  }

  /// Bold letters of the body's size make a heading only where space sets them apart above, and text follows.
  [[nodiscard]] bool stands_alone(std::size_t first, std::size_t last) const {
    if (last - first > 1 || last + 1 >= lines_.size()) return false;
    const bool at_top =
        first == 0 || lines_[first - 1].page != lines_[first].page || lines_[first - 1].top > lines_[first].top;
    const double above = at_top ? all_.leading * 2 : lines_[first].bottom - lines_[first - 1].bottom;
    return above > all_.leading * 1.25;
  }

  /// The largest letters of the first page, used nowhere else: the title of the whole.
  void take_title(std::vector<Heading>& found, std::set<long, std::greater<>>& ranks, Headings& headings) const {
    if (found.empty() || lines_[found.front().first].page != 0) return;
    const long first = rank(lines_[found.front().first]);
    if (first != *ranks.begin()) return;
    const auto same = std::count_if(found.begin(), found.end(),
                                    [&](const Heading& heading) { return rank(lines_[heading.first]) == first; });
    if (same > 1) return;
    for (std::size_t i = found.front().first; i <= found.front().last; ++i) headings.title.push_back(i);
    found.erase(found.begin());
    ranks.erase(ranks.begin());
  }

  const PageLines& all_;
  const std::vector<Line>& lines_;
};

}  // namespace

Headings find_headings(const PageLines& lines, const std::vector<OutlineEntry>& outline) {
  Headings by_letters = LetterReader(lines).read();
  Headings headings;
  OutlineFollower follower(lines.lines);
  std::size_t next = 0;
  for (const OutlineEntry& entry : outline) {
    if (const Heading* heading = follower.find(entry, next)) {
      headings.headings.push_back(*heading);
      next = heading->last + 1;
    } else {
      ++headings.unfound;
    }
  }
  // An outline that does not lead to its own pages is of no use.
  if (headings.headings.empty() || headings.unfound > headings.headings.size()) return by_letters;
  headings.source = Headings::Source::outline;
  for (const std::size_t line : by_letters.title)
    if (line < headings.headings.front().first) headings.title.push_back(line);
  return headings;
}

}  // namespace earbound::pdf

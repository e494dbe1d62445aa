#include <algorithm>
#include <iterator>

#include "parse/plain_text_units.hpp"

namespace earbound::plain_text {

namespace {

class SeriesJudge : public UnitReader {
 public:
  SeriesJudge(const Text& text, std::vector<Unit>& units) : UnitReader(text), units_(units) {}

  void check() {
    check_serials();
    check_numbers();
    fill_numbers();
    check_letters();
    check_romans();
  }

 private:
  void drop(HeadingKind kind) {
    for (Unit& unit : units_)
      if (unit.kind == kind) unit.kind = HeadingKind::none;
  }

  std::size_t count(HeadingKind kind) const {
    return static_cast<std::size_t>(
        std::count_if(units_.begin(), units_.end(), [&](const Unit& unit) { return unit.kind == kind; }));
  }

  // Series count up from 1 with text beneath each number. Where many do not, they are no headings.
  void check_serials() {
    std::size_t all = 0, runs = 0;
    std::vector<std::size_t> strays;
    SerialHeading last;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (units_[i].kind != HeadingKind::serial) continue;
      ++all;
      const SerialHeading here = *serial_heading(first_line(units_[i]), *text_.vocabulary);
      const bool follows = here.name == last.name && here.number == last.number + 1;
      if (!is_body(units_, next_text(units_, i)) || !(follows || here.number == 1)) {
        strays.push_back(i);
        continue;
      }
      runs += follows ? 1 : 0;
      last = here;
    }
    if (runs < 2 || strays.size() * 3 > all) return drop(HeadingKind::serial);
    for (const std::size_t i : strays) units_[i].kind = HeadingKind::none;
  }

  std::vector<int> parts_of(std::size_t i) const { return heading_number(first_line(units_[i]))->parts; }

  /// Whether section `b` comes right after `a`: 1.2 after 1.1, 1.1.1 after 1.1, 2.1 after 1.4.2.
  static bool is_next_section(const std::vector<int>& a, const std::vector<int>& b) {
    std::size_t same = 0;
    while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
    if (same == b.size()) return false;
    const bool steps = same == a.size() ? b[same] == 1 : b[same] == a[same] + 1;
    return steps &&
           std::all_of(b.begin() + static_cast<std::ptrdiff_t>(same) + 1, b.end(), [](int part) { return part == 1; });
  }

  bool is_inner_number(std::size_t i) const {
    if (units_[i].kind != HeadingKind::numbered && units_[i].kind != HeadingKind::listed) return false;
    const auto number = heading_number(first_line(units_[i]));
    return number && number->parts.size() > 1;
  }

  // Where 1.2 and 1.4 are headings, so is 1.3 between them, though it is longer, or ends like a sentence.
  void fill_numbers() {
    constexpr std::size_t most_lines = 4, longest = 320;
    std::vector<std::size_t> inner;
    for (std::size_t i = 0; i < units_.size(); ++i)
      if (is_inner_number(i)) inner.push_back(i);
    if (inner.size() < 3) return;
    for (std::size_t n = 0; n < inner.size(); ++n) {
      std::vector<int> last = parts_of(inner[n]);
      const std::size_t end = n + 1 < inner.size() ? inner[n + 1] : units_.size();
      for (std::size_t i = inner[n] + 1; i < end; ++i) {
        Unit& unit = units_[i];
        const bool weak = unit.kind == HeadingKind::none || unit.kind >= HeadingKind::spaced;
        if (!weak || unit.is_title || unit.listing || line_count(unit) > most_lines || length(unit) > longest) continue;
        const auto number = heading_number(first_line(unit));
        if (!number || number->parts.size() < 2 || !is_next_section(last, number->parts) ||
            !is_body(units_, next_text(units_, i)))
          continue;
        if (heading_number(first_line(units_[next_text(units_, i)]))) continue;  // a list
        unit.kind = HeadingKind::numbered;
        last = number->parts;
      }
    }
  }

  // Numbered headings have text beneath them (or a deeper heading), stand alone and count up; what does not is a list.
  void check_numbers() {
    std::vector<std::size_t> lists;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (units_[i].kind != HeadingKind::numbered) continue;
      const std::size_t depth = parts_of(i).size();
      const auto neighbour = [&](std::size_t other) {
        return other < units_.size() && units_[other].kind == HeadingKind::numbered && parts_of(other).size() == depth;
      };
      if (next_text(units_, i) >= units_.size() || neighbour(i + 1) || (i > 0 && neighbour(i - 1))) lists.push_back(i);
    }
    for (const std::size_t i : lists) units_[i].kind = HeadingKind::none;
    check_outer_numbers();
    std::vector<int> last;
    bool ordered = true;
    std::size_t inner = 0;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (units_[i].kind != HeadingKind::numbered || parts_of(i).size() == 1) continue;
      ordered = ordered && last < parts_of(i);
      last = parts_of(i);
      ++inner;
    }
    if (!ordered)
      for (std::size_t i = 0; i < units_.size(); ++i)
        if (units_[i].kind == HeadingKind::numbered && parts_of(i).size() > 1) units_[i].kind = HeadingKind::none;
    constexpr std::size_t fewest_inner = 3;
    for (std::size_t i = 0; i < units_.size(); ++i)  // "5 Request" beside "5.1 Method"
      if (units_[i].kind == HeadingKind::numbered && !heading_number(first_line(units_[i]))->stop &&
          parts_of(i).size() == 1 && (inner < fewest_inner || !ordered))
        units_[i].kind = HeadingKind::none;
  }

  void check_outer_numbers() {
    std::vector<Counted> all;
    for (std::size_t i = 0; i < units_.size(); ++i)
      if (units_[i].kind == HeadingKind::numbered && parts_of(i).size() == 1) all.push_back({i, parts_of(i)[0]});
    keep_rows(all, HeadingKind::numbered);
  }

  struct Counted {
    std::size_t unit;
    int number;
  };

  // 1., 2., 3.: as many as count up are headings, in one row or in several that begin with 1; a few others are items of
  // lists, or initials. Where others are many, or most numbers are missing, all are.
  void keep_rows(const std::vector<Counted>& all, HeadingKind kind) {
    std::vector<Counted> kept;
    bool complete = true;
    for (std::size_t begin = 0; begin < all.size();) {
      std::size_t end = begin + 1;
      while (end < all.size() && all[end].number > 1) ++end;
      const std::vector<Counted> row = longest_row(
          {all.begin() + static_cast<std::ptrdiff_t>(begin), all.begin() + static_cast<std::ptrdiff_t>(end)});
      complete = complete && static_cast<std::size_t>(row.back().number) <= 2 * row.size();
      kept.insert(kept.end(), row.begin(), row.end());
      begin = end;
    }
    for (const Counted& each : all) units_[each.unit].kind = HeadingKind::none;
    if (!complete || (all.size() - kept.size()) * 3 > kept.size()) return;
    for (const Counted& each : kept) units_[each.unit].kind = kind;
  }

  /// The longest row whose numbers rise.
  static std::vector<Counted> longest_row(const std::vector<Counted>& all) {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> ends;  // of the best row of each length
    std::vector<std::size_t> before(all.size(), none);
    for (std::size_t at = 0; at < all.size(); ++at) {
      const auto place = std::lower_bound(ends.begin(), ends.end(), all[at].number,
                                          [&](std::size_t end, int value) { return all[end].number < value; });
      if (place != ends.begin()) before[at] = *std::prev(place);
      if (place == ends.end())
        ends.push_back(at);
      else
        *place = at;
    }
    std::vector<Counted> row;
    for (std::size_t at = ends.back(); at != none; at = before[at]) row.push_back(all[at]);
    std::reverse(row.begin(), row.end());
    return row;
  }

  // Letters go through the alphabet from A, with a few left out; an entry "C" under C is none of them. Of several
  // alphabets (an index before the glossary) the one with the most text counts.
  void check_letters() {
    constexpr int most_left_out = 2;
    constexpr std::size_t fewest = 5;
    struct Alphabet {
      std::vector<std::size_t> units;
      std::size_t text = 0;
    };
    std::vector<Alphabet> alphabets(1);
    char last = 'A' - 1;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      const std::string_view first = first_line(units_[i]);
      const HeadingKind kind = units_[i].kind;
      const bool is_letter = kind == HeadingKind::letter || (kind == HeadingKind::roman && first.size() == 1);
      if (!is_letter) {
        if (!is_single(units_[i]) || ends_like_prose(first)) alphabets.back().text += length(units_[i]);
        continue;
      }
      const bool again = first[0] == 'A' && alphabets.back().units.size() >= fewest;
      const int step = first[0] - last;
      const bool goes_on = step >= 1 && step <= 1 + (last < 'A' ? 0 : most_left_out);
      if ((!goes_on && !again) || next_text(units_, i) >= units_.size()) continue;
      if (again || alphabets.back().units.empty()) alphabets.emplace_back();
      last = first[0];
      alphabets.back().units.push_back(i);
    }
    drop(HeadingKind::letter);
    const auto longest = std::max_element(alphabets.begin() + (alphabets.size() > 1 ? 1 : 0), alphabets.end(),
                                          [](const Alphabet& a, const Alphabet& b) { return a.text < b.text; });
    if (longest->units.size() < fewest) return;
    for (const std::size_t i : longest->units) units_[i].kind = HeadingKind::letter;
  }

  void check_romans() {
    std::vector<Counted> all;
    for (std::size_t i = 0; i < units_.size(); ++i)
      if (units_[i].kind == HeadingKind::roman)
        all.push_back({i, roman_heading(undecorated(first_line(units_[i]))).value});
    keep_rows(all, HeadingKind::roman);
  }

  std::vector<Unit>& units_;
};

}  // namespace

void check_series(const Text& text, std::vector<Unit>& units) { SeriesJudge(text, units).check(); }

}  // namespace earbound::plain_text

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_map>

#include "parse/plain_text_units.hpp"
#include "text/unicode.hpp"

namespace earbound::plain_text {

namespace {

class OutlineJudge : public UnitReader {
 public:
  OutlineJudge(const Text& text, std::vector<Unit>& units) : UnitReader(text), units_(units) {}

  void settle() {
    mark_listings();
    check_serials();
    check_numbers();
    fill_numbers();
    check_letters();
    check_romans();
    check_short_lines();
    choose_conventions();
    join_titles();
    join_repeated_divisions();
    set_levels();
  }

 private:
  std::string key_of(const Unit& unit) const {
    if (const auto division = division_heading(first_line(unit), *text_.vocabulary)) return division->key;
    std::string key = lower_case(fold_space(first_line(unit)));
    key.erase(key.find_last_not_of(".0123456789 ") + 1);  // page numbers of a listing
    return key;
  }

  bool is_body(std::size_t i) const {
    return i < units_.size() && units_[i].kind == HeadingKind::none && !is_rule(first_line(units_[i]));
  }

  // Three chapters (or parts, or books) without any text.
  bool lists_divisions(std::size_t begin, std::size_t end) const {
    std::array<std::size_t, 3> ranks{};
    for (std::size_t i = begin; i < end; ++i)
      if (const auto division = units_[i].kind == HeadingKind::division
                                    ? division_heading(first_line(units_[i]), *text_.vocabulary)
                                    : std::nullopt)
        ++ranks[static_cast<std::size_t>(division->rank)];
    return *std::max_element(ranks.begin(), ranks.end()) >= 3;
  }

  // Headings one right after the other that all come again further down are a table of contents.
  void mark_listings() {
    std::unordered_map<std::string, std::size_t> last_place;
    for (std::size_t i = 0; i < units_.size(); ++i)
      if (units_[i].kind != HeadingKind::none) last_place[key_of(units_[i])] = i;
    for (std::size_t begin = 0; begin < units_.size();) {
      std::size_t end = begin;
      while (end < units_.size() && !is_body(end)) ++end;
      const bool contents = begin < units_.size() && is_contents_name(first_line(units_[begin]), *text_.vocabulary);
      std::size_t first = begin;
      if (!contents)
        for (std::size_t i = begin; i < end; ++i)
          if (is_contents_name(first_line(units_[i]), *text_.vocabulary)) first = i;
      const bool named = first < end && is_contents_name(first_line(units_[first]), *text_.vocabulary);
      // The last one has the text beneath it: it is the heading itself.
      const bool lists = named || lists_divisions(first, end);
      for (std::size_t i = first; lists && i + 1 < end; ++i) {
        Unit& unit = units_[i];
        if (unit.kind == HeadingKind::none || is_contents_name(first_line(unit), *text_.vocabulary) ||
            last_place[key_of(unit)] <= i)
          continue;
        unit.kind = HeadingKind::none;
        unit.listing = true;
      }
      // A block of several lines that names divisions, or that stands beneath "Contents", lists them.
      if (end < units_.size()) {
        Unit& body = units_[end];
        const bool beneath = end > 0 && is_contents_name(first_line(units_[end - 1]), *text_.vocabulary);
        body.listing = line_count(body) >= 2 && ((beneath && length(body) < 20'000) || divisions_in(body) >= 2);
        // "Book I" above a list of its chapters, that comes again.
        Unit* above = end > begin ? &units_[end - 1] : nullptr;
        if (body.listing && above && above->kind == HeadingKind::division && last_place[key_of(*above)] >= end) {
          above->kind = HeadingKind::none;
          above->listing = true;
        }
      }
      begin = end + 1;
    }
  }

  void drop(HeadingKind kind) {
    for (Unit& unit : units_)
      if (unit.kind == kind) unit.kind = HeadingKind::none;
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
      if (!is_body(next_text(units_, i)) || !(follows || here.number == 1)) {
        strays.push_back(i);
        continue;
      }
      runs += follows ? 1 : 0;
      last = here;
    }
    if (runs < 2 || strays.size() * 3 > all) return drop(HeadingKind::serial);
    for (const std::size_t i : strays) units_[i].kind = HeadingKind::none;
  }

  /// Whether section `b` comes right after `a`: 1.2 after 1.1, 1.1.1 after 1.1, 2.1 after 1.4.2.
  static bool is_next_section(const std::vector<int>& a, const std::vector<int>& b) {
    std::size_t same = 0;
    while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
    if (same == b.size()) return false;
    const bool steps = same == a.size() ? b[same] == 1 : b[same] == a[same] + 1;
    return steps &&
           std::all_of(b.begin() + static_cast<std::ptrdiff_t>(same) + 1, b.end(), [](int part) { return part == 1; });
  }

  // Where 1.2 and 1.4 are headings, so is 1.3 between them, though it is longer, or ends like a sentence.
  void fill_numbers() {
    constexpr std::size_t most_lines = 4, longest = 320;
    std::vector<std::size_t> inner;
    for (std::size_t i = 0; i < units_.size(); ++i)
      if (units_[i].kind == HeadingKind::numbered && section_number(first_line(units_[i]))->parts.size() > 1)
        inner.push_back(i);
    if (inner.size() < 3) return;
    for (std::size_t n = 0; n < inner.size(); ++n) {
      std::vector<int> last = section_number(first_line(units_[inner[n]]))->parts;
      const std::size_t end = n + 1 < inner.size() ? inner[n + 1] : units_.size();
      for (std::size_t i = inner[n] + 1; i < end; ++i) {
        Unit& unit = units_[i];
        const bool weak = unit.kind == HeadingKind::none || unit.kind == HeadingKind::capitals ||
                          unit.kind == HeadingKind::short_line;
        if (!weak || unit.is_title || unit.listing || line_count(unit) > most_lines || length(unit) > longest) continue;
        const auto number = section_number(first_line(unit));
        if (!number || number->parts.size() < 2 || !is_next_section(last, number->parts) ||
            !is_body(next_text(units_, i)))
          continue;
        if (section_number(first_line(units_[next_text(units_, i)]))) continue;  // a list
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
      const auto parts = section_number(first_line(units_[i]))->parts;
      const auto neighbour = [&](std::size_t other) {
        const bool numbered = other < units_.size() && units_[other].kind == HeadingKind::numbered;
        return numbered && section_number(first_line(units_[other]))->parts.size() == parts.size();
      };
      if (next_text(units_, i) >= units_.size() || neighbour(i + 1) || (i > 0 && neighbour(i - 1))) lists.push_back(i);
    }
    for (const std::size_t i : lists) units_[i].kind = HeadingKind::none;
    int last = 0;
    std::vector<int> last_inner;
    bool ordered = true, inner_ordered = true;
    for (const Unit& unit : units_) {
      if (unit.kind != HeadingKind::numbered) continue;
      auto parts = section_number(first_line(unit))->parts;
      if (parts.size() > 1) {
        inner_ordered = inner_ordered && last_inner < parts;
        last_inner = std::move(parts);
      } else {
        ordered = ordered && (parts[0] == last + 1 || parts[0] <= 1);
        last = parts[0];
      }
    }
    drop_numbered(!ordered, !inner_ordered);
  }

  void drop_numbered(bool outer, bool inner) {
    for (Unit& unit : units_) {
      if (unit.kind != HeadingKind::numbered) continue;
      const bool is_inner = section_number(first_line(unit))->parts.size() > 1;
      if (is_inner ? inner : outer) unit.kind = HeadingKind::none;
    }
  }

  // Letters go through the alphabet from A, with a few left out; an entry "C" under C is none of them.
  void check_letters() {
    constexpr int most_left_out = 2;
    constexpr std::size_t fewest = 5;
    char last = 'A' - 1;
    std::vector<std::size_t> alphabet;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      const std::string_view first = first_line(units_[i]);
      const HeadingKind kind = units_[i].kind;
      const bool is_letter = kind == HeadingKind::letter || (kind == HeadingKind::roman && first.size() == 1);
      if (!is_letter) continue;
      const int step = first[0] - last;
      if (step < 1 || step > 1 + (last < 'A' ? 0 : most_left_out) || next_text(units_, i) >= units_.size()) continue;
      last = first[0];
      alphabet.push_back(i);
    }
    drop(HeadingKind::letter);
    if (alphabet.size() < fewest) return;
    for (const std::size_t i : alphabet) units_[i].kind = HeadingKind::letter;
  }

  // Numerals that do not count up are initials and the like; where there are many of them, none is a heading.
  void check_romans() {
    int last = 0;
    std::vector<std::size_t> strays;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (units_[i].kind != HeadingKind::roman) continue;
      const int value = roman_heading(first_line(units_[i])).value;
      if (value == last + 1 || value == 1)
        last = value;
      else
        strays.push_back(i);
    }
    if (strays.size() * 3 > count(HeadingKind::roman)) drop(HeadingKind::roman);
    for (const std::size_t i : strays) units_[i].kind = HeadingKind::none;
  }

  std::size_t count_divisions(bool of_a_play) const {
    return static_cast<std::size_t>(std::count_if(units_.begin(), units_.end(), [&](const Unit& unit) {
      return unit.kind == HeadingKind::division &&
             division_heading(first_line(unit), *text_.vocabulary)->of_a_play == of_a_play;
    }));
  }

  bool has_chapters() const {
    return std::any_of(units_.begin(), units_.end(), [&](const Unit& unit) {
      return unit.kind == HeadingKind::division &&
             division_heading(first_line(unit), *text_.vocabulary)->rank == DivisionHeading::Rank::chapter;
    });
  }

  // Short lines count as headings when long text follows. Three and more in a row are an address, a list or a poem.
  void check_short_lines() {
    const std::size_t long_text = text_.paragraph_per_line ? 100 : text_.width + 20;
    for (std::size_t begin = 0; begin < units_.size();) {
      std::size_t end = begin;
      while (end < units_.size() && units_[end].kind == HeadingKind::short_line) ++end;
      const bool ends_a_text = end >= units_.size() || !(is_body(end) && length(units_[end]) >= long_text &&
                                                         !item_marker(first_line(units_[end])));
      if (end - begin > 2 || ends_a_text)
        for (std::size_t i = begin; i < end; ++i) units_[i].kind = HeadingKind::none;
      begin = end + 1;
    }
  }

  std::size_t count(HeadingKind kind) const {
    return static_cast<std::size_t>(
        std::count_if(units_.begin(), units_.end(), [&](const Unit& unit) { return unit.kind == kind; }));
  }

  // The strongest kind that the text uses decides; weaker ones are most likely something else.
  void choose_conventions() {
    const auto drop_from = [&](std::initializer_list<HeadingKind> kinds) {
      for (const HeadingKind kind : kinds) drop(kind);
    };
    using enum HeadingKind;
    if (count_divisions(false) >= 2)  // a play in a book
      for (Unit& unit : units_)
        if (unit.kind == division && division_heading(first_line(unit), *text_.vocabulary)->of_a_play) unit.kind = none;
    if (count(numbered) < 2) drop(numbered);
    if (count(outdented) < 3) drop(outdented);
    if (count(outdented) >= 3) drop_from({roman, capitals, short_line});
    if (count(letter) > 0) drop_from({capitals, short_line});
    if (count(roman) < 2) drop(roman);
    if (count(capitals) < 2) drop(capitals);
    if (!text_.paragraph_per_line && count(short_line) < 3) drop(short_line);
    if (count(serial) >= 2) drop_from({roman, capitals, short_line});
    if (count(division) >= 2) {
      drop(serial);
      drop_numbered(true, false);
      if (has_chapters()) drop(roman);
      drop_from({outdented, capitals, short_line});
    } else if (count(underlined) >= 1 || count(numbered) >= 2)
      drop_from({roman, capitals, short_line});
    else if (count(roman) >= 2)
      drop_from({capitals, short_line});
    else if (count(capitals) >= 2)
      drop(short_line);
  }

  static bool ends_as_text(std::string_view line) {
    return ends_like_prose(line) && !line.ends_with('?') && !line.ends_with('!');
  }

  // "CHAPTER I" and its name on the next line.
  void join_titles() {
    for (std::size_t i = 0; i + 2 < units_.size(); ++i) {
      const auto division = units_[i].kind == HeadingKind::division && is_single(units_[i])
                                ? division_heading(first_line(units_[i]), *text_.vocabulary)
                                : std::nullopt;
      const bool bare = (division && !division->has_title) ||
                        (units_[i].kind == HeadingKind::roman && !roman_heading(first_line(units_[i])).has_title);
      Unit& next = units_[i + 1];
      if (!bare || next.kind != HeadingKind::none || next.listing || !is_body(i + 2)) continue;
      const std::string_view first = first_line(next);
      const bool capitals = is_all_capitals(first) && is_all_capitals(line(next.block.last - 1));
      if (length(next) > longest_heading || line_count(next) > (capitals ? most_heading_lines : 1) || is_rule(first))
        continue;
      if (begins_like_speech(first) && !(capitals && is_single(next))) continue;
      if (!has_letter_or_number(first) || item_marker(first) || count_words(first) > most_short_words) continue;
      if (capitals ? first.ends_with(',') : (ends_as_text(first) || !is_title_case(first))) continue;
      next.joins_previous = true;
    }
  }

  int outdent(const Unit& unit) const { return text_.lines[unit.block.first].outdent; }

  /// How far the headings stand out, the farthest first.
  std::vector<int> outdents() const {
    std::vector<int> columns;
    for (const Unit& unit : units_)
      if (unit.kind == HeadingKind::outdented) columns.push_back(outdent(unit));
    std::sort(columns.begin(), columns.end(), std::greater<>());
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    return columns;
  }

  // "ACT I" is said again above each of its scenes in many editions: then it begins no act, but the scene's heading.
  void join_repeated_divisions() {
    std::string open;
    for (std::size_t i = 0; i + 1 < units_.size(); ++i) {
      const auto division = units_[i].kind == HeadingKind::division
                                ? division_heading(first_line(units_[i]), *text_.vocabulary)
                                : std::nullopt;
      if (!division || division->rank == DivisionHeading::Rank::chapter) continue;
      Unit& next = units_[i + 1];
      const auto inner =
          next.kind == HeadingKind::division ? division_heading(first_line(next), *text_.vocabulary) : std::nullopt;
      if (division->key == open && inner && inner->rank > division->rank) {
        next.kind = HeadingKind::none;
        next.joins_previous = true;
        units_[i].repeats_outer = true;
      }
      open = division->key;
    }
  }

  void set_levels() {
    std::array<bool, 3> ranks{};  // book, part, chapter
    for (const Unit& unit : units_)
      if (unit.kind == HeadingKind::division)
        ranks[static_cast<std::size_t>(division_heading(first_line(unit), *text_.vocabulary)->rank)] = true;
    const auto level_of = [&](std::size_t rank) {
      return 1 + static_cast<int>(std::count(ranks.begin(), ranks.begin() + static_cast<std::ptrdiff_t>(rank), true));
    };
    const bool has_title = std::any_of(units_.begin(), units_.end(), [](const Unit& unit) { return unit.is_title; });
    const std::vector<int> columns = outdents();
    std::string marks;    // of underlines, in the order of their levels
    bool inside = false;  // a book or part has begun
    for (Unit& unit : units_) {
      switch (unit.kind) {
        case HeadingKind::none:
          continue;
        case HeadingKind::division: {
          const Unit& ranked = unit.repeats_outer ? *(&unit + 1) : unit;
          const auto rank = division_heading(first_line(ranked), *text_.vocabulary)->rank;
          unit.level = level_of(static_cast<std::size_t>(rank));
          inside = inside || rank != DivisionHeading::Rank::chapter;
          break;
        }
        case HeadingKind::underlined:
          if (marks.find(unit.underline) == std::string::npos) marks += unit.underline;
          unit.level = 1 + static_cast<int>(marks.find(unit.underline));
          break;
        case HeadingKind::numbered:
          unit.level = level_of(2) + static_cast<int>(section_number(first_line(unit))->parts.size()) - 1;
          break;
        case HeadingKind::outdented:
          unit.level = 1 + static_cast<int>(std::find(columns.begin(), columns.end(), outdent(unit)) - columns.begin());
          break;
        case HeadingKind::letter:
          unit.level = inside || has_chapters() ? level_of(2) + 1 : 1 + (columns.empty() ? 0 : 1);
          break;
        default:
          unit.level = inside ? level_of(2) : 1;
      }
      unit.level = std::min(unit.level + (has_title ? 1 : 0), 6);
    }
  }

  std::vector<Unit>& units_;
};

}  // namespace

void settle_outline(const Text& text, std::vector<Unit>& units) { OutlineJudge(text, units).settle(); }

}  // namespace earbound::plain_text

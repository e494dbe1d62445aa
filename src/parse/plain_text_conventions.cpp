#include <algorithm>
#include <array>
#include <functional>
#include <span>

#include "parse/plain_text_units.hpp"
#include "text/unicode.hpp"

namespace earbound::plain_text {

namespace {

using enum HeadingKind;

/// A kind of heading that a text may use, and what it makes of the others. The strongest first.
struct Convention {
  HeadingKind kind;
  std::size_t fewest;                      ///< as many make it a convention of the text; fewer are none
  std::span<const HeadingKind> rules_out;  ///< what else looks like a heading is something else, most likely
};

constexpr std::array beside_divisions{serial, spaced, capitals, short_line};
constexpr std::array beside_series{roman, spaced, capitals, short_line};
constexpr std::array beside_letters{spaced, capitals, short_line};
constexpr std::array beside_capitals{short_line};

constexpr std::array<Convention, 10> conventions{{
    {division, 2, beside_divisions},
    {serial, 2, beside_series},
    {outdented, 3, beside_series},
    {underlined, 2, beside_series},
    {numbered, 2, beside_series},
    {letter, 1, beside_letters},
    {roman, 2, beside_letters},
    {spaced, 3, beside_capitals},
    {capitals, 2, beside_capitals},
    {short_line, 3, {}},
}};

class OutlineJudge : public UnitReader {
 public:
  OutlineJudge(const Text& text, std::vector<Unit>& units) : UnitReader(text), units_(units) {}

  void settle() {
    check_plays();
    check_spaced();
    check_short_lines();
    choose_conventions();
    join_titles();
    join_repeated_divisions();
    set_levels();
    check_contents();
  }

 private:
  void drop(HeadingKind kind) {
    for (Unit& unit : units_)
      if (unit.kind == kind) unit.kind = none;
  }

  std::size_t count(HeadingKind kind) const {
    return static_cast<std::size_t>(
        std::count_if(units_.begin(), units_.end(), [&](const Unit& unit) { return unit.kind == kind; }));
  }

  static bool is_appendix(const Unit& unit) { return unit.division && unit.division->by_letter; }

  std::size_t count_divisions(bool of_a_play) const {
    return static_cast<std::size_t>(std::count_if(units_.begin(), units_.end(), [&](const Unit& unit) {
      return unit.kind == division && unit.division->of_a_play == of_a_play && !is_appendix(unit);
    }));
  }

  std::size_t count_chapters_of_prose() const {
    return static_cast<std::size_t>(std::count_if(units_.begin(), units_.end(), [](const Unit& unit) {
      return unit.kind == division && unit.division->rank == DivisionHeading::Rank::chapter &&
             !unit.division->of_a_play && !is_appendix(unit);
    }));
  }

  bool has_chapters() const {
    return std::any_of(units_.begin(), units_.end(), [&](const Unit& unit) {
      return unit.kind == division && unit.division->rank == DivisionHeading::Rank::chapter && !is_appendix(unit);
    });
  }

  // In a play names stand in capitals and alone: only what is set apart further than they are is a heading.
  void check_plays() {
    if (std::none_of(units_.begin(), units_.end(), [](const Unit& unit) { return unit.said; })) return;
    for (Unit& unit : units_)
      if (unit.kind == capitals || unit.kind == short_line) unit.kind = gap(unit) >= 2 ? spaced : none;
  }

  // Lines that are set apart by more blank lines than others are headings, when most of what is set apart so is short.
  void check_spaced() {
    constexpr std::size_t fewest = 3;
    constexpr int widest = 8;
    std::array<std::size_t, widest + 1> looks{}, all{};
    bool after_heading = false;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      const Unit& unit = units_[i];
      if (is_rule(first_line(unit))) continue;
      const bool heading = unit.kind != none || unit.is_title;
      const auto width = static_cast<std::size_t>(std::min(gap(unit), widest));
      if (!after_heading || heading) {
        ++all[width];
        looks[width] += heading && unit.kind != letter ? 1 : 0;
      }
      after_heading = heading || unit.listing || unit.contents;
    }
    int least = widest + 1;
    std::size_t headings = 0, gaps = 0;
    for (int width = widest; width >= 2; --width) {
      headings += looks[static_cast<std::size_t>(width)];
      gaps += all[static_cast<std::size_t>(width)];
      if (headings >= fewest && headings * 10 >= gaps * 6) least = width;
    }
    for (std::size_t i = 0; i < units_.size(); ++i) {
      Unit& unit = units_[i];
      if (unit.kind != spaced && unit.kind != capitals && unit.kind != short_line) continue;
      const bool number = first_line(unit)[0] >= '0' && first_line(unit)[0] <= '9';
      if (gap(unit) >= least && !number && is_body(units_, next_text(units_, i)))
        unit.kind = spaced;
      else if (unit.kind == spaced)
        unit.kind = none;
    }
  }

  // Short lines count as headings when long text follows. Three and more in a row are an address, a list or a poem.
  void check_short_lines() {
    const std::size_t long_text = text_.paragraph_per_line ? 100 : text_.width + 20;
    for (std::size_t begin = 0; begin < units_.size();) {
      std::size_t end = begin;
      while (end < units_.size() && units_[end].kind == short_line) ++end;
      const bool ends_a_text = end >= units_.size() || !(is_body(units_, end) && length(units_[end]) >= long_text &&
                                                         !item_marker(first_line(units_[end])));
      if (end - begin > 2 || ends_a_text)
        for (std::size_t i = begin; i < end; ++i) units_[i].kind = none;
      begin = end + 1;
    }
  }

  // The strongest kind that the text uses decides; weaker ones are most likely something else.
  void choose_conventions() {
    if (count_chapters_of_prose() >= 2)  // a play in a book
      for (Unit& unit : units_)
        if (unit.kind == division && unit.division->of_a_play) unit.kind = none;
    if (count_divisions(true) == 0)  // "Notes:" in a text that is no play only leads on
      for (Unit& unit : units_)
        if (unit.kind == matter && last_line(unit).ends_with(':')) unit.kind = none;
    if (count(spaced) >= 3 && roman_restarts() * 4 >= count(roman)) drop(roman);  // the parts of poems
    for (const Convention& convention : conventions) {
      const bool few = convention.kind == division ? count_divisions(false) + count_divisions(true) < convention.fewest
                                                   : count(convention.kind) < convention.fewest;
      if (few) {
        const bool stays = convention.kind == division || convention.kind == underlined ||
                           (convention.kind == short_line && text_.paragraph_per_line);
        if (!stays) drop(convention.kind);
        continue;
      }
      for (const HeadingKind kind : convention.rules_out) drop(kind);
      if (convention.kind != division) continue;
      drop_outdented_front();
      drop_outer_numbers();
      if (has_chapters()) drop(roman);
    }
  }

  // What stands out on the title page names no section.
  void drop_outdented_front() {
    for (Unit& unit : units_) {
      if (unit.kind == division) return;
      if (unit.kind == outdented) unit.kind = none;
    }
  }

  std::size_t roman_restarts() const {
    const auto begins = static_cast<std::size_t>(std::count_if(units_.begin(), units_.end(), [&](const Unit& unit) {
      return unit.kind == roman && roman_heading(undecorated(first_line(unit))).value == 1;
    }));
    return begins > 1 ? begins : 0;
  }

  void drop_outer_numbers() {
    for (Unit& unit : units_)
      if (unit.kind == numbered && heading_number(first_line(unit))->parts.size() == 1) unit.kind = none;
  }

  static bool ends_as_text(std::string_view line) {
    return ends_like_prose(line) && !line.ends_with('?') && !line.ends_with('!');
  }

  // "CHAPTER I" and its name in the next paragraph.
  void join_titles() {
    for (std::size_t i = 0; i + 2 < units_.size(); ++i) {
      const Unit& unit = units_[i];
      const bool bare = (unit.kind == division && is_single(unit) && !unit.division->has_title) ||
                        (unit.kind == roman && !roman_heading(undecorated(first_line(unit))).has_title);
      Unit& next = units_[i + 1];
      if (!bare || next.kind != none || next.listing || next.said || !is_body(units_, i + 2)) continue;
      const std::string_view first = first_line(next);
      const bool all_capitals = is_all_capitals(first) && is_all_capitals(last_line(next));
      if (length(next) > longest_heading || line_count(next) > (all_capitals ? most_heading_lines : 1) ||
          is_rule(first))
        continue;
      if (begins_like_speech(first) && !(all_capitals && is_single(next))) continue;
      if (!has_letter_or_number(first) || item_marker(first) || count_words(first) > most_short_words) continue;
      if (all_capitals ? first.ends_with(',') : (ends_as_text(first) || !is_title_case(first))) continue;
      next.joins_previous = true;
    }
  }

  // "ACT I" is said again above each of its scenes in many editions: then it begins no act, but the scene's heading.
  // Where both stand in one line, the first scene of an act opens it.
  void join_repeated_divisions() {
    std::string open;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (units_[i].kind != division) continue;
      const DivisionHeading& here = *units_[i].division;
      if (!here.outer_key.empty()) {
        const Line& first = text_.lines[units_[i].block.first];
        units_[i].opens_outer = here.outer_key != open && first.look.data() == first.text.data();
        open = here.outer_key;
        continue;
      }
      if (here.rank == DivisionHeading::Rank::chapter) continue;
      const bool inner = i + 1 < units_.size() && units_[i + 1].kind == division &&
                         units_[i + 1].division->rank > here.rank && units_[i + 1].division->outer_key.empty();
      if (here.key == open && inner) {
        units_[i + 1].kind = none;
        units_[i + 1].joins_previous = true;
        units_[i].repeats_outer = true;
      }
      open = here.key;
    }
  }

  int outdent(const Unit& unit) const { return text_.lines[unit.block.first].outdent; }

  /// How far the headings stand out, the farthest first.
  std::vector<int> outdents() const {
    std::vector<int> columns;
    for (const Unit& unit : units_)
      if (unit.kind == outdented) columns.push_back(outdent(unit));
    std::sort(columns.begin(), columns.end(), std::greater<>());
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    return columns;
  }

  /// Which ranks of divisions there are: book, part, chapter.
  std::array<bool, 3> ranks() const {
    std::array<bool, 3> found{};
    for (const Unit& unit : units_) {
      if (unit.kind != division) continue;
      found[static_cast<std::size_t>(unit.division->rank)] = true;
      if (!unit.division->outer_key.empty()) found[static_cast<std::size_t>(unit.division->outer_rank)] = true;
    }
    return found;
  }

  /// Whether what is counted begins anew right beneath the heading: a play in a book of plays, a book in a series.
  bool begins_anew_beneath(std::size_t i) const {
    for (++i; i < units_.size(); ++i) {
      if (units_[i].kind == matter || units_[i].kind == none) continue;
      return units_[i].kind == division && units_[i].division->number == 1 && units_[i].division->outer_key.empty();
    }
    return false;
  }

  void set_levels() {
    const std::array<bool, 3> used = ranks();
    bool collection = false;  // of works that a table of contents names
    if (used[0] || used[1] || used[2])
      for (std::size_t i = 0; i < units_.size(); ++i)
        collection = collection || (units_[i].kind == listed && begins_anew_beneath(i) && restarts_after(i));
    const auto level_of = [&](std::size_t rank) {
      return 1 + (collection ? 1 : 0) +
             static_cast<int>(std::count(used.begin(), used.begin() + static_cast<std::ptrdiff_t>(rank), true));
    };
    const bool has_title = std::any_of(units_.begin(), units_.end(), [](const Unit& unit) { return unit.is_title; });
    const std::vector<int> columns = outdents();
    std::string marks;    // of underlines, in the order of their levels
    bool inside = false;  // a book or part has begun
    bool begun = false;   // a division has begun
    for (std::size_t i = 0; i < units_.size(); ++i) {
      Unit& unit = units_[i];
      switch (unit.kind) {
        case none:
          continue;
        case division: {
          const Unit& ranked = unit.repeats_outer ? units_[i + 1] : unit;
          const auto rank = ranked.division->rank;
          unit.level = level_of(static_cast<std::size_t>(rank));
          inside = inside || rank != DivisionHeading::Rank::chapter;
          begun = true;
          break;
        }
        case underlined:
          if (marks.find(unit.underline) == std::string::npos) marks += unit.underline;
          unit.level = 1 + static_cast<int>(marks.find(unit.underline));
          break;
        case numbered:
          unit.level = level_of(2) + static_cast<int>(heading_number(first_line(unit))->parts.size()) - 1;
          break;
        case outdented:
          unit.level = (begun ? level_of(2) + 1 : 1) +
                       static_cast<int>(std::find(columns.begin(), columns.end(), outdent(unit)) - columns.begin());
          break;
        case letter:
          unit.level = inside || has_chapters() ? level_of(2) + 1 : 1 + (columns.empty() ? 0 : 1);
          break;
        case listed:
          unit.level = collection && begins_anew_beneath(i) ? 1 : begun ? level_of(2) + 1 : 1;
          if (roman_heading(undecorated(first_line(unit))).value > 0)
            unit.level = inside ? level_of(2) : level_of(2) + (has_chapters() ? 1 : 0);
          else if (const auto number = heading_number(first_line(unit)))
            unit.level = level_of(2) + static_cast<int>(number->parts.size()) - 1;
          break;
        default:
          unit.level = inside ? level_of(2) : 1;
      }
      unit.level = std::min(unit.level + (has_title ? 1 : 0), 6);
    }
  }

  /// Whether divisions were counted before as well.
  bool restarts_after(std::size_t i) const {
    const auto first =
        std::find_if(units_.begin(), units_.end(), [](const Unit& unit) { return unit.kind == division; });
    return static_cast<std::size_t>(first - units_.begin()) < i ||
           std::count_if(units_.begin() + static_cast<std::ptrdiff_t>(i), units_.end(),
                         [](const Unit& unit) { return unit.kind == listed; }) > 1;
  }

  // A table of contents is a chapter of its own only where one goes before the work: between a heading and its text it
  // is a list, as the text would stand in it otherwise.
  void check_contents() {
    bool after_heading = false;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      Unit& unit = units_[i];
      if (unit.contents) {
        std::size_t next = i + 1;
        while (next < units_.size() && (units_[next].listing || is_rule(first_line(units_[next])))) ++next;
        const bool leads_on = next >= units_.size() || units_[next].kind != none;
        if (after_heading || !leads_on) unit.kind = none;
      }
      if (!is_rule(first_line(unit))) after_heading = unit.kind != none && !unit.is_title;
    }
  }

  std::vector<Unit>& units_;
};

}  // namespace

void settle_outline(const Text& text, std::vector<Unit>& units) { OutlineJudge(text, units).settle(); }

}  // namespace earbound::plain_text

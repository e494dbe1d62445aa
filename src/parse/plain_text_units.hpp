#pragma once
// What the steps of finding an outline share. Private to them.

#include <string>
#include <string_view>
#include <vector>

#include "parse/plain_text_outline.hpp"
#include "parse/plain_text_rules.hpp"

namespace earbound::plain_text {

inline constexpr std::size_t most_heading_lines = 3;
inline constexpr std::size_t longest_heading = 160;
inline constexpr std::size_t most_short_words = 12;
inline constexpr std::size_t longest_short_line = 80;
inline constexpr std::size_t most_division_lines = 5;  ///< "CHAPTER II. In which …" tells what happens
inline constexpr std::size_t longest_division = 400;

/// Units with the look of their lines.
class UnitReader {
 public:
  explicit UnitReader(const Text& text) : text_(text) {}

 protected:
  std::string_view line(std::size_t i) const { return text_.lines[i].look; }
  std::string_view first_line(const Unit& unit) const { return line(unit.block.first); }
  std::string_view last_line(const Unit& unit) const { return line(unit.block.last - 1); }
  static std::size_t line_count(const Unit& unit) { return unit.block.last - unit.block.first; }
  bool is_single(const Unit& unit) const { return line_count(unit) == 1; }
  int gap(const Unit& unit) const { return text_.lines[unit.block.first].gap; }

  std::size_t length(const Unit& unit) const {
    std::size_t bytes = 0;
    for (std::size_t i = unit.block.first; i < unit.block.last; ++i) bytes += line(i).size() + 1;
    return bytes;
  }

  std::size_t divisions_in(const Unit& unit) const {
    std::size_t found = 0;
    for (std::size_t i = unit.block.first; i < unit.block.last; ++i)
      found += division_heading(line(i), *text_.divisions) ? 1 : 0;
    return found;
  }

  bool is_contents(const Unit& unit) const {
    return is_single(unit) && is_contents_name(first_line(unit), *text_.vocabulary);
  }

  bool is_body(const std::vector<Unit>& units, std::size_t i) const {
    return i < units.size() && units[i].kind == HeadingKind::none && !is_rule(first_line(units[i]));
  }

  /// The next unit that is no rule.
  std::size_t next_text(const std::vector<Unit>& units, std::size_t i) const {
    for (++i; i < units.size() && is_rule(first_line(units[i]));) ++i;
    return i;
  }

  const Text& text_;
};

/// The steps, in this order. Each looks at the whole text.

/// Marks the units that begin with who speaks, where the text is a play: no weak kind of heading is among them.
void find_speakers(const Text& text, std::vector<Unit>& units);
/// Marks what tables of contents list, and what they name further down.
void find_listings(const Text& text, std::vector<Unit>& units);
/// Takes out what is counted but does not count up: lists, initials, verses.
void check_series(const Text& text, std::vector<Unit>& units);
/// Keeps the strongest kinds, joins titles to their numbers and sets the levels.
void settle_outline(const Text& text, std::vector<Unit>& units);

}  // namespace earbound::plain_text

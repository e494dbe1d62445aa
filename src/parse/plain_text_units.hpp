#pragma once
// What the two halves of finding an outline share. Private to them.

#include <string_view>
#include <vector>

#include "parse/plain_text_outline.hpp"
#include "parse/plain_text_rules.hpp"

namespace earbound::plain_text {

inline constexpr std::size_t most_heading_lines = 3;
inline constexpr std::size_t longest_heading = 160;
inline constexpr std::size_t most_short_words = 12;
inline constexpr std::size_t most_division_lines = 5;  ///< "CHAPTER II. In which …" tells what happens
inline constexpr std::size_t longest_division = 400;

/// Units with the look of their lines.
class UnitReader {
 public:
  explicit UnitReader(const Text& text) : text_(text) {}

 protected:
  std::string_view line(std::size_t i) const { return text_.lines[i].look; }
  std::string_view first_line(const Unit& unit) const { return line(unit.block.first); }
  static std::size_t line_count(const Unit& unit) { return unit.block.last - unit.block.first; }
  bool is_single(const Unit& unit) const { return line_count(unit) == 1; }

  std::size_t length(const Unit& unit) const {
    std::size_t bytes = 0;
    for (std::size_t i = unit.block.first; i < unit.block.last; ++i) bytes += line(i).size() + 1;
    return bytes;
  }

  std::size_t divisions_in(const Unit& unit) const {
    std::size_t found = 0;
    for (std::size_t i = unit.block.first; i < unit.block.last; ++i)
      found += division_heading(line(i), *text_.vocabulary) ? 1 : 0;
    return found;
  }

  /// The next unit that is no rule.
  std::size_t next_text(const std::vector<Unit>& units, std::size_t i) const {
    for (++i; i < units.size() && is_rule(first_line(units[i]));) ++i;
    return i;
  }

  const Text& text_;
};

/// Decides which of the units that look like headings are some: takes out lists and tables of contents, keeps the
/// strongest kinds, joins titles to their numbers and sets the levels.
void settle_outline(const Text& text, std::vector<Unit>& units);

}  // namespace earbound::plain_text

#include "parse/plain_text_outline.hpp"

#include <algorithm>

#include "parse/plain_text_rules.hpp"
#include "parse/plain_text_units.hpp"
#include "text/unicode.hpp"

namespace earbound::plain_text {

namespace {

constexpr int least_outdent = 3;

class OutlineFinder : public UnitReader {
 public:
  OutlineFinder(const Text& text, const std::string& stated_title)
      : UnitReader(text), stated_title_(lower_case(fold_space(stated_title))) {}

  std::vector<Unit> find() {
    for (const TextBlock& block : cut_blocks(text_)) add(block);
    find_title();
    find_speakers(text_, units_);
    for (std::size_t i = 0; i < units_.size(); ++i)
      if (!units_[i].is_title) units_[i].kind = units_[i].seemed = kind_of(i);
    find_listings(text_, units_);
    check_series(text_, units_);
    settle_outline(text_, units_);
    return std::move(units_);
  }

 private:
  // How many lines at the beginning of a block stand directly on its text: underlined headings, chapter numbers, rules.
  std::size_t head_lines(const TextBlock& block, char underline) const {
    if (underline != 0) return 2;
    const std::string_view first = line(block.first), second = line(block.first + 1);
    const std::size_t lines = block.last - block.first;
    if (is_rule(first) || (units_.empty() && lines == 2 && !byline_author(second, *text_.vocabulary).empty())) return 1;
    const Line& head = text_.lines[block.first];
    if (head.outdent >= least_outdent && head.look.size() <= longest_short_line && !ends_like_prose(head.look) &&
        std::all_of(text_.lines.begin() + static_cast<std::ptrdiff_t>(block.first) + 1,
                    text_.lines.begin() + static_cast<std::ptrdiff_t>(block.last),
                    [&](const Line& other) { return other.outdent < head.outdent; }))
      return 1;
    const bool stands_on_text = lines > most_heading_lines && first.size() * 10 < text_.width * 6;
    return stands_on_text && division_heading(first, *text_.divisions) && !division_heading(second, *text_.divisions)
               ? 1
               : 0;
  }

  void add(TextBlock block) {
    while (block.last - block.first >= 2) {
      Unit head;
      head.underline = underline_mark(line(block.first + 1), line(block.first));
      const std::size_t cut = head_lines(block, head.underline);
      if (cut == 0) break;
      head.block = {block.first, block.first + cut, block.blank_before,
                    cut == block.last - block.first && block.blank_after};
      push(std::move(head));
      block.first += cut;
      if (block.first == block.last) return;
      block.blank_before = false;
    }
    if (underlines_previous(block)) return;
    Unit unit;
    unit.block = block;
    push(std::move(unit));
  }

  void push(Unit unit) {
    std::size_t next = unit.block.last;
    if (next < text_.lines.size() && line(next).empty()) ++next;
    const std::string_view below = next < text_.lines.size() && is_single(unit) ? line(next) : std::string_view();
    if (auto division = opening_division(first_line(unit), below, *text_.divisions))
      unit.division = std::make_shared<const DivisionHeading>(*std::move(division));
    units_.push_back(std::move(unit));
  }

  // Where each line is a paragraph, an underline is a block of its own.
  bool underlines_previous(const TextBlock& block) {
    if (!text_.paragraph_per_line || units_.empty()) return false;
    Unit& previous = units_.back();
    if (previous.underline != 0 || previous.block.last != block.first) return false;
    previous.underline = underline_mark(line(block.first), first_line(previous));
    if (previous.underline != 0) previous.block.last = block.last;
    return previous.underline != 0;
  }

  HeadingKind kind_of(std::size_t i) const {
    const Unit& unit = units_[i];
    const std::string_view first = first_line(unit);
    if (unit.underline != 0) return HeadingKind::underlined;
    if (line_count(unit) > most_division_lines || length(unit) > longest_division || !has_letter_or_number(first))
      return HeadingKind::none;
    const bool is_long = line_count(unit) > most_heading_lines || length(unit) > longest_heading;
    if (is_long && (text_.blank_lines || text_.paragraph_per_line)) return HeadingKind::none;
    if (unit.division && !(begins_like_speech(first) && undecorated(first) == first)) {
      const bool stage_direction = unit.division->of_a_play && line_count(unit) > most_heading_lines;
      return divisions_in(unit) <= 1 && !stage_direction ? HeadingKind::division : HeadingKind::none;
    }
    if (is_long || unit.said) return HeadingKind::none;
    if (is_single(unit) && roman_heading(undecorated(first)).value > 0) return HeadingKind::roman;
    if (begins_like_speech(first)) return HeadingKind::none;
    if (is_letter(unit)) return HeadingKind::letter;
    if (stands_out(unit)) return HeadingKind::outdented;
    if (is_single(unit) && is_matter_name(first, *text_.vocabulary)) return HeadingKind::matter;
    if (is_single(unit) && serial_heading(first, *text_.vocabulary)) return HeadingKind::serial;
    if (is_numbered_heading(unit)) return HeadingKind::numbered;
    if (item_marker(first) || first.front() == '(' || first.front() == '[') return HeadingKind::none;
    if (is_capital_heading(unit)) return HeadingKind::capitals;
    if (is_single(unit) && is_short_line(unit)) return HeadingKind::short_line;
    return is_set_apart(unit) ? HeadingKind::spaced : HeadingKind::none;
  }

  // A letter of the alphabet alone, above the entries of a glossary.
  bool is_letter(const Unit& unit) const {
    const std::string_view first = first_line(unit);
    return is_single(unit) && first.size() == 1 && first[0] >= 'A' && first[0] <= 'Z' &&
           roman_heading(first).value == 0;
  }

  // To the left of the text that follows.
  bool stands_out(const Unit& unit) const {
    const Line& first = text_.lines[unit.block.first];
    const std::size_t next = next_text(units_, index(unit));
    return is_single(unit) && first.outdent > 0 && next < units_.size() &&
           text_.lines[units_[next].block.first].outdent < first.outdent && first.look.size() <= longest_short_line &&
           count_words(first.look) <= most_short_words && !item_marker(first.look) && !section_number(first.look) &&
           roman_heading(first.look).value == 0 && !serial_heading(first.look, *text_.vocabulary) &&
           !is_matter_name(first.look, *text_.vocabulary) && !ends_like_prose(first.look) &&
           lower_case(truncate_bytes(first.look, 4)) != truncate_bytes(first.look, 4);
  }

  // "1.2" is a stronger sign than "1.": it may wrap, be a question and be longer.
  bool is_numbered_heading(const Unit& unit) const {
    const std::string_view first = first_line(unit), last = line(unit.block.last - 1);
    const auto number = heading_number(first);
    if (!number) return false;
    const bool inner = number->parts.size() > 1;
    const auto title = first.substr(number->bytes);
    if (!is_title_case(truncate_bytes(title, 1)) || (ends_like_prose(last) && !(inner && last.ends_with('?'))))
      return false;
    return inner || (is_single(unit) && first.size() <= 100 && count_words(title) <= most_short_words);
  }

  static bool has_long_word(std::string_view text) {  // and not initials alone
    std::size_t run = 0;
    for (const char c : text) {
      run = (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80 ? run + 1 : 0;
      if (run >= 3) return true;
    }
    return false;
  }

  bool is_capital_heading(const Unit& unit) const {
    std::size_t letters = 0;
    for (std::size_t i = unit.block.first; i < unit.block.last; ++i) {
      if (!is_all_capitals(line(i))) return false;
      letters += line(i).size();
    }
    const std::string_view last = line(unit.block.last - 1);
    if (ends_like_prose(last) && !last.ends_with('.')) return false;
    if (last.ends_with('.') && count_words(last) < 2) return false;
    if (letters < 5 || !has_long_word(first_line(unit)) || lower_case(first_line(unit)).starts_with("the end"))
      return false;
    return next_text(units_, index(unit)) < units_.size();
  }

  // A few words with more than one blank line before them, though they may end with a full stop.
  bool is_set_apart(const Unit& unit) const {
    const std::string_view first = first_line(unit);
    if (text_.lines[unit.block.first].gap < 2 || !is_single(unit) || first.size() > longest_short_line) return false;
    if (count_words(first) > most_short_words || (ends_like_prose(first) && !first.ends_with('.'))) return false;
    const std::string letter = truncate_bytes(first, static_cast<unsigned char>(first[0]) < 0x80 ? 1 : 4);
    return lower_case(letter) != letter && next_text(units_, index(unit)) < units_.size();
  }

  std::size_t index(const Unit& unit) const { return static_cast<std::size_t>(&unit - units_.data()); }

  bool is_short_line(const Unit& unit) const {
    const std::string_view first = first_line(unit);
    if (first.size() > longest_short_line || count_words(first) > most_short_words) return false;
    if (ends_like_prose(first) && !(first.ends_with('?') && is_title_case(first))) return false;
    if (!text_.paragraph_per_line &&
        (!is_title_case(first) || first.size() * 10 > text_.width * 8 || count_words(first) < 2))
      return false;
    const std::string letter = truncate_bytes(first, static_cast<unsigned char>(first[0]) < 0x80 ? 1 : 4);
    return lower_case(letter) != letter || (letter[0] >= '0' && letter[0] <= '9');
  }

  // "Genesis 1", when there is a "Genesis 2".
  bool is_first_of_series(std::string_view first) const {
    const auto serial = serial_heading(first, *text_.vocabulary);
    return serial && std::any_of(units_.begin(), units_.end(), [&](const Unit& unit) {
             const auto other = is_single(unit) ? serial_heading(first_line(unit), *text_.vocabulary) : std::nullopt;
             return other && other->name == serial->name && other->number == serial->number + 1;
           });
  }

  void find_stated_title() {
    constexpr std::size_t farthest = 20;
    for (std::size_t i = 0; i < std::min(units_.size(), farthest); ++i) {
      if (!is_single(units_[i]) || lower_case(fold_space(first_line(units_[i]))) != stated_title_) continue;
      units_[i].is_title = true;
      return;
    }
  }

  // The first line of all, when it looks like the name of the work.
  void find_title() {
    if (!stated_title_.empty()) return find_stated_title();
    std::size_t i = 0;
    while (i < units_.size() && is_rule(first_line(units_[i]))) ++i;
    if (i >= units_.size() || next_text(units_, i) >= units_.size()) return;
    Unit& unit = units_[i];
    const std::string_view first = first_line(unit);
    if (unit.underline != 0) {
      unit.is_title = std::count_if(units_.begin(), units_.end(),
                                    [&](const Unit& other) { return other.underline == unit.underline; }) == 1;
      return;
    }
    if (line_count(unit) > most_heading_lines || length(unit) > longest_heading || !has_letter_or_number(first)) return;
    if (is_letter(unit) || begins_like_speech(first) || item_marker(first) ||
        division_heading(first, *text_.divisions) || is_matter_name(first, *text_.vocabulary) ||
        section_number(first) || roman_heading(first).value > 0)
      return;
    const bool all_capitals = is_all_capitals(first) && is_all_capitals(line(unit.block.last - 1));
    if (!is_single(unit) && !all_capitals) return;
    if (ends_like_prose(first) && !(is_title_case(first) && (first.ends_with('?') || first.ends_with('!'))) &&
        !all_capitals)
      return;
    if (is_first_of_series(first)) return;
    const std::size_t next = length(units_[next_text(units_, i)]);
    unit.is_title = all_capitals || is_title_case(first) || (text_.paragraph_per_line && next > 2 * first.size());
  }

  std::string stated_title_;
  std::vector<Unit> units_;
};

}  // namespace

std::vector<Unit> find_outline(const Text& text, const std::string& stated_title) {
  return OutlineFinder(text, stated_title).find();
}

}  // namespace earbound::plain_text

#include "parse/plain_text_outline.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "parse/plain_text_rules.hpp"
#include "text/unicode.hpp"

namespace earbound::plain_text {

namespace {

constexpr std::size_t most_heading_lines = 3;
constexpr std::size_t longest_heading = 160;
constexpr std::size_t longest_short_line = 80;
constexpr std::size_t most_short_words = 12;

class OutlineFinder {
 public:
  OutlineFinder(const Text& text, const std::string& stated_title) : text_(text), stated_title_(lower_case(fold_space(stated_title))) {}

  std::vector<Unit> find() {
    for (const TextBlock& block : cut_blocks(text_)) add(block);
    find_title();
    for (std::size_t i = 0; i < units_.size(); ++i)
      if (!units_[i].is_title) units_[i].kind = kind_of(i);
    mark_listings();
    check_numbers();
    check_romans();
    check_short_lines();
    choose_conventions();
    join_titles();
    set_levels();
    return std::move(units_);
  }

 private:
  std::string_view line(std::size_t i) const { return text_.lines[i].look; }
  std::string_view first_line(const Unit& unit) const { return line(unit.block.first); }
  static std::size_t line_count(const Unit& unit) { return unit.block.last - unit.block.first; }
  bool is_single(const Unit& unit) const { return line_count(unit) == 1; }

  std::size_t length(const Unit& unit) const {
    std::size_t bytes = 0;
    for (std::size_t i = unit.block.first; i < unit.block.last; ++i) bytes += line(i).size() + 1;
    return bytes;
  }

  // How many lines at the beginning of a block stand directly on its text: underlined headings, chapter numbers, rules.
  std::size_t head_lines(const TextBlock& block, char underline) const {
    if (underline != 0) return 2;
    const std::string_view first = line(block.first), second = line(block.first + 1);
    const std::size_t lines = block.last - block.first;
    if (is_rule(first) || (units_.empty() && lines == 2 && is_byline(second))) return 1;
    const bool stands_on_text = lines > most_heading_lines && first.size() * 10 < text_.width * 6;
    return stands_on_text && division_heading(first) && !division_heading(second) ? 1 : 0;
  }

  void add(TextBlock block) {
    while (block.last - block.first >= 2) {
      Unit head;
      head.underline = underline_mark(line(block.first + 1), line(block.first));
      const std::size_t cut = head_lines(block, head.underline);
      if (cut == 0) break;
      head.block = {block.first, block.first + cut, block.blank_before, cut == block.last - block.first && block.blank_after};
      units_.push_back(head);
      if (head.block.last == block.last) return;
      block.first = head.block.last;
      block.blank_before = false;
    }
    if (!underlines_previous(block)) units_.emplace_back().block = block;
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

  std::size_t next_text(std::size_t i) const {  // the next unit that is no rule
    for (++i; i < units_.size() && is_rule(first_line(units_[i]));) ++i;
    return i;
  }

  HeadingKind kind_of(std::size_t i) const {
    const Unit& unit = units_[i];
    const std::string_view first = first_line(unit);
    if (unit.underline != 0) return HeadingKind::underlined;
    if (line_count(unit) > most_heading_lines || length(unit) > longest_heading || !has_letter_or_number(first)) return HeadingKind::none;
    if (begins_like_speech(first)) return HeadingKind::none;
    if (division_heading(first)) return divisions_in(unit) == 1 ? HeadingKind::division : HeadingKind::none;
    if (is_single(unit) && is_matter_name(first)) return HeadingKind::matter;
    if (is_numbered_heading(unit)) return HeadingKind::numbered;
    if (is_single(unit) && lone_roman(first) > 0) return HeadingKind::roman;
    if (item_marker(first)) return HeadingKind::none;
    if (is_capital_heading(unit)) return HeadingKind::capitals;
    if (is_single(unit) && is_short_line(unit)) return HeadingKind::short_line;
    return HeadingKind::none;
  }

  std::size_t divisions_in(const Unit& unit) const {
    std::size_t found = 0;
    for (std::size_t i = unit.block.first; i < unit.block.last; ++i) found += division_heading(line(i)) ? 1 : 0;
    return found;
  }

  // "1.2" is a stronger sign than "1.": it may wrap, be a question and be longer.
  bool is_numbered_heading(const Unit& unit) const {
    const std::string_view first = first_line(unit), last = line(unit.block.last - 1);
    const auto number = section_number(first);
    if (!number) return false;
    const bool inner = number->parts.size() > 1;
    const auto title = first.substr(number->bytes);
    if (!is_title_case(truncate_bytes(title, 1)) || (ends_like_prose(last) && !(inner && last.ends_with('?')))) return false;
    return inner || (is_single(unit) && first.size() <= 100 && count_words(title) <= most_short_words);
  }

  bool is_capital_heading(const Unit& unit) const {
    std::size_t letters = 0;
    for (std::size_t i = unit.block.first; i < unit.block.last; ++i) {
      if (!is_all_capitals(line(i))) return false;
      letters += line(i).size();
    }
    const std::string_view last = line(unit.block.last - 1);
    if (ends_like_prose(last) && !last.ends_with('.')) return false;
    if (letters < 5 || lower_case(first_line(unit)).starts_with("the end")) return false;
    return next_text(index(unit)) < units_.size();
  }

  std::size_t index(const Unit& unit) const { return static_cast<std::size_t>(&unit - units_.data()); }

  bool is_short_line(const Unit& unit) const {
    const std::string_view first = first_line(unit);
    if (first.size() > longest_short_line || count_words(first) > most_short_words) return false;
    if (ends_like_prose(first) && !(first.ends_with('?') && is_title_case(first))) return false;
    if (!text_.paragraph_per_line && (!is_title_case(first) || first.size() * 10 > text_.width * 8 || count_words(first) < 2)) return false;
    const std::string letter = truncate_bytes(first, static_cast<unsigned char>(first[0]) < 0x80 ? 1 : 4);
    return lower_case(letter) != letter || (letter[0] >= '0' && letter[0] <= '9');
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
    if (i >= units_.size() || next_text(i) >= units_.size()) return;
    Unit& unit = units_[i];
    const std::string_view first = first_line(unit);
    if (unit.underline != 0) {
      unit.is_title = std::count_if(units_.begin(), units_.end(), [&](const Unit& other) { return other.underline == unit.underline; }) == 1;
      return;
    }
    if (line_count(unit) > most_heading_lines || length(unit) > longest_heading || !has_letter_or_number(first)) return;
    if (begins_like_speech(first) || item_marker(first) || division_heading(first) || is_matter_name(first) || section_number(first) || lone_roman(first) > 0) return;
    const bool all_capitals = is_all_capitals(first) && is_all_capitals(line(unit.block.last - 1));
    if (!is_single(unit) && !all_capitals) return;
    if (ends_like_prose(first) && !(is_title_case(first) && (first.ends_with('?') || first.ends_with('!'))) && !all_capitals) return;
    const std::size_t next = length(units_[next_text(i)]);
    unit.is_title = all_capitals || is_title_case(first) || (text_.paragraph_per_line && next > 2 * first.size());
  }

  std::string key_of(const Unit& unit) const {
    if (const auto division = division_heading(first_line(unit))) return division->key;
    std::string key = lower_case(fold_space(first_line(unit)));
    key.erase(key.find_last_not_of(".0123456789 ") + 1);  // page numbers of a listing
    return key;
  }

  bool is_body(std::size_t i) const { return i < units_.size() && units_[i].kind == HeadingKind::none && !is_rule(first_line(units_[i])); }

  // Three chapters (or parts, or books) without any text.
  bool lists_divisions(std::size_t begin, std::size_t end) const {
    std::array<std::size_t, 3> ranks{};
    for (std::size_t i = begin; i < end; ++i)
      if (const auto division = units_[i].kind == HeadingKind::division ? division_heading(first_line(units_[i])) : std::nullopt)
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
      const bool contents = begin < units_.size() && is_contents_name(first_line(units_[begin]));
      std::size_t first = begin;
      if (!contents)
        for (std::size_t i = begin; i < end; ++i)
          if (is_contents_name(first_line(units_[i]))) first = i;
      const bool named = first < end && is_contents_name(first_line(units_[first]));
      // The last one has the text beneath it: it is the heading itself.
      const bool lists = named || lists_divisions(first, end);
      for (std::size_t i = first; lists && i + 1 < end; ++i) {
        Unit& unit = units_[i];
        if (unit.kind == HeadingKind::none || is_contents_name(first_line(unit)) || last_place[key_of(unit)] <= i) continue;
        unit.kind = HeadingKind::none;
        unit.listing = true;
      }
      // A block of several lines that names divisions, or that stands beneath "Contents", lists them.
      if (end < units_.size()) {
        Unit& body = units_[end];
        const bool beneath = end > 0 && is_contents_name(first_line(units_[end - 1]));
        body.listing = line_count(body) >= 2 && ((beneath && length(body) < 20'000) || divisions_in(body) >= 2);
      }
      begin = end + 1;
    }
  }

  void drop(HeadingKind kind) {
    for (Unit& unit : units_)
      if (unit.kind == kind) unit.kind = HeadingKind::none;
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
      if (next_text(i) >= units_.size() || neighbour(i + 1) || (i > 0 && neighbour(i - 1))) lists.push_back(i);
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

  void check_romans() {
    int last = 0;
    bool ordered = true;
    for (const Unit& unit : units_) {
      if (unit.kind != HeadingKind::roman) continue;
      const int value = lone_roman(first_line(unit));
      ordered = ordered && (value == last + 1 || value == 1);
      last = value;
    }
    if (!ordered) drop(HeadingKind::roman);
  }

  // Short lines count as headings when long text follows. Three and more in a row are an address, a list or a poem.
  void check_short_lines() {
    const std::size_t long_text = text_.paragraph_per_line ? 100 : text_.width + 20;
    for (std::size_t begin = 0; begin < units_.size();) {
      std::size_t end = begin;
      while (end < units_.size() && units_[end].kind == HeadingKind::short_line) ++end;
      const bool ends_a_text = end >= units_.size() || !(is_body(end) && length(units_[end]) >= long_text && !item_marker(first_line(units_[end])));
      if (end - begin > 2 || ends_a_text)
        for (std::size_t i = begin; i < end; ++i) units_[i].kind = HeadingKind::none;
      begin = end + 1;
    }
  }

  std::size_t count(HeadingKind kind) const {
    return static_cast<std::size_t>(std::count_if(units_.begin(), units_.end(), [&](const Unit& unit) { return unit.kind == kind; }));
  }

  // The strongest kind that the text uses decides; weaker ones are most likely something else.
  void choose_conventions() {
    const auto drop_from = [&](std::initializer_list<HeadingKind> kinds) {
      for (const HeadingKind kind : kinds) drop(kind);
    };
    using enum HeadingKind;
    if (count(numbered) < 2) drop(numbered);
    if (count(roman) < 2) drop(roman);
    if (count(capitals) < 2) drop(capitals);
    if (!text_.paragraph_per_line && count(short_line) < 3) drop(short_line);
    if (count(division) >= 2) {
      drop_numbered(true, false);
      drop_from({roman, capitals, short_line});
    } else if (count(underlined) >= 1) drop_from({roman, capitals, short_line});
    else if (count(numbered) >= 2) drop_from({roman, capitals, short_line});
    else if (count(roman) >= 2) drop_from({capitals, short_line});
    else if (count(capitals) >= 2) drop(short_line);
  }

  // "CHAPTER I" and its name on the next line.
  void join_titles() {
    for (std::size_t i = 0; i + 2 < units_.size(); ++i) {
      const auto division = units_[i].kind == HeadingKind::division && is_single(units_[i]) ? division_heading(first_line(units_[i])) : std::nullopt;
      const bool bare = (division && !division->has_title) || units_[i].kind == HeadingKind::roman;
      Unit& next = units_[i + 1];
      if (!bare || next.kind != HeadingKind::none || next.listing || !is_body(i + 2)) continue;
      const std::string_view first = first_line(next);
      const bool capitals = is_all_capitals(first) && is_all_capitals(line(next.block.last - 1));
      if (length(next) > longest_heading || line_count(next) > (capitals ? most_heading_lines : 1) || begins_like_speech(first) || is_rule(first)) continue;
      if (!has_letter_or_number(first) || item_marker(first) || count_words(first) > most_short_words) continue;
      if (capitals ? first.ends_with(',') : (ends_like_prose(first) || !is_title_case(first))) continue;
      next.joins_previous = true;
    }
  }

  void set_levels() {
    std::array<bool, 3> ranks{};  // book, part, chapter
    for (const Unit& unit : units_)
      if (unit.kind == HeadingKind::division) ranks[static_cast<std::size_t>(division_heading(first_line(unit))->rank)] = true;
    const auto level_of = [&](std::size_t rank) { return 1 + static_cast<int>(std::count(ranks.begin(), ranks.begin() + static_cast<std::ptrdiff_t>(rank), true)); };
    const bool has_title = std::any_of(units_.begin(), units_.end(), [](const Unit& unit) { return unit.is_title; });
    std::string marks;  // of underlines, in the order of their levels
    bool inside = false;  // a book or part has begun
    for (Unit& unit : units_) {
      switch (unit.kind) {
        case HeadingKind::none: continue;
        case HeadingKind::division: {
          const auto rank = division_heading(first_line(unit))->rank;
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
        default: unit.level = inside ? level_of(2) : 1;
      }
      unit.level = std::min(unit.level + (has_title ? 1 : 0), 6);
    }
  }

  const Text& text_;
  std::string stated_title_;
  std::vector<Unit> units_;
};

}  // namespace

std::vector<Unit> find_outline(const Text& text, const std::string& stated_title) { return OutlineFinder(text, stated_title).find(); }

}  // namespace earbound::plain_text

#include <algorithm>
#include <array>
#include <unordered_map>

#include "parse/plain_text_units.hpp"
#include "text/unicode.hpp"

namespace earbound::plain_text {

namespace {

class ListingFinder : public UnitReader {
 public:
  ListingFinder(const Text& text, std::vector<Unit>& units) : UnitReader(text), units_(units) {}

  void find() {
    for (std::size_t i = 0; i < units_.size(); ++i)
      if (units_[i].kind != HeadingKind::none) last_place_[key_of(units_[i])] = i;
    for (std::size_t i = 0; i < units_.size(); ++i)
      if (is_contents(units_[i])) i = take_listing(i);
    mark_unnamed();
    mark_named_headings();
  }

 private:
  static bool is_mark(char c) { return c == ' ' || c == '.' || c == '_' || c == '-' || (c >= '0' && c <= '9'); }

  /// A line without its dots and page number at the end.
  static std::string_view without_page(std::string_view line) {
    std::size_t end = line.size();
    while (end > 0 && is_mark(line[end - 1])) --end;
    const bool has_page = end < line.size() && end > 0 && line.back() >= '0' && line.back() <= '9' &&
                          (line[end] == ' ' || line[end] == '.');
    return has_page ? line.substr(0, end) : line;
  }

  /// What an entry and its heading share: the title in small letters, without number, page and decoration.
  std::string title_of(std::string_view line) const {
    line = undecorated(line);
    if (const auto marker = item_marker(line)) line = line.substr(marker->bytes);
    if (const auto division = division_heading(line, *text_.divisions); division && !division->has_title)
      return division->key;
    else if (division)
      line = line.substr(std::min(line.size(), line.find_first_of(".:-— ", line.find(' ') + 1)));
    else if (const auto number = heading_number(line))
      line = line.substr(number->bytes);
    else if (roman_heading(line).has_title)
      line = line.substr(line.find(' '));
    else if (line.size() > 3 && line[0] >= 'A' && line[0] <= 'Z' && line[1] == '.' && line[2] == ' ')
      line = line.substr(3);  // "A. Hacker Folklore"
    const std::size_t begin = line.find_first_not_of(" .:-");
    if (begin == std::string_view::npos) return {};
    std::string title = lower_case(fold_space(line.substr(begin)));
    while (!title.empty() && (title.back() == '.' || title.back() == ':' || title.back() == ' ')) title.pop_back();
    return title;
  }

  /// The number before a title, however it is written: "3" of "Chapter III. Home", "1.2" of "1.2 Why".
  std::string number_of(std::string_view entry) const {
    entry = undecorated(without_page(entry));
    if (const auto marker = item_marker(entry); marker && !marker->ordered) entry = entry.substr(marker->bytes);
    std::string number;
    if (const auto division = division_heading(entry, *text_.divisions)) {
      number = std::to_string(division->number);
    } else if (const auto parts = heading_number(entry)) {
      for (const int part : parts->parts) number += (number.empty() ? "" : ".") + std::to_string(part);
    } else if (const int value = roman_heading(entry).value; value > 0) {
      number = std::to_string(value);
    }
    return number;
  }

  std::string title_of(const Unit& unit) const {
    std::string whole;
    for (std::size_t i = unit.block.first; i < unit.block.last - (unit.underline != 0 ? 1 : 0); ++i)
      whole += (whole.empty() ? "" : " ") + std::string(line(i));
    return title_of(whole);
  }

  std::string key_of(const Unit& unit) const {
    if (unit.division) return unit.division->key;
    std::string key = lower_case(fold_space(first_line(unit)));
    key.erase(key.find_last_not_of(".0123456789 ") + 1);  // page numbers of a listing
    return key;
  }

  bool looks_like_entry(std::string_view entry) const {
    constexpr std::size_t longest_entry = 120;
    if (entry.size() > longest_entry) return false;
    if (without_page(entry).size() < entry.size() || heading_number(entry) || item_marker(entry)) return true;
    return !ends_like_prose(entry) || is_all_capitals(entry) || division_heading(entry, *text_.divisions).has_value();
  }

  /// Lines each of which is an entry; a few may go on in the next line.
  bool is_entries(const Unit& unit) const {
    constexpr std::size_t longest_single = 120, most_lines_looked_at = 400;
    if (unit.underline != 0) return false;
    if (is_rule(first_line(unit))) return true;
    if (is_single(unit)) return looks_like_entry(first_line(unit)) && first_line(unit).size() <= longest_single;
    std::size_t entries = 0, full = 0;
    const std::size_t lines = std::min(line_count(unit), most_lines_looked_at);
    for (std::size_t i = unit.block.first; i < unit.block.first + lines; ++i) {
      const bool paged = without_page(line(i)).size() < line(i).size();
      entries += looks_like_entry(line(i)) ? 1 : 0;
      full += !paged && line(i).size() * 10 > text_.width * 9 ? 1 : 0;
    }
    return entries * 10 >= lines * 7 && full * 10 <= lines * 4;
  }

  // What follows the heading up to the first prose; the headings right above that are its own. Returns the last unit
  // that is dealt with.
  std::size_t take_listing(std::size_t heading) {
    std::size_t end = heading + 1;
    while (end < units_.size() && is_entries(units_[end]) && !is_contents(units_[end])) ++end;
    std::unordered_map<std::string, std::size_t> first_place;
    for (std::size_t i = heading + 1; i < end; ++i)
      for (std::size_t l = units_[i].block.first; l < units_[i].block.last; ++l) {
        const std::string title = title_of(without_page(line(l))), number = number_of(line(l));
        first_place.emplace(title, i);
        if (!number.empty()) first_place.emplace(title + '\n' + number, i);
      }
    std::size_t last = end;
    while (last > heading + 1 && belongs_to_text(units_[last - 1], heading, last - 1, end, first_place)) --last;
    std::size_t lines = 0;
    for (std::size_t i = heading + 1; i < last; ++i)
      lines += is_rule(first_line(units_[i])) ? 0 : line_count(units_[i]);
    if (lines < 2 && !(lines == 1 && last < end)) return heading;
    units_[heading].contents = true;
    for (std::size_t i = heading + 1; i < last; ++i) {
      units_[i].kind = HeadingKind::none;
      units_[i].listing = true;
      if (lines <= most_named) take_names(units_[i]);
    }
    return last - 1;
  }

  bool belongs_to_text(const Unit& unit, std::size_t heading, std::size_t i, std::size_t end,
                       const std::unordered_map<std::string, std::size_t>& first_place) const {
    if (is_rule(first_line(unit))) return i > heading + 1;
    if (line_count(unit) > most_heading_lines) return false;
    if (i + 1 == end && unit.kind == HeadingKind::division &&
        !(ends_a_row(i, heading + 1) && last_place_.at(key_of(unit)) > i))
      return true;  // the text stands right beneath it
    // "4.7. Files" is another than "6.1. Files".
    const std::string title = title_of(unit), number = number_of(first_line(unit));
    const auto listed = first_place.find(number.empty() ? title : title + '\n' + number);
    return listed != first_place.end() ? listed->second < i : unit.kind == HeadingKind::matter && i > heading + 1;
  }

  void take_names(const Unit& unit) {
    for (std::size_t l = unit.block.first; l < unit.block.last; ++l)
      if (std::string title = title_of(without_page(line(l))); title.size() > 2) {
        bool& numbered = names_.emplace(std::move(title), true).first->second;
        numbered = numbered && !number_of(line(l)).empty();
      }
  }

  // Three chapters (or parts, or books) without any text.
  bool lists_divisions(std::size_t begin, std::size_t end) const {
    std::array<std::size_t, 3> ranks{};
    for (std::size_t i = begin; i < end; ++i)
      if (units_[i].kind == HeadingKind::division) ++ranks[static_cast<std::size_t>(units_[i].division->rank)];
    return *std::max_element(ranks.begin(), ranks.end()) >= 3;
  }

  /// The last of a run has the text beneath it: it is the heading itself, unless it ends a row of numbers that comes
  /// again.
  bool ends_a_row(std::size_t i, std::size_t begin) const {
    if (i <= begin || !units_[i].division || !units_[i - 1].division) return false;
    const DivisionHeading &last = *units_[i].division, &before = *units_[i - 1].division;
    return last.rank == before.rank && last.number == before.number + 1;
  }

  // Headings one right after the other that all come again further down are a table of contents without its name.
  void mark_unnamed() {
    for (std::size_t begin = 0; begin < units_.size();) {
      std::size_t end = begin;
      while (end < units_.size() && !is_body(units_, end) && !units_[end].listing) ++end;
      const bool lists = lists_divisions(begin, end);
      for (std::size_t i = begin; lists && i < end; ++i) {
        Unit& unit = units_[i];
        if (unit.kind == HeadingKind::none || last_place_[key_of(unit)] <= i) continue;
        if (i + 1 == end && !ends_a_row(i, begin)) continue;
        unit.kind = HeadingKind::none;
        unit.listing = true;
      }
      mark_block(begin, end);
      begin = end + 1;
    }
  }

  // A block of several lines that names divisions lists them; "Book I" above it, that comes again, belongs to it.
  void mark_block(std::size_t begin, std::size_t end) {
    if (end >= units_.size() || units_[end].listing) return;
    Unit& body = units_[end];
    body.listing = line_count(body) >= 2 && divisions_in(body) >= 2;
    Unit* above = end > begin ? &units_[end - 1] : nullptr;
    if (body.listing && above && above->kind == HeadingKind::division && last_place_[key_of(*above)] >= end) {
      above->kind = HeadingKind::none;
      above->listing = true;
    }
  }

  // Beyond the tables of contents, a paragraph that says what one of them lists is the heading that it names.
  void mark_named_headings() {
    if (names_.empty()) return;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      Unit& unit = units_[i];
      const bool open = unit.kind != HeadingKind::division && unit.kind != HeadingKind::matter &&
                        unit.kind != HeadingKind::underlined && unit.kind != HeadingKind::letter;
      if (unit.listing || unit.is_title || unit.contents || unit.said || !open) continue;
      if (line_count(unit) > most_heading_lines || length(unit) > longest_heading) continue;
      const std::size_t next = next_text(units_, i);
      if (next >= units_.size() || units_[next].listing) continue;
      if (is_named(unit)) unit.kind = HeadingKind::listed;
    }
    unmark_rows();
  }

  // Three and more of them without text between are the list once more.
  void unmark_rows() {
    constexpr std::size_t fewest = 3;
    for (std::size_t begin = 0; begin < units_.size();) {
      std::size_t end = begin;
      while (end < units_.size() && units_[end].kind == HeadingKind::listed) ++end;
      for (std::size_t i = begin; end - begin >= fewest && i + 1 < end; ++i) {
        units_[i].kind = HeadingKind::none;
        units_[i].listing = true;
      }
      begin = end + 1;
    }
  }

  // A word that a number stands before in the list may come alone for another reason.
  bool is_named(const Unit& unit) const {
    const auto name = names_.find(title_of(unit));
    if (name == names_.end()) return false;
    const std::string_view first = undecorated(first_line(unit));
    if (!number_of(first).empty()) return true;
    const std::string letter = truncate_bytes(first, static_cast<unsigned char>(first[0]) < 0x80 ? 1 : 4);
    if (lower_case(letter) == letter) return false;
    return !name->second || gap(unit) >= 2 || is_all_capitals(first) || count_words(first) >= 2;
  }

  static constexpr std::size_t most_named = 500;  // a longer list is an index

  std::vector<Unit>& units_;
  std::unordered_map<std::string, std::size_t> last_place_;
  std::unordered_map<std::string, bool> names_;  // what is listed further down, and whether always with a number
};

}  // namespace

void find_listings(const Text& text, std::vector<Unit>& units) { ListingFinder(text, units).find(); }

}  // namespace earbound::plain_text

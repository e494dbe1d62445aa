#include <algorithm>
#include <unordered_map>

#include "parse/plain_text_units.hpp"
#include "text/unicode.hpp"

namespace earbound::plain_text {

namespace {

/// Who speaks at the beginning of a paragraph: "HAMLET.", "Lane.  Yes, sir.", "LE PORTIER (le poursuivant):",
/// "_Halla (rising)._", "DUKE  What".
class SpeakerFinder : public UnitReader {
 public:
  SpeakerFinder(const Text& text, std::vector<Unit>& units) : UnitReader(text), units_(units) {}

  void mark() {
    std::unordered_map<std::string, std::size_t> times;
    std::size_t texts = 0;
    for (const Unit& unit : units_) {
      if (is_rule(first_line(unit))) continue;
      ++texts;
      if (const std::string label = label_of(unit); !label.empty()) ++times[label];
    }
    std::size_t spoken = 0;
    for (const auto& [label, count] : times)
      if (count >= least_times) spoken += count;
    // Many paragraphs of a play begin with a speaker; fewer where the name stands above the speech.
    constexpr std::size_t fewest = 12, one_in = 4;
    if (spoken < fewest || spoken * one_in < texts) return;
    for (Unit& unit : units_) {
      const std::string label = label_of(unit);
      unit.said = !label.empty() && (times[label] >= least_times || is_marked(unit) || stands_before_gap(unit));
    }
  }

 private:
  static constexpr std::size_t least_times = 3;

  /// Where the name ends; npos when the line does not begin with one.
  static std::size_t label_end(std::string_view text) {
    constexpr std::size_t longest = 40, most_words = 4;
    std::size_t at = 0;
    for (; at < text.size() && at <= longest; ++at) {
      const char c = text[at];
      if (c == ':' || c == '(' || c == '[') break;
      if (c == '.' && (at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '_' || text[at + 1] == '-'))
        break;
      if (c == ' ' && at + 1 < text.size() && (text[at + 1] == ' ' || text[at + 1] == '(' || text[at + 1] == '['))
        break;
      if (c == '!' || c == '?' || c == ',' || c == ';' || c == '"' || (c >= '0' && c <= '9'))
        return std::string_view::npos;
    }
    if (at == 0 || at > longest || count_words(text.substr(0, at)) > most_words) return std::string_view::npos;
    return at;
  }

  static std::string_view inner(std::string_view line) {
    while (line.starts_with('_') || line.starts_with('*')) line.remove_prefix(1);
    return line;
  }

  std::string label_of(const Unit& unit) const {
    const std::string_view text = inner(first_line(unit));
    const std::size_t end = label_end(text);
    if (end == std::string_view::npos || unit.division) return {};
    const bool alone = end == text.size();
    if (alone && text_.paragraph_per_line) return {};
    const std::string_view name = text.substr(0, end);
    const std::string first = truncate_bytes(name, static_cast<unsigned char>(name[0]) < 0x80 ? 1 : 4);
    if (lower_case(first) == first || name.size() < 2) return {};
    return std::string(name);
  }

  /// A name in the dress that the other speakers wear: in capitals, or a line that ends behind the name.
  bool is_marked(const Unit& unit) const {
    const std::string_view text = inner(first_line(unit));
    const std::string_view name = text.substr(0, label_end(text));
    const bool ends =
        last_line(unit).ends_with('.') || last_line(unit).ends_with(':') || last_line(unit).ends_with("_");
    return is_all_capitals(name) && (!is_single(unit) || ends || name.size() < text.size());
  }

  /// "Second Lord   My lord ...": in a column of its own.
  bool stands_before_gap(const Unit& unit) const {
    const std::string_view text = inner(first_line(unit));
    return text.substr(label_end(text)).starts_with("  ");
  }

  std::vector<Unit>& units_;
};

}  // namespace

void find_speakers(const Text& text, std::vector<Unit>& units) { SpeakerFinder(text, units).mark(); }

}  // namespace earbound::plain_text

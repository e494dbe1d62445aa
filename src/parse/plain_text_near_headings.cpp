#include <algorithm>

#include "parse/plain_text_units.hpp"
#include "text/unicode.hpp"

namespace earbound::plain_text {

namespace {

class NearHeadingFinder : public UnitReader {
 public:
  using UnitReader::UnitReader;

  std::vector<NearHeading> find(const std::vector<Unit>& units) {
    for (const Unit& unit : units) {
      if (unit.kind != HeadingKind::none || unit.is_title)
        close();
      else if (!unit.joins_previous && !unit.listing && !unit.said)
        consider(unit);
    }
    close();
    return std::move(found_);
  }

 private:
  static constexpr std::size_t most_of_a_chapter = 5;

  struct Candidate {
    HeadingKind seemed;
    int gap;
    const Line* line;
  };

  /// The stronger kind, then the wider gap, then the earlier line.
  static bool is_nearer(const Candidate& a, const Candidate& b) {
    if (a.seemed != b.seemed) return a.seemed < b.seemed;
    if (a.gap != b.gap) return a.gap > b.gap;
    return a.line < b.line;
  }

  void consider(const Unit& unit) {
    if (unit.seemed == HeadingKind::none) return;
    const Candidate candidate{unit.seemed, gap(unit), &text_.lines[unit.block.first]};
    best_.insert(std::upper_bound(best_.begin(), best_.end(), candidate, is_nearer), candidate);
    if (best_.size() > most_of_a_chapter) best_.pop_back();
  }

  void close() {
    std::sort(best_.begin(), best_.end(), [](const Candidate& a, const Candidate& b) { return a.line < b.line; });
    for (const Candidate& candidate : best_)
      found_.push_back(
          {candidate.line->number, fold_space(clean_text(candidate.line->text.substr(0, longest_heading)))});
    best_.clear();
  }

  std::vector<Candidate> best_;  // of the chapter, the nearest first
  std::vector<NearHeading> found_;
};

}  // namespace

std::vector<NearHeading> nearest_headings(const Text& text, const std::vector<Unit>& units) {
  return NearHeadingFinder(text).find(units);
}

}  // namespace earbound::plain_text

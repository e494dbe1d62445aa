#include "publish/inline_markup.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "publish/web_text.hpp"

namespace earbound {
namespace {

/// Of two elements around the same stretch, the first is the outer one.
enum class Rank { sentence, link, word, style };

/// An element around a stretch of the paragraph. Positions count bytes of text; what is no text counts as one.
struct Interval {
  std::size_t begin = 0, end = 0;
  Rank rank = Rank::style;
  std::string open, close;
};

using Intervals = std::vector<Interval>;

bool holds_text(const Run& run) {
  return run.kind == Run::Kind::text || run.kind == Run::Kind::code || run.kind == Run::Kind::math;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

std::string end_tag(std::string_view name) { return "</" + std::string(name) + ">"; }

Interval element(std::size_t begin, std::size_t end, Rank rank, std::string_view name, const std::string& attributes) {
  return {begin, end, rank, "<" + std::string(name) + attributes + ">", end_tag(name)};
}

/// The interval of `sorted`, which are disjoint, that holds `at` strictly inside; null: none.
const Interval* around(const Intervals& sorted, std::size_t at) {
  const auto after = std::lower_bound(sorted.begin(), sorted.end(), at,
                                      [](const Interval& each, std::size_t value) { return each.begin < value; });
  if (after == sorted.begin()) return nullptr;
  const Interval& found = *(after - 1);
  return at < found.end ? &found : nullptr;
}

/// Parts `whole` where it crosses one of `fixed`, so that either holds the other.
void part(Interval whole, const Intervals& fixed, Intervals& out) {
  if (const Interval* first = around(fixed, whole.begin); first != nullptr && first->end < whole.end) {
    Interval head = whole;
    head.end = whole.begin = first->end;
    out.push_back(std::move(head));
  }
  if (const Interval* last = around(fixed, whole.end); last != nullptr && whole.begin < last->begin) {
    Interval tail = whole;
    tail.begin = whole.end = last->begin;
    out.push_back(std::move(tail));
  }
  out.push_back(std::move(whole));
}

class Paragraph {
 public:
  Paragraph(std::span<const Run> runs, const InlineReferences& references, const Vocabulary& vocabulary)
      : runs_(runs), references_(references), vocabulary_(vocabulary) {
    for (std::size_t i = 0; i < runs.size(); ++i) {
      begins_.push_back(flat_.size());
      if (holds_text(runs[i])) {
        text_runs_.push_back(i);
        flat_ += runs[i].text;
      } else {
        if (runs[i].is_text_of_its_own()) own_runs_.emplace(runs[i].text_id, i);
        flat_ += '\0';
      }
    }
  }

  std::string render(std::span<const HeardStretch* const> heard) {
    place_sentences(heard);
    place_words(heard);
    place_links();
    for (std::size_t i = 0; i < runs_.size(); ++i) place_styles(i);
    std::stable_sort(placed_.begin(), placed_.end(), [](const Interval& a, const Interval& b) {
      return std::tuple(a.begin, b.end, a.rank) < std::tuple(b.begin, a.end, b.rank);
    });
    write();
    return std::move(out_);
  }

 private:
  using Stretch = std::pair<std::size_t, std::size_t>;

  /// Where a place stands in the paragraph; nothing when it stands elsewhere.
  [[nodiscard]] std::optional<Stretch> stretch(const Place& place) const {
    if (const auto own = own_runs_.find(place.text); own != own_runs_.end())
      return Stretch{begins_[own->second], begins_[own->second] + 1};
    if (text_runs_.empty() || runs_[text_runs_.front()].text_id != place.text) return {};
    const Stretch found{position(place.range.begin, false), position(place.range.end, true)};
    return found.first < found.second ? std::optional(found) : std::nullopt;
  }

  /// Where a byte of the text stands; as the end of something it stands behind the byte before it.
  [[nodiscard]] std::size_t position(ByteOffset offset, bool end) const {
    const auto after = std::upper_bound(
        text_runs_.begin(), text_runs_.end(), offset,
        [&](ByteOffset value, std::size_t i) { return end ? value <= runs_[i].begin : value < runs_[i].begin; });
    const std::size_t run = after == text_runs_.begin() ? text_runs_.front() : *(after - 1);
    const std::size_t inside = offset < runs_[run].begin ? 0 : offset - runs_[run].begin;
    return begins_[run] + std::min(inside, runs_[run].text.size());
  }

  void place_sentences(std::span<const HeardStretch* const> heard) {
    std::map<std::string, Stretch> stretches;
    for (const HeardStretch* each : heard) {
      for (const Place& place : each->places) {
        const auto found = stretch(place);
        if (!found) continue;
        if (is_reference(*found, each->id)) {
          heard_references_.insert(each->id);
          continue;
        }
        const auto [entry, added] = stretches.emplace(each->id, *found);
        if (added) continue;
        entry->second.first = std::min(entry->second.first, found->first);
        entry->second.second = std::max(entry->second.second, found->second);
      }
    }
    for (const auto& [id, where] : stretches)
      sentences_.push_back(element(where.first, where.second, Rank::sentence, vocabulary_.sentence.name,
                                   std::string(vocabulary_.sentence.attributes) + heard_attributes(id)));
    part_ways(sentences_);
    take_marks_along();
    placed_ = sentences_;
  }

  [[nodiscard]] std::string heard_attributes(const std::string& id) const {
    return attribute("id", id) + (references_.heard ? references_.heard(id) : std::string());
  }

  /// A note reference has its id itself.
  [[nodiscard]] bool is_reference(const Stretch& where, const std::string& id) const {
    if (where.second - where.first != 1) return false;
    const auto run = std::upper_bound(begins_.begin(), begins_.end(), where.first) - begins_.begin() - 1;
    const Run& found = runs_[static_cast<std::size_t>(run)];
    return found.kind == Run::Kind::note_reference && id == note_reference_id(found.text_id);
  }

  /// Sorts intervals, and shortens those that reach into the next one.
  static void part_ways(Intervals& intervals) {
    std::stable_sort(intervals.begin(), intervals.end(),
                     [](const Interval& a, const Interval& b) { return a.begin < b.begin; });
    std::size_t reached = 0;
    for (Interval& each : intervals) {
      each.begin = std::max(each.begin, reached);
      each.end = std::max(each.end, each.begin);
      reached = each.end;
    }
  }

  /// What stands between a sentence and the next space belongs to it: stops, brackets and quotation marks.
  void take_marks_along() {
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      const std::size_t limit = i + 1 < sentences_.size() ? sentences_[i + 1].begin : flat_.size();
      std::size_t& end = sentences_[i].end;
      while (end < limit && flat_[end] != '\0' && !is_space(flat_[end])) ++end;
      const std::size_t floor = i > 0 ? sentences_[i - 1].end : 0;
      std::size_t& begin = sentences_[i].begin;
      while (begin > floor && flat_[begin - 1] != '\0' && !is_space(flat_[begin - 1])) --begin;
    }
  }

  void place_words(std::span<const HeardStretch* const> heard) {
    for (const HeardStretch* each : heard)
      for (const HeardWord& word : each->words)
        if (const auto where = stretch(word.place); where && !is_reference(*where, word.id))
          words_.push_back(element(where->first, where->second, Rank::word, vocabulary_.word.name,
                                   std::string(vocabulary_.word.attributes) + heard_attributes(word.id)));
    part_ways(words_);
    for (Interval& word : words_) {
      if (const Interval* outer = around(sentences_, word.end); outer != nullptr && word.begin < outer->begin)
        word.end = outer->begin;
      if (const Interval* outer = around(sentences_, word.begin); outer != nullptr)
        word.end = std::min(word.end, outer->end);
    }
    for (const Interval& word : words_) placed_.push_back(word);
  }

  /// A style or a link gives way to sentences and words that it crosses.
  void place_parted(Interval whole) {
    Intervals parts, smaller;
    part(std::move(whole), sentences_, parts);
    for (Interval& each : parts) part(std::move(each), words_, smaller);
    for (Interval& each : smaller) placed_.push_back(std::move(each));
  }

  void place_links() {
    for (std::size_t i = 0; i < runs_.size();) {
      std::size_t end = i + 1;
      while (runs_[i].link && end < runs_.size() && runs_[end].link == runs_[i].link) ++end;
      const std::string address = runs_[i].link && references_.link ? references_.link(*runs_[i].link) : "";
      // A link within a link is none: a note reference goes its own way.
      const bool holds_reference =
          std::any_of(runs_.begin() + static_cast<std::ptrdiff_t>(i), runs_.begin() + static_cast<std::ptrdiff_t>(end),
                      [](const Run& run) { return run.kind == Run::Kind::note_reference; });
      if (!address.empty() && !holds_reference) {
        std::string attributes = attribute("href", address);
        if (!runs_[i].link->title.empty()) attributes += attribute("title", runs_[i].link->title);
        if (vocabulary_.markup == Markup::dtbook && address.front() != '#') attributes += " external=\"true\"";
        place_parted(element(begins_[i], end_of(end - 1), Rank::link, "a", attributes));
      }
      i = end;
    }
  }

  [[nodiscard]] std::size_t end_of(std::size_t run) const {
    return run + 1 < begins_.size() ? begins_[run + 1] : flat_.size();
  }

  void place_styles(std::size_t index) {
    const Run& run = runs_[index];
    if (run.kind == Run::Kind::line_break) return;
    const auto style = [&](const Element& name, const std::string& more = {}) {
      place_parted(element(begins_[index], end_of(index), Rank::style, name.name, std::string(name.attributes) + more));
    };
    std::string attributes = language_attributes(vocabulary_, run.language);
    if (run.direction == Direction::left_to_right) attributes += " dir=\"ltr\"";
    if (run.direction == Direction::right_to_left) attributes += " dir=\"rtl\"";
    if (run.direction == Direction::automatic && vocabulary_.html5) attributes += " dir=\"auto\"";
    if (!attributes.empty()) style({"span"}, attributes);
    if (run.deleted) style(vocabulary_.deleted);
    if (run.strong) style({"strong"});
    if (run.emphasis) style({"em"});
    if (run.subscript) style({"sub"});
    if (run.superscript) style({"sup"});
    if (!run.expansion.empty()) style({"abbr"}, attribute("title", run.expansion));
    if (run.kind == Run::Kind::code) style({"code"});
    if (run.kind == Run::Kind::math) style(vocabulary_.math);
  }

  /// All of the paragraph, each element opened and closed where it begins and ends.
  void write() {
    std::vector<const Interval*> open;
    std::size_t at = 0;
    const auto close_up_to = [&](std::size_t position) {
      while (!open.empty() && open.back()->end <= position) {
        write_content(at, open.back()->end);
        at = std::max(at, open.back()->end);
        out_ += open.back()->close;
        open.pop_back();
      }
    };
    for (const Interval& each : placed_) {
      // One without length is closed at once, so that it does not end what ends there.
      if (each.end == each.begin) continue;
      close_up_to(each.begin);
      write_content(at, each.begin);
      at = std::max(at, each.begin);
      out_ += each.open;
      open.push_back(&each);
    }
    close_up_to(flat_.size());
    write_content(at, flat_.size());
    for (const Interval& each : placed_)
      if (each.end == each.begin && each.rank != Rank::style && each.rank != Rank::link) out_ += each.open + each.close;
  }

  void write_content(std::size_t from, std::size_t to) {
    while (from < to) {
      while (end_of(run_) <= from) ++run_;
      const std::size_t end = std::min(to, end_of(run_));
      if (holds_text(runs_[run_]))
        out_ += escape_markup(std::string_view(flat_).substr(from, end - from));
      else
        write_object(runs_[run_]);
      from = end;
    }
  }

  void write_object(const Run& run) {
    if (run.kind == Run::Kind::line_break)
      out_ += "<br/>\n";
    else if (run.kind == Run::Kind::image)
      write_image(run);
    else
      write_reference(run);
  }

  void write_image(const Run& run) {
    const std::string address = run.image && references_.image ? references_.image(run) : "";
    if (address.empty()) {
      out_ += escape_markup(run.text);
      return;
    }
    out_ += "<img" + attribute("src", address) + attribute("alt", run.text);
    if (!run.image->title.empty()) out_ += attribute("title", run.image->title);
    out_ += "/>";
  }

  void write_reference(const Run& run) {
    const std::string address = references_.note ? references_.note(run) : "";
    const std::string name = note_reference_id(run.text_id);
    const std::string id = heard_references_.contains(name) ? heard_attributes(name) : attribute("id", name);
    if (address.empty()) {  // of a note that does not exist: as it is written
      out_ += "<span" + id + ">" + escape_markup("[^" + run.text + "]") + "</span>";
      return;
    }
    const std::string number = escape_markup(references_.note_number(run));
    const std::string link = attribute("href", address);
    switch (vocabulary_.markup) {
      case Markup::dtbook:
        out_ += "<noteref" + id + attribute("idref", address) + ">" + number + "</noteref>";
        break;
      case Markup::daisy202:
        out_ += "<span class=\"noteref\"" + id + attribute("bodyref", address) + "><sup><a" + link + ">" + number +
                "</a></sup></span>";
        break;
      case Markup::page:
      case Markup::epub:
        out_ += "<sup><a" + id + link + (vocabulary_.epub_types ? " epub:type=\"noteref\"" : "") +
                " role=\"doc-noteref\">" + number + "</a></sup>";
        break;
    }
  }

  std::span<const Run> runs_;
  const InlineReferences& references_;
  const Vocabulary& vocabulary_;
  std::string flat_;                        ///< the text; a NUL for each run that has none
  std::vector<std::size_t> begins_;         ///< where each run begins in it
  std::vector<std::size_t> text_runs_;      ///< those that hold text
  std::map<TextId, std::size_t> own_runs_;  ///< those that do not, by their text
  Intervals sentences_, words_;             ///< sorted, disjoint
  Intervals placed_;                        ///< all elements, nesting
  std::set<std::string> heard_references_;
  std::size_t run_ = 0;  ///< that is being written
  std::string out_;
};

}  // namespace

std::string inline_markup(std::span<const Run> runs, std::span<const HeardStretch* const> heard,
                          const InlineReferences& references, const Vocabulary& vocabulary) {
  if (runs.empty()) return {};
  return Paragraph(runs, references, vocabulary).render(heard);
}

}  // namespace earbound

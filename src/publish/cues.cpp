#include "publish/cues.hpp"

#include <algorithm>
#include <limits>
#include <string_view>

#include "text/line_breaking.hpp"

namespace earbound {
namespace {

/// What stands on one line in any case, and the space behind it.
struct Atom {
  std::size_t begin = 0, end = 0;  ///< bytes of the sentence's text
  int width = 0;                   ///< without the space
  int space = 0;                   ///< columns of the space
  double starts = 0, ends = 0;     ///< frames
  double cost_behind = 0;          ///< of a break behind it: less at the end of a phrase
};

// What a cue costs, and what its faults add. Only their proportions matter.
constexpr double cost_of_cue = 10, cost_within_phrase = 8, cost_within_word = 20, cost_behind_short_word = 2,
                 cost_of_speed = 1.5, cost_of_scrap = 5, cost_of_raggedness = 3;

/// A pause in the speech that lets a phrase end without punctuation.
constexpr double phrase_pause = 0.1 * narration_rate.hz;

std::string_view without_space(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

class CueCutter {
 public:
  CueCutter(const WrittenSentence& sentence, const std::string& language, const CueLimits& limits)
      : sentence_(sentence), text_(sentence.text), limits_(limits) {
    std::size_t begin = 0;
    for (const std::size_t end : line_breaks(text_, language)) {
      add_atoms(begin, end);
      begin = end;
    }
    for (std::size_t i = 0; i + 1 < atoms_.size(); ++i) atoms_[i].cost_behind = cost_behind(atoms_[i], atoms_[i + 1]);
  }

  std::vector<Cue> cut(const std::function<Milliseconds(Frames)>& time);

 private:
  void add_atoms(std::size_t begin, std::size_t end);
  [[nodiscard]] double time_at(std::size_t offset, bool end);
  [[nodiscard]] double cost_behind(const Atom& atom, const Atom& next) const;
  [[nodiscard]] double cost_of(std::size_t first, std::size_t last, int width) const;
  [[nodiscard]] std::size_t first_line(std::size_t first, std::size_t last) const;
  [[nodiscard]] int width_of(std::size_t first, std::size_t last) const;
  [[nodiscard]] Cue make(std::size_t first, std::size_t last, const std::function<Milliseconds(Frames)>& time);

  const WrittenSentence& sentence_;
  std::string_view text_;
  const CueLimits& limits_;
  std::vector<Atom> atoms_;
  std::size_t word_ = 0;  ///< where time_at() looked last
};

/// Text between two places where a line may end, in pieces when it is too long for one.
void CueCutter::add_atoms(std::size_t begin, std::size_t end) {
  while (begin < end) {
    const std::string_view rest = text_.substr(begin, end - begin);
    const std::string_view seen = without_space(rest);
    Atom atom{begin, end, display_width(seen)};
    atom.space = static_cast<int>(rest.size() - seen.size());
    if (atom.width > limits_.columns) {
      atom.end = begin + prefix_of_width(seen, limits_.columns);
      atom.width = display_width(text_.substr(begin, atom.end - begin));
      atom.space = 0;
    }
    atom.starts = time_at(begin, false);
    atom.ends = time_at(atom.end, true);
    atoms_.push_back(atom);
    begin = atom.end;
  }
}

/// When the character at an offset begins, or the one before it ends: within a word, by its share of the word.
double CueCutter::time_at(std::size_t offset, bool end) {
  const std::vector<WrittenWord>& words = sentence_.words;
  const std::size_t inside = end ? offset - 1 : offset;
  while (word_ > 0 && words[word_].offset > inside) --word_;
  while (word_ + 1 < words.size() && words[word_ + 1].offset <= inside) ++word_;
  const WrittenWord& word = words[word_];
  const std::size_t behind = word_ + 1 < words.size() ? words[word_ + 1].offset : text_.size();
  const auto length = static_cast<double>(behind - word.offset);
  const auto begin_frame = static_cast<double>(word.begin.count), end_frame = static_cast<double>(word.end.count);
  return begin_frame + (end_frame - begin_frame) * static_cast<double>(offset - word.offset) / length;
}

double CueCutter::cost_behind(const Atom& atom, const Atom& next) const {
  const std::string_view seen = text_.substr(atom.begin, atom.end - atom.begin - static_cast<std::size_t>(atom.space));
  if (ends_a_phrase(seen)) return 0;
  const bool word_begins =
      std::binary_search(sentence_.words.begin(), sentence_.words.end(), WrittenWord{next.begin, {}, {}},
                         [](const WrittenWord& a, const WrittenWord& b) { return a.offset < b.offset; });
  if (atom.space == 0 && !word_begins) return cost_within_word;
  if (next.starts - atom.ends >= phrase_pause) return 0;
  constexpr int short_word = 3;  // articles and prepositions belong to what follows
  return cost_within_phrase + (atom.space > 0 && atom.width <= short_word ? cost_behind_short_word : 0);
}

int CueCutter::width_of(std::size_t first, std::size_t last) const {
  int width = 0;
  for (std::size_t i = first; i <= last; ++i) width += atoms_[i].width + (i < last ? atoms_[i].space : 0);
  return width;
}

/// The last atom of the first of two lines: where a phrase ends and the lines are of about one length; `last` when
/// there is one line. Past `last` when two lines cannot hold them.
std::size_t CueCutter::first_line(std::size_t first, std::size_t last) const {
  const int whole = width_of(first, last);
  if (whole <= limits_.columns) return last;
  std::size_t best = last + 1;
  double least = std::numeric_limits<double>::infinity();
  int width = 0;
  for (std::size_t i = first; i < last && width + atoms_[i].width <= limits_.columns; ++i) {
    const int above = width + atoms_[i].width, below = whole - above - atoms_[i].space;
    width = above + atoms_[i].space;
    if (below > limits_.columns) continue;
    const double ragged = static_cast<double>(std::abs(above - below)) / limits_.columns;
    const double cost = atoms_[i].cost_behind + cost_within_phrase * ragged;
    if (cost < least) {
      least = cost;
      best = i;
    }
  }
  return best;
}

/// Of a cue of these atoms, whose text is so wide; infinite when it does not fit.
double CueCutter::cost_of(std::size_t first, std::size_t last, int width) const {
  if (width > limits_.columns && first_line(first, last) > last) return std::numeric_limits<double>::infinity();
  const bool ends = last + 1 == atoms_.size();
  double cost = cost_of_cue + atoms_[last].cost_behind;
  // It may stand until the next one begins.
  const double seconds =
      ((ends ? atoms_[last].ends : atoms_[last + 1].starts) - atoms_[first].starts) / narration_rate.hz;
  const double fastest = seconds * limits_.columns_per_second;
  if (width > fastest) cost += cost_of_speed * (width - fastest) / std::max(seconds, 0.5);
  const double fullness = static_cast<double>(width) / limits_.columns;
  if (fullness < 0.5 && !(ends && first == 0)) cost += cost_of_scrap * (1 - fullness);
  return cost + cost_of_raggedness * (2 - fullness) * (2 - fullness) / 4;
}

/// The words that begin between the offsets, where they stand in the cue's text.
Cue CueCutter::make(std::size_t first, std::size_t last, const std::function<Milliseconds(Frames)>& time) {
  const auto frames = [](double at) { return Frames{static_cast<std::int64_t>(at)}; };
  Cue cue{time(frames(atoms_[first].starts)), time(frames(atoms_[last].ends)), {}, {}};
  const std::size_t break_behind = first_line(first, last);
  const auto add_line = [&](std::size_t from, std::size_t to) {
    const std::size_t begin = atoms_[from].begin, end = atoms_[to].end;
    auto word = std::lower_bound(sentence_.words.begin(), sentence_.words.end(), begin,
                                 [](const WrittenWord& each, std::size_t offset) { return each.offset < offset; });
    for (; word != sentence_.words.end() && word->offset < end; ++word)
      cue.words.push_back({cue.text.size() + word->offset - begin, time(word->begin)});
    cue.text += without_space(text_.substr(begin, end - begin));
  };
  add_line(first, std::min(break_behind, last));
  if (break_behind < last) {
    cue.text += '\n';
    add_line(break_behind + 1, last);
  }
  return cue;
}

/// The cheapest way to cut, found from the beginning on: that to each atom is one of those to the atoms before it and a
/// cue more.
std::vector<Cue> CueCutter::cut(const std::function<Milliseconds(Frames)>& time) {
  struct Way {
    double cost = std::numeric_limits<double>::infinity();
    std::size_t last_begins = 0;
  };
  std::vector<Way> ways(atoms_.size() + 1);
  ways[0].cost = 0;
  for (std::size_t first = 0; first < atoms_.size(); ++first) {
    int width = 0;
    for (std::size_t last = first; last < atoms_.size(); ++last) {
      width += atoms_[last].width;
      if (width > 2 * limits_.columns + 1) break;
      const double cost = ways[first].cost + cost_of(first, last, width);
      if (cost < ways[last + 1].cost) ways[last + 1] = {cost, first};
      width += atoms_[last].space;
    }
  }
  std::vector<Cue> cues;
  for (std::size_t behind = atoms_.size(); behind > 0; behind = ways[behind].last_begins)
    cues.push_back(make(ways[behind].last_begins, behind - 1, time));
  std::reverse(cues.begin(), cues.end());
  return cues;
}

}  // namespace

std::vector<Cue> cues_of(const WrittenSentence& sentence, const std::string& language, const CueLimits& limits,
                         const std::function<Milliseconds(Frames)>& time) {
  if (sentence.text.empty()) return {};
  return CueCutter(sentence, language, limits).cut(time);
}

void lengthen(Cue& cue, Milliseconds next, const CueLimits& limits) {
  constexpr Milliseconds shortest{1000};
  const Milliseconds to_read{1000 * std::int64_t{display_width(cue.text)} / limits.columns_per_second + 1};
  const Milliseconds wanted = cue.begin + std::max(shortest, to_read);
  if (cue.end < wanted) cue.end = std::max(cue.end, std::min(wanted, next));
  if (cue.end <= cue.begin) cue.end = cue.begin + Milliseconds{1};
}

}  // namespace earbound

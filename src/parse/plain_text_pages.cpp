#include "parse/plain_text_pages.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/plain_text_rules.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace earbound::plain_text {

namespace {

constexpr std::size_t fewest_pages = 3, lines_of_a_head = 3;
constexpr int longest_page = 120;  // lines; longer ones are chapters that begin on a page of their own

/// A head or a foot without its page number, which is told apart by its place: "- 3 -", "[Page 3]", "12   A TALE",
/// "A TALE   13".
struct Furniture {
  std::string key;  ///< "#" for the number
  std::optional<int> page;
};

std::optional<int> number_in(std::string_view digits) {
  constexpr std::size_t most_digits = 4;
  if (digits.empty() || digits.size() > most_digits || !std::all_of(digits.begin(), digits.end(), is_ascii_digit))
    return {};
  return std::stoi(std::string(digits));
}

/// What stands around a page number and belongs to it.
std::string_view without_frame(std::string_view number) {
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string_view frame : {"-", "–", "—", "[", "]", "(", ")", "|", ".", " "}) {
      const bool before = number.starts_with(frame);
      if (before) number.remove_prefix(frame.size());
      const bool behind = number.ends_with(frame);
      if (behind) number.remove_suffix(frame.size());
      changed = changed || before || behind;
    }
  }
  return number;
}

bool is_page_word(std::string_view word, const StructureVocabulary& vocabulary) {
  const std::string small = lower_case(word);
  return std::any_of(vocabulary.begin(), vocabulary.end(), [&](const StructureWords& words) {
    return std::find(words.pages.begin(), words.pages.end(), small) != words.pages.end();
  });
}

/// "3", "- 3 -", "[Page 3]"
std::optional<int> page_number(std::string_view text, const StructureVocabulary& vocabulary) {
  text = without_frame(text);
  if (const std::size_t word = text.find(' ');
      word != std::string_view::npos && is_page_word(text.substr(0, word), vocabulary))
    text = without_frame(text.substr(word));
  return number_in(text);
}

Furniture furniture_of(std::string_view line, const StructureVocabulary& vocabulary) {
  constexpr std::string_view wide = "  ";
  if (const auto page = page_number(line, vocabulary)) return {"#", page};
  const std::size_t last = line.rfind(wide), first = line.find(wide);
  if (last != std::string_view::npos) {
    if (const auto page = page_number(line.substr(last), vocabulary))
      return {fold_space(line.substr(0, last)) + " #", page};
    if (const auto page = page_number(line.substr(0, first), vocabulary))
      return {"# " + fold_space(line.substr(first)), page};
  }
  return {fold_space(line), {}};
}

/// Whether what stands last in the line begins with a word for pages: "[Page 3]".
bool names_a_page(std::string_view line, const StructureVocabulary& vocabulary) {
  const std::size_t gap = line.rfind("  ");
  const std::string_view last = without_frame(gap == std::string_view::npos ? line : line.substr(gap));
  return is_page_word(last.substr(0, last.find(' ')), vocabulary);
}

class Pages {
 public:
  Pages(Text& text, Document& document) : lines_(text.lines), vocabulary_(*text.vocabulary), document_(document) {}

  void take() {
    find_pages();
    if (begins_.size() <= fewest_pages || !are_pages()) return;
    removed_.assign(lines_.size(), false);
    const auto before = static_cast<std::ptrdiff_t>(document_.omissions.size());
    for (std::size_t round = 0; round < lines_of_a_head; ++round) {
      const bool heads = take_alike(true), feet = take_alike(false);
      if (!heads && !feet) break;
    }
    std::sort(document_.omissions.begin() + before, document_.omissions.end(),
              [](const Omission& a, const Omission& b) { return a.line < b.line; });
    join_paragraphs();
    std::size_t kept = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (!removed_[i]) lines_[kept++] = lines_[i];
    lines_.resize(kept);
  }

 private:
  void find_pages() {
    for (std::size_t i = 1; i < lines_.size(); ++i)
      if (lines_[i].page_break) begins_.push_back(i);
    if (begins_.size() > fewest_pages) return;
    begins_ = {0};
    // Without form feeds: behind lines that say the number of a page, each one more than that before.
    int expected = 0;
    for (std::size_t i = 1; i + 1 < lines_.size(); ++i) {
      const bool apart = lines_[i - 1].text.empty() && lines_[i + 1].text.empty();
      if (!apart || !names_a_page(lines_[i].look, vocabulary_)) continue;
      const std::optional<int> page = furniture_of(lines_[i].look, vocabulary_).page;
      if (!page || (expected != 0 && *page != expected)) continue;
      expected = *page + 1;
      begins_.push_back(i + 1);
    }
  }

  [[nodiscard]] bool are_pages() const {
    std::vector<int> lengths;
    for (std::size_t i = 1; i < begins_.size(); ++i)
      lengths.push_back(lines_[begins_[i]].number - lines_[begins_[i - 1]].number);
    const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
    std::nth_element(lengths.begin(), middle, lengths.end());
    return *middle <= longest_page;
  }

  [[nodiscard]] bool is_text(std::size_t i) const { return !removed_[i] && !lines_[i].text.empty(); }

  /// The first line with text of a page, or the last one; nothing when it is empty.
  [[nodiscard]] std::optional<std::size_t> edge(std::size_t page, bool head) const {
    const std::size_t begin = begins_[page], end = page + 1 < begins_.size() ? begins_[page + 1] : lines_.size();
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t line = head ? i : end - 1 - (i - begin);
      if (is_text(line)) return line;
    }
    return {};
  }

  /// Whether a blank line, or the end of the page, parts the few lines that a head or a foot has from the text.
  [[nodiscard]] bool stands_apart(std::size_t line, bool head) const {
    for (std::size_t i = 1; i <= lines_of_a_head; ++i) {
      if (head ? line + i >= lines_.size() : line < i) return true;
      if (!is_text(head ? line + i : line - i)) return true;
    }
    return false;
  }

  /// Takes the heads, or the feet, that many pages share; whether there were any.
  bool take_alike(bool head) {
    std::map<std::string, std::vector<std::size_t>> alike;  // lines by their keys
    std::map<std::size_t, int> numbers;
    for (std::size_t page = 0; page < begins_.size(); ++page) {
      const std::optional<std::size_t> line = edge(page, head);
      if (!line || !stands_apart(*line, head)) continue;
      Furniture furniture = furniture_of(lines_[*line].look, vocabulary_);
      if (furniture.page) numbers[*line] = *furniture.page - static_cast<int>(page);
      alike[furniture.key].push_back(*line);
    }
    bool taken = false;
    for (const auto& [key, places] : alike) {
      if (places.size() < fewest_pages) continue;
      const bool numbered = key.find('#') != std::string::npos && numbers.contains(places.front());
      // A refrain may begin a few pages as well, and verses, tables and sections have numbers that are no pages.
      if (numbered ? !count_pages(places, numbers) : places.size() * 10 < begins_.size()) continue;
      for (const std::size_t i : places) {
        document_.omissions.push_back({fold_space(clean_text(lines_[i].text)), lines_[i].number,
                                       head ? "the running head of a page" : "the foot of a page"});
        removed_[i] = true;
        taken = true;
      }
    }
    return taken;
  }

  /// Whether the numbers go up with the pages: most lie as far from the page's place as the one before.
  static bool count_pages(const std::vector<std::size_t>& places, const std::map<std::size_t, int>& numbers) {
    std::size_t steady = 0;
    for (std::size_t i = 1; i < places.size(); ++i)
      if (numbers.contains(places[i]) && numbers.contains(places[i - 1]) &&
          numbers.at(places[i]) == numbers.at(places[i - 1]))
        ++steady;
    return steady * 10 >= (places.size() - 1) * 7;
  }

  /// A paragraph that goes on over the page: its last line ends no sentence, and the next begins with a small letter.
  void join_paragraphs() {
    for (std::size_t page = 0; page + 1 < begins_.size(); ++page) {
      const std::optional<std::size_t> last = edge(page, false), next = edge(page + 1, true);
      if (!last || !next) continue;
      const std::string_view word = lines_[*next].text.substr(0, lines_[*next].text.find(' '));
      const bool small = lower_case(word) == word && has_letter_or_number(word) && !item_marker(lines_[*next].text);
      if (ends_like_prose(lines_[*last].text) || !small || lines_[*next].indent != lines_[*last].indent) continue;
      for (std::size_t i = *last + 1; i < *next; ++i) removed_[i] = true;
      lines_[*next].page_break = false;
      lines_[*next].gap = 0;
    }
  }

  std::vector<Line>& lines_;
  const StructureVocabulary& vocabulary_;
  Document& document_;
  std::vector<std::size_t> begins_{0};  // the first lines of the pages
  std::vector<bool> removed_;
};

}  // namespace

void take_running_heads(Text& text, Document& document) { Pages(text, document).take(); }

}  // namespace earbound::plain_text

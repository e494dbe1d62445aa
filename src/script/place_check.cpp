#include "script/place_check.hpp"

#include <algorithm>
#include <string>

#include "base/error.hpp"

namespace earbound {
namespace {

/// The words of some utterances that come from the texts of a prose, one after the other.
class SpokenPlaces {
 public:
  SpokenPlaces(const Prose& prose, std::span<const Utterance> spoken) : spoken_(spoken) {
    for (const Prose::Origin& origin : prose.origins) texts_.push_back(origin.text);
    std::sort(texts_.begin(), texts_.end());
    texts_.erase(std::unique(texts_.begin(), texts_.end()), texts_.end());
    find();
  }

  [[nodiscard]] const Place* current() const { return current_; }

  void advance() {
    ++word_;
    find();
  }

  /// Steps over the words of the place that has been used, and of the parts that share it.
  void advance_beyond(const Place& used) {
    while (current_ != nullptr && *current_ == used) advance();
  }

 private:
  void find() {
    for (; utterance_ < spoken_.size(); ++utterance_, word_ = 0)
      for (const std::vector<Word>& words = spoken_[utterance_].words; word_ < words.size(); ++word_)
        if (std::binary_search(texts_.begin(), texts_.end(), words[word_].place.text)) {
          current_ = &words[word_].place;
          return;
        }
    current_ = nullptr;
  }

  std::span<const Utterance> spoken_;
  std::vector<TextId> texts_;
  std::size_t utterance_ = 0, word_ = 0;
  const Place* current_ = nullptr;
};

/// Takes the parts of a word that was cut, when they make up all of it.
bool take_parts(SpokenPlaces& spoken, const Place& word) {
  ByteOffset reached = word.range.begin;
  while (spoken.current() != nullptr && word.holds(*spoken.current()) && spoken.current()->range.begin == reached &&
         reached < word.range.end) {
    reached = spoken.current()->range.end;
    spoken.advance();
  }
  return reached == word.range.end;
}

Error fault(const Prose& prose, std::size_t at, const std::string& what) {
  return Error("the script " + what + " (line " + std::to_string(prose.line_at(at)) + ")",
               "this is a fault in earbound; please report it with the text");
}

}  // namespace

void check_places(const Prose& prose, const std::vector<TextRange>& words, std::span<const Utterance> spoken,
                  std::span<const Omission> omitted) {
  if (words.empty() || !prose.origins.front().text.exists()) return;
  SpokenPlaces places(prose, spoken);
  Place used;
  for (const TextRange& range : words) {
    const Place word = prose.place(range.begin, range.end);
    if (used.holds(word)) continue;
    if (used.is_written()) places.advance_beyond(used);
    used = {};
    if (places.current() != nullptr && places.current()->holds(word)) {
      used = *places.current();
    } else if (!omitted.empty() && omitted.front().place == word) {
      omitted = omitted.subspan(1);
    } else if (!take_parts(places, word)) {
      const std::string written = prose.text.substr(range.begin, range.end - range.begin);
      throw fault(prose, range.begin, "does not account for the word '" + written + "'");
    }
  }
  if (used.is_written()) places.advance_beyond(used);
  if (places.current() != nullptr || !omitted.empty())
    throw fault(prose, words.front().begin, "reads a word of this paragraph twice");
}

}  // namespace earbound

#include "publish/written_sentence.hpp"

#include <algorithm>
#include <vector>

#include "text/unicode.hpp"

namespace earbound {
namespace {

/// How far the marks reach that stand right behind a sentence.
std::size_t closing_marks(const std::string& behind) {
  std::size_t at = 0;
  while (at < behind.size()) {
    std::size_t next = at + 1;
    while (next < behind.size() && (static_cast<unsigned char>(behind[next]) & 0xC0U) == 0x80U) ++next;
    const std::string mark = behind.substr(at, next - at);
    if (has_letter_or_number(mark) || fold_space(mark).empty()) break;
    at = next;
  }
  return at;
}

}  // namespace

std::size_t sentence_length(std::span<const TimedUtterance> utterances) {
  const auto last = std::find_if(utterances.begin(), utterances.end(),
                                 [](const TimedUtterance& utterance) { return utterance.sentence_end; });
  const auto count = static_cast<std::size_t>(last - utterances.begin());
  return last == utterances.end() ? count : count + 1;
}

std::string written_sentence(std::span<const TimedUtterance> sentence, const TextIndex& texts) {
  std::vector<Place> stretches;
  for (const TimedUtterance& utterance : sentence)
    for (const TimedWord& word : utterance.words) {
      if (!word.place.is_written()) continue;
      if (stretches.empty() || stretches.back().text != word.place.text) {
        stretches.push_back(word.place);
      } else {
        ByteRange& range = stretches.back().range;
        range = {std::min(range.begin, word.place.range.begin), std::max(range.end, word.place.range.end)};
      }
    }
  std::string text;
  const auto add = [&](const std::string& more) { text += (text.empty() ? "" : " ") + more; };
  const PlaceReader places(texts);
  constexpr std::size_t most_marks = 16;  // bytes
  for (const Place& stretch : stretches) {
    const std::string behind = places.written({stretch.text, {stretch.range.end, stretch.range.end + most_marks}});
    add(places.written(stretch) + behind.substr(0, closing_marks(behind)));
  }
  if (stretches.empty())
    for (const TimedUtterance& utterance : sentence) add(utterance.text);
  return text;
}

}  // namespace earbound

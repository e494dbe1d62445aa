#include "synth/word_timing.hpp"

#include <algorithm>

namespace earbound {
namespace {

constexpr std::uint32_t unknown = UINT32_MAX;

/// A word that begins with a plosive begins with the silence while the lips are closed, 50 ms mostly. Longer silence is
/// a pause: 80 ms.
constexpr std::uint32_t longest_closure = 1764;

/// The word that holds `character`, or the last one that begins before it (an event may point at punctuation).
std::size_t word_at(std::span<const Word> spoken, std::uint32_t character) {
  const auto after = std::upper_bound(spoken.begin(), spoken.end(), character,
                                      [](std::uint32_t c, const Word& word) { return c < word.begin; });
  return after == spoken.begin() ? 0 : static_cast<std::size_t>(after - spoken.begin()) - 1;
}

/// Gives words without an event their share of the interval between the known ones around them.
void interpolate(std::span<const Word> spoken, std::vector<std::uint32_t>& begin, std::uint32_t end_of_speech) {
  for (std::size_t known = 0; known < begin.size();) {
    std::size_t next = known + 1;
    while (next < begin.size() && begin[next] == unknown) ++next;
    const std::uint32_t from = begin[known], to = next < begin.size() ? begin[next] : end_of_speech;
    const std::uint64_t first = spoken[known].begin;
    const std::uint64_t span = (next < begin.size() ? spoken[next].begin : spoken[next - 1].end) - first;
    for (std::size_t i = known + 1; i < next; ++i)
      begin[i] =
          from + static_cast<std::uint32_t>((to - from) * (spoken[i].begin - first) / std::max<std::uint64_t>(span, 1));
    known = next;
  }
}

}  // namespace

std::vector<WordTiming> time_words(std::span<const Word> words, std::span<const WordEvent> events,
                                   std::span<const std::int16_t> samples, std::uint32_t utterance) {
  std::vector<Word> spoken;
  std::vector<std::uint32_t> index;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (words[i].begin == words[i].end) continue;
    spoken.push_back({words[i].begin, words[i].end, 0, {}});
    index.push_back(i);
  }
  if (spoken.empty()) return {};

  const auto total = static_cast<std::uint32_t>(samples.size());
  std::vector<std::uint32_t> begin(spoken.size(), unknown);
  for (const WordEvent& event : events) {
    std::uint32_t& at = begin[word_at(spoken, event.character)];
    at = std::min(at, std::min(event.frame, total));
  }
  // The engine reports some words late or out of order; time goes forward only.
  std::uint32_t latest = total;
  for (std::size_t i = spoken.size(); i-- > 0;) {
    if (begin[i] == unknown) continue;
    if (begin[i] > latest)
      begin[i] = unknown;
    else
      latest = begin[i];
  }
  begin[0] = begin[0] == unknown ? 0 : begin[0];
  interpolate(spoken, begin, total);

  std::vector<WordTiming> timings;
  timings.reserve(spoken.size());
  for (std::size_t i = 0; i < spoken.size(); ++i) {
    std::uint32_t from = begin[i], to = i + 1 < spoken.size() ? begin[i + 1] : total;
    while (to > from && samples[to - 1] == 0) --to;
    std::uint32_t sound = from;
    while (sound < to && samples[sound] == 0) ++sound;
    if (sound == to || sound - from > longest_closure) from = sound;
    timings.push_back({utterance, index[i], from, to});
  }
  return timings;
}

}  // namespace earbound

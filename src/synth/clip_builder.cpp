#include "synth/clip_builder.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "synth/word_timing.hpp"

namespace earbound {
namespace {

/// An utterance's speech without the engine's own silence, and the pause that follows.
struct Piece {
  const std::vector<std::int16_t>* cue = nullptr;
  std::vector<std::int16_t> samples;
  std::vector<WordTiming> words;
  std::int64_t before = 0, after = 0;  // frames of silence
};

std::int64_t piece_length(const Piece& piece) {
  const std::int64_t cue = piece.cue == nullptr ? 0 : static_cast<std::int64_t>(piece.cue->size()) + cue_gap.count;
  return piece.before + cue + static_cast<std::int64_t>(piece.samples.size()) + piece.after;
}

const VoiceProfile& voice_for(const VoiceTable& voices, const std::string& language) {
  const auto found = voices.find(language);
  return found != voices.end() ? found->second : voices.at("");
}

/// Stretches of stressed words, each up to the next word without stress: what stands between belongs to them.
std::vector<CharacterRange> stressed_ranges(const std::vector<Word>& words) {
  std::vector<CharacterRange> ranges;
  bool open = false;
  for (const Word& word : words) {
    if (word.begin == word.end) continue;
    if (word.strong && !open) ranges.push_back({word.begin, UINT32_MAX});
    if (!word.strong && open) ranges.back().end = word.begin;
    open = word.strong;
  }
  return ranges;
}

Piece speak(const Utterance& utterance, std::uint32_t index, const VoiceTable& voices, Synthesizer& synthesizer, Speech& speech) {
  const std::vector<CharacterRange> stressed = stressed_ranges(utterance.words);
  synthesizer.speak({utterance.text, utterance.phonemes, stressed}, utterance_prosody(utterance, voice_for(voices, utterance.language)), speech);
  Piece piece;
  const auto sounds = [](std::int16_t sample) { return sample != 0; };
  const auto first = std::find_if(speech.samples.begin(), speech.samples.end(), sounds);
  const auto last = std::find_if(speech.samples.rbegin(), speech.samples.rend(), sounds).base();
  if (first < last) piece.samples.assign(first, last);
  const auto trimmed = static_cast<std::uint32_t>(first - speech.samples.begin());
  for (WordEvent& event : speech.events) event.frame -= std::min(event.frame, trimmed);
  piece.words = time_words(utterance.words, speech.events, piece.samples, index);
  piece.before = to_frames(utterance.pause_before).count;
  piece.after = to_frames(utterance.pause_after).count;
  return piece;
}

/// Makes the whole a multiple of the splice grid by lengthening or shortening the pauses, each by as little as can be.
void fit_to_grid(std::vector<Piece>& pieces) {
  std::int64_t length = clip_lead.count;
  for (const Piece& piece : pieces) length += piece_length(piece);
  std::int64_t missing = (splice_grid - length % splice_grid) % splice_grid;
  const auto count = static_cast<std::int64_t>(pieces.size());
  if (missing > splice_grid / 2) {
    // Shorten instead, where no pause loses more than a small part of itself.
    const std::int64_t share = (splice_grid - missing + count - 1) / count;
    const bool all_long = std::all_of(pieces.begin(), pieces.end() - 1, [&](const Piece& p) { return p.after >= 8 * share; });
    if (all_long && pieces.back().after >= splice_silence.count + share) missing -= splice_grid;
  }
  for (std::int64_t i = 0; i < count; ++i) {
    const std::int64_t share = missing / (count - i);
    pieces[static_cast<std::size_t>(i)].after += share;
    missing -= share;
  }
}

}  // namespace

Prosody utterance_prosody(const Utterance& utterance, const VoiceProfile& voice) {
  Prosody prosody{voice.engine_voice, voice.rate_wpm, voice.pitch, voice.range, voice.volume};
  if (utterance.role == Role::heading && utterance.level >= 1) {
    const HeadingProsody& heading = voice.heading[std::min<int>(utterance.level, 6) - 1];
    prosody.pitch = std::clamp(prosody.pitch + prosody.pitch * heading.pitch_percent / 100, 0, 99);
    prosody.rate_wpm = std::clamp(prosody.rate_wpm + prosody.rate_wpm * heading.rate_percent / 100, 80, 450);
  }
  if (utterance.strong) prosody.range = std::clamp(prosody.range + 20, 0, 99);
  return prosody;
}

Clip build_clip(const std::vector<Utterance>& utterances, const VoiceTable& voices, Synthesizer& synthesizer,
                const std::function<void(std::uint32_t)>& progress, const CueTable& cues) {
  if (utterances.empty()) throw Error("a segment has no utterances");
  std::vector<Piece> pieces;
  pieces.reserve(utterances.size());
  Speech speech;
  for (std::uint32_t i = 0; i < utterances.size(); ++i) {
    progress(i);
    pieces.push_back(speak(utterances[i], i, voices, synthesizer, speech));
    if (const auto cue = cues.find(utterances[i].cue); cue != cues.end()) pieces.back().cue = &cue->second;
  }
  pieces.back().after = std::max(pieces.back().after, splice_silence.count);
  fit_to_grid(pieces);

  Clip clip;
  std::int64_t total = clip_lead.count;
  for (const Piece& piece : pieces) total += piece_length(piece);
  clip.samples.reserve(static_cast<std::size_t>(total));
  clip.samples.resize(static_cast<std::size_t>(clip_lead.count));
  for (Piece& piece : pieces) {
    clip.samples.resize(clip.samples.size() + static_cast<std::size_t>(piece.before));
    if (piece.cue != nullptr) {
      clip.samples.insert(clip.samples.end(), piece.cue->begin(), piece.cue->end());
      clip.samples.resize(clip.samples.size() + static_cast<std::size_t>(cue_gap.count));
    }
    const auto begin = static_cast<std::uint32_t>(clip.samples.size());
    clip.samples.insert(clip.samples.end(), piece.samples.begin(), piece.samples.end());
    clip.marks.utterances.push_back({begin, static_cast<std::uint32_t>(clip.samples.size())});
    for (const WordTiming& word : piece.words)
      clip.marks.words.push_back({word.utterance, word.word, word.begin + begin, word.end + begin});
    clip.samples.resize(clip.samples.size() + static_cast<std::size_t>(piece.after));
    piece.samples = {};
  }
  clip.marks.length = {static_cast<std::int64_t>(clip.samples.size())};
  return clip;
}

}  // namespace earbound

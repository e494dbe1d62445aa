#include "synth/clip_builder.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "synth/grid_fit.hpp"
#include "synth/offset_filter.hpp"
#include "synth/piece.hpp"
#include "synth/word_timing.hpp"

namespace earbound {
namespace {

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

/// The shortest silence inside speech that can be made longer or shorter unheard: 10 ms.
constexpr std::ptrdiff_t inner_silence = 220;

std::vector<InnerSilence> inner_silences(std::span<const std::int16_t> samples) {
  std::vector<InnerSilence> silences;
  const auto sounds = [](std::int16_t sample) { return sample != 0; };
  for (auto at = samples.begin(); at != samples.end();) {
    const auto begin = std::find(at, samples.end(), std::int16_t{0});
    at = std::find_if(begin, samples.end(), sounds);
    if (at - begin >= inner_silence) silences.push_back({begin - samples.begin(), at - samples.begin()});
  }
  return silences;
}

/// Saturates; a voice is seldom louder beside that of the work than it is by itself.
void apply_gain(std::vector<std::int16_t>& samples, double gain_db) {
  if (gain_db == 0) return;
  const auto gain = static_cast<float>(std::pow(10.0, gain_db / 20.0));
  for (std::int16_t& sample : samples)
    sample = static_cast<std::int16_t>(std::lround(std::clamp(static_cast<float>(sample) * gain, -32768.0F, 32767.0F)));
}

Piece speak(const Utterance& utterance, std::uint32_t index, const VoiceTable& voices, Synthesizer& synthesizer,
            Speech& speech) {
  const std::vector<CharacterRange> stressed = stressed_ranges(utterance.words);
  const VoiceProfile& voice = voice_for(voices, utterance.language);
  synthesizer.speak({utterance.text, utterance.phonemes, stressed}, utterance_prosody(utterance, voice), speech);
  Piece piece;
  const auto sounds = [](std::int16_t sample) { return sample != 0; };
  const auto first = std::find_if(speech.samples.begin(), speech.samples.end(), sounds);
  const auto last = std::find_if(speech.samples.rbegin(), speech.samples.rend(), sounds).base();
  if (first < last) piece.samples.assign(first, last);
  const auto trimmed = static_cast<std::uint32_t>(first - speech.samples.begin());
  for (WordEvent& event : speech.events) event.frame -= std::min(event.frame, trimmed);
  piece.words = time_words(utterance.words, speech.events, piece.samples, index);
  piece.silences = inner_silences(piece.samples);
  remove_offset(piece.samples);
  apply_gain(piece.samples, voice.gain_db);
  piece.before = to_frames(utterance.pause_before).count;
  piece.after = to_frames(utterance.pause_after).count;
  return piece;
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
  // The next clip's lead is part of the pause.
  pieces.back().after = std::max(pieces.back().after - clip_lead.count, splice_silence.count);
  std::int64_t length = clip_lead.count;
  for (const Piece& piece : pieces) length += piece_length(piece);
  fit_to_grid(pieces, length);

  Clip clip;
  clip.samples.reserve(static_cast<std::size_t>(length + splice_grid));
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

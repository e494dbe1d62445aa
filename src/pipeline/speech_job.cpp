#include "pipeline/speech_job.hpp"

#include <memory>

#include "base/file.hpp"
#include "cache/entry_store.hpp"
#include "master/loudness.hpp"
#include "model/segment_bytes.hpp"
#include "synth/espeak_synthesizer.hpp"

namespace earbound {
namespace {

VoiceProfile read_audible_voice(ByteReader& in) {
  VoiceProfile voice;
  voice.engine_voice = in.text();
  voice.rate_wpm = in.number<int>();
  voice.pitch = in.number<int>();
  voice.range = in.number<int>();
  for (HeadingProsody& heading : voice.heading) {
    heading.pitch_percent = in.number<int>();
    heading.rate_percent = in.number<int>();
  }
  return voice;
}

/// The engine of this process: one, as its state is global.
Synthesizer& engine() {
  static const std::unique_ptr<Synthesizer> only = make_espeak_synthesizer();
  return *only;
}

void prepare(std::span<const std::uint8_t> preparation) {
  ByteReader in(preparation);
  const VoiceProfile voice = read_audible_voice(in);
  engine().prepare({voice.engine_voice, voice.rate_wpm, voice.pitch, voice.range});
}

std::vector<std::uint8_t> speak(std::span<const std::uint8_t> bytes, const std::function<void(std::uint32_t)>& progress) {
  ByteReader in(bytes);
  VoiceTable voices;
  for (auto count = in.number<std::uint32_t>(); count > 0; --count) {
    std::string language = in.text();
    voices.emplace(std::move(language), read_audible_voice(in));
  }
  const EntryStore store(in.text());
  Hash key;
  key.high = in.number<std::uint64_t>();
  key.low = in.number<std::uint64_t>();
  const Segment segment = read_segment(in);

  Clip clip = build_clip(segment.utterances, voices, engine(), progress);
  clip.marks.block_energies = gating_blocks(clip.samples);
  const std::span<const std::uint8_t> samples[] = {
      {reinterpret_cast<const std::uint8_t*>(clip.samples.data()), clip.samples.size() * sizeof(std::int16_t)}};
  store.put(samples_kind, key, samples);
  ByteWriter marks;
  write_marks(marks, clip.marks);
  return marks.take();
}

}  // namespace

void write_audible_voice(ByteWriter& out, const VoiceProfile& voice) {
  out.text(voice.engine_voice);
  out.number(voice.rate_wpm);
  out.number(voice.pitch);
  out.number(voice.range);
  for (const HeadingProsody& heading : voice.heading) {
    out.number(heading.pitch_percent);
    out.number(heading.rate_percent);
  }
}

std::vector<std::uint8_t> speech_preparation(const VoiceTable& voices) {
  ByteWriter out;
  write_audible_voice(out, voices.at(""));
  return out.take();
}

std::vector<std::uint8_t> speech_job_bytes(const SpeechJob& job) {
  ByteWriter out;
  out.number(static_cast<std::uint32_t>(job.voices.size()));
  for (const auto& [language, voice] : job.voices) {
    out.text(language);
    write_audible_voice(out, voice);
  }
  out.text(job.store_directory);
  out.number(job.key.high);
  out.number(job.key.low);
  write_segment(out, job.segment);
  return out.take();
}

ForkWork speech_work() { return {prepare, speak}; }

}  // namespace earbound

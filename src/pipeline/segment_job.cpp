#include "pipeline/segment_job.hpp"

#include <memory>
#include <optional>

#include "base/heap.hpp"
#include "cache/clip_entry.hpp"
#include "cache/entry_store.hpp"
#include "cache/levels_entry.hpp"
#include "cache/packets_entry.hpp"
#include "encode/cue_sound.hpp"
#include "master/loudness.hpp"
#include "model/segment_bytes.hpp"
#include "pipeline/cue_level.hpp"
#include "synth/espeak_synthesizer.hpp"

namespace earbound {
namespace {

using Bytes = std::span<const std::uint8_t>;

/// What a process is prepared with. One, as the engine's state is global.
struct Prepared {
  std::unique_ptr<Synthesizer> engine;
  std::vector<std::unique_ptr<PacketEncoder>> encoders;
  CueTable cues;
};
Prepared prepared;

VoiceProfile read_audible_voice(ByteReader& in) {
  VoiceProfile voice;
  voice.engine_voice = in.text();
  voice.rate_wpm = in.number<int>();
  voice.pitch = in.number<int>();
  voice.range = in.number<int>();
  voice.volume = in.number<int>();
  voice.gain_db = in.number<double>();
  for (HeadingProsody& heading : voice.heading) {
    heading.pitch_percent = in.number<int>();
    heading.rate_percent = in.number<int>();
  }
  return voice;
}

Hash read_hash(ByteReader& in) {
  Hash hash;
  hash.high = in.number<std::uint64_t>();
  hash.low = in.number<std::uint64_t>();
  return hash;
}

void write_hash(ByteWriter& out, const Hash& hash) {
  out.number(hash.high);
  out.number(hash.low);
}

SegmentJob read_job(Bytes bytes) {
  ByteReader in(bytes);
  SegmentJob job;
  for (auto count = in.number<std::uint32_t>(); count > 0; --count) {
    std::string language = in.text();
    job.voices.emplace(std::move(language), read_audible_voice(in));
  }
  job.store_directory = in.text();
  job.clip = read_hash(in);
  job.keep_samples = in.number<std::uint8_t>() != 0;
  job.cue_loudness = in.number<double>();
  job.mastering.gain_db = in.number<double>();
  job.mastering.ceiling_db = in.number<double>();
  for (auto count = in.number<std::uint32_t>(); count > 0; --count) {
    const auto codec = in.number<std::uint32_t>();
    job.packets.push_back({codec, read_hash(in)});
  }
  if (in.number<std::uint8_t>() != 0) job.levels = read_hash(in);
  job.segment = read_segment(in);
  return job;
}

void prepare(Bytes preparation) {
  ByteReader in(preparation);
  const VoiceProfile voice = read_audible_voice(in);
  prepared.engine = make_espeak_synthesizer();
  prepared.engine->prepare({voice.engine_voice, voice.rate_wpm, voice.pitch, voice.range, voice.volume});
  for (auto count = in.number<std::uint32_t>(); count > 0; --count) {
    const SoundFormat* const format = find_sound_format(in.text());
    if (format == nullptr) throw Error("the request names no format of sound");
    const auto bit_rate = in.number<std::int32_t>();
    const auto peak_limit = in.number<float>();
    prepared.encoders.push_back(
        make_packet_encoder({format, bit_rate, peak_limit, SampleRate{in.number<std::int32_t>()}}));
  }
  if (const std::string cues = in.text(); !cues.empty()) prepared.cues = read_cue_sounds(cues);
}

void put(const EntryStore& store, const EntryKind& kind, const Hash& key, std::initializer_list<Bytes> parts) {
  store.put(kind, key, std::span(parts.begin(), parts.size()));
}

constexpr std::size_t usual_memory = 24 << 20;  // of a minute of speech, in all its forms
constexpr std::size_t small_job = 2048;         // bytes: a few words do not fill a large page

std::vector<std::uint8_t> do_job(Bytes bytes, const std::function<void(std::uint32_t)>& progress) {
  if (bytes.size() > small_job) use_large_pages(usual_memory);
  const SegmentJob job = read_job(bytes);
  const EntryStore store(job.store_directory);

  std::optional<Entry> kept = store.find(samples_kind, job.clip);
  std::optional<Entry> known = kept ? store.find(marks_kind, job.clip) : std::nullopt;
  Clip clip;
  std::span<const std::int16_t> samples;
  std::vector<std::uint8_t> answer;
  if (kept && known) {
    samples = as_samples(kept->bytes());
    answer.assign(known->bytes().begin(), known->bytes().end());
  } else {
    clip = build_clip(job.segment.utterances, job.voices, *prepared.engine, progress,
                      cues_at_loudness(prepared.cues, job.segment.utterances, job.cue_loudness));
    samples = clip.samples;
    ByteWriter marks;
    write_marks(marks, clip.marks);
    answer = marks.take();
    put(store, marks_kind, job.clip, {answer});
    if (job.keep_samples) put(store, samples_kind, job.clip, {samples_bytes(samples)});
  }
  if (!job.packets.empty() || job.levels) {
    std::vector<float> mastered;
    const ClipLevels clip_levels = master(samples, job.mastering, mastered);
    if (job.levels) {
      ByteWriter levels;
      write_levels(levels, {clip_levels, gating_blocks(std::span<const float>(mastered))});
      put(store, levels_kind, *job.levels, {levels.bytes()});
      answer.insert(answer.end(), levels.bytes().begin(), levels.bytes().end());
    }
    for (const WantedPackets& wanted : job.packets) {
      const PacketRun run = prepared.encoders.at(wanted.codec)->encode(mastered);
      put(store, packets_kind, wanted.key, {packet_sizes_bytes(run), run.bytes});
    }
  }
  return answer;
}

}  // namespace

void write_audible_voice(ByteWriter& out, const VoiceProfile& voice) {
  out.text(voice.engine_voice);
  out.number(voice.rate_wpm);
  out.number(voice.pitch);
  out.number(voice.range);
  out.number(voice.volume);
  out.number(voice.gain_db);
  for (const HeadingProsody& heading : voice.heading) {
    out.number(heading.pitch_percent);
    out.number(heading.rate_percent);
  }
}

std::vector<std::uint8_t> preparation_bytes(const SegmentPreparation& preparation) {
  ByteWriter out;
  write_audible_voice(out, preparation.voice);
  out.number(static_cast<std::uint32_t>(preparation.codecs.size()));
  for (const CodecSettings& codec : preparation.codecs) {
    out.text(codec.format->name);
    out.number(static_cast<std::int32_t>(codec.bit_rate));
    out.number(codec.peak_limit);
    out.number(static_cast<std::int32_t>(codec.rate.hz));
  }
  out.text(preparation.cue_directory);
  return out.take();
}

std::vector<std::uint8_t> job_bytes(const SegmentJob& job) {
  ByteWriter out;
  out.number(static_cast<std::uint32_t>(job.voices.size()));
  for (const auto& [language, voice] : job.voices) {
    out.text(language);
    write_audible_voice(out, voice);
  }
  out.text(job.store_directory);
  write_hash(out, job.clip);
  out.number(static_cast<std::uint8_t>(job.keep_samples));
  out.number(job.cue_loudness);
  out.number(job.mastering.gain_db);
  out.number(job.mastering.ceiling_db);
  out.number(static_cast<std::uint32_t>(job.packets.size()));
  for (const WantedPackets& wanted : job.packets) {
    out.number(wanted.codec);
    write_hash(out, wanted.key);
  }
  out.number(static_cast<std::uint8_t>(job.levels.has_value()));
  if (job.levels) write_hash(out, *job.levels);
  write_segment(out, job.segment);
  return out.take();
}

SegmentAnswer read_answer(Bytes bytes, bool with_levels) {
  ByteReader in(bytes);
  SegmentAnswer answer{read_marks(in), {}};
  if (with_levels) answer.levels = read_levels(in);
  return answer;
}

ForkWork segment_work() { return {prepare, do_job}; }

}  // namespace earbound

#include "pipeline/segment_service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <thread>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "cache/clip_entry.hpp"
#include "cache/levels_entry.hpp"
#include "cache/packets_entry.hpp"
#include "encode/cue_sound.hpp"
#include "master/loudness.hpp"
#include "model/segment_bytes.hpp"
#include "pipeline/versions.hpp"
#include "synth/espeak_synthesizer.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

constexpr std::chrono::seconds job_limit{60};  // a hundred times what a segment takes

std::string mastering_key(const Mastering& mastering) {
  return fmt::format("{} {}", std::llround(mastering.gain_db * 1000), std::llround(mastering.ceiling_db * 1000));
}

std::string name_and_version(const AlgorithmVersion& algorithm) {
  return fmt::format(" {} {}", algorithm.name, algorithm.version);
}

Hash levels_key(const Hash& clip, const Mastering& mastering) {
  KeyBuilder key("levels");
  key.add(mastering_version).add(gating_blocks_version);
  return key.add(clip.hex()).add(mastering_key(mastering)).key();
}

std::string cues_version(const CueTable& cues) {
  KeyBuilder key("cues");
  key.add(cue_sound_version);
  for (const auto& [name, samples] : cues)
    key.add(name).add(
        std::span(reinterpret_cast<const std::uint8_t*>(samples.data()), samples.size() * sizeof(std::int16_t)));
  return key.key().hex();
}

Error store_failure(const EntryStore& store) {
  Error error("what was just put into the cache cannot be read", "check the disk of the cache directory");
  error.at(store.directory());
  return error;
}

}  // namespace

std::unique_ptr<ForkServer> start_segment_server(unsigned jobs) {
  const unsigned sharing =
      1 + jobs / std::max(1U, std::thread::hardware_concurrency());  // a core is shared when there are more jobs
  return std::make_unique<ForkServer>(segment_work(), job_limit * sharing,
                                      std::vector{std::string(segment_server_command)});
}

void serve_segments() { serve_forks(segment_work()); }

SegmentService::SegmentService(ForkServer& server, const EntryStore& store, VoiceTable voices,
                               std::vector<CodecSettings> codecs, const std::string& cue_directory, bool keep_samples)
    : server_(server),
      store_(store),
      voices_(std::move(voices)),
      codecs_(std::move(codecs)),
      preparation_(preparation_bytes({voices_.at(""), codecs_, cue_directory})),
      engine_(espeak_data_version()),
      cues_(cue_directory.empty() ? "" : cues_version(read_cue_sounds(cue_directory))),
      keep_samples_(keep_samples) {
  for (const CodecSettings& codec : codecs_) streams_.push_back(make_packet_encoder(codec)->parameters());
}

void SegmentService::set_voices(VoiceTable voices, double cue_loudness) {
  voices_ = std::move(voices);
  cue_loudness_ = cue_loudness;
}

VoiceTable SegmentService::voices_of(const Segment& segment) const {
  VoiceTable used{{"", voices_.at("")}};
  for (const Utterance& utterance : segment.utterances) {
    const auto found = voices_.find(utterance.language);
    if (found != voices_.end()) used.insert(*found);
  }
  return used;
}

SegmentIdentity SegmentService::identity(const Segment& segment) const {
  ByteWriter voices, text;
  for (const auto& [language, voice] : voices_) {
    const auto speaks = [&language = language](const Utterance& utterance) { return utterance.language == language; };
    if (!language.empty() && std::none_of(segment.utterances.begin(), segment.utterances.end(), speaks)) continue;
    voices.text(language);
    write_audible_voice(voices, voice);
  }
  const auto has_cue = [](const Utterance& utterance) { return !utterance.cue.empty(); };
  if (std::any_of(segment.utterances.begin(), segment.utterances.end(), has_cue))
    voices.text(fmt::format("{} {:.1f}", cues_, cue_loudness_));
  write_audible_segment(text, segment);
  return {hash_bytes(text.bytes()), hash_bytes(voices.bytes())};
}

SegmentKeys SegmentService::keys(const SegmentIdentity& segment) const {
  std::string algorithms;
  for (const AlgorithmVersion& algorithm : clip_algorithms()) algorithms += name_and_version(algorithm);
  SegmentKeys keys{segment, engine_, algorithms + name_and_version(mastering_version), mastering_key(mastering_), {}};
  for (std::size_t codec = 0; codec < codecs_.size(); ++codec) keys.codecs.push_back(codec_key(codec));
  return keys;
}

Hash SegmentService::clip_key(const SegmentIdentity& segment) const {
  KeyBuilder key("clip");
  for (const AlgorithmVersion& algorithm : clip_algorithms()) key.add(algorithm);
  return key.add(engine_).add(segment.voice.hex()).add(segment.text.hex()).key();
}

std::string SegmentService::codec_key(std::size_t codec) const {
  const StreamParameters& parameters = stream(codec);
  std::string key = fmt::format("{} {} {:.4f} {} {}", parameters.format->name, codecs_[codec].bit_rate,
                                codecs_[codec].peak_limit, parameters.rate.hz, parameters.encoder);
  for (const AlgorithmVersion& algorithm : parameters.algorithms) key += name_and_version(algorithm);
  return key;
}

bool SegmentService::is_missing(const Hash& clip) const {
  if (!store_.holds(marks_kind, clip) || !store_.holds(levels_kind, levels_key(clip, mastering_))) return true;
  for (std::size_t codec = 0; codec < codecs_.size(); ++codec)
    if (!store_.holds(packets_kind, packet_key(codec, clip))) return true;
  return false;
}

Hash SegmentService::packet_key(std::size_t codec, const Hash& clip) const {
  KeyBuilder key("packets");
  key.add(mastering_version).add(clip.hex());
  return key.add(mastering_key(mastering_)).add(codec_key(codec)).key();
}

std::optional<ClipMarks> SegmentService::known_marks(const Hash& clip) const {
  return store_.find_as(marks_kind, clip, [](std::span<const std::uint8_t> bytes) {
    ByteReader in(bytes);
    return read_marks(in);
  });
}

std::optional<DeliveredLevels> SegmentService::known_levels(const Hash& key) const {
  return store_.find_as(levels_kind, key, [](std::span<const std::uint8_t> bytes) {
    ByteReader in(bytes);
    return read_levels(in);
  });
}

ClipMarks SegmentService::marks(const SegmentReader& read, const Hash& clip) {
  if (auto known = known_marks(clip)) return std::move(*known);
  return run(read(), clip, false, {}).marks;
}

ClipMarks SegmentService::speak_and_keep(const SegmentReader& read, const Hash& clip) {
  if (auto known = known_marks(clip)) return std::move(*known);
  return run(read(), clip, true, {}).marks;
}

SegmentAnswer SegmentService::speak_and_encode(const SegmentReader& read, const Hash& clip) {
  std::vector<WantedPackets> missing;
  for (std::uint32_t codec = 0; codec < codecs_.size(); ++codec) {
    const Hash key = packet_key(codec, clip);
    if (!store_.holds(packets_kind, key)) missing.push_back({codec, key});
  }
  const Hash levels = levels_key(clip, mastering_);
  if (missing.empty())
    if (auto known = known_levels(levels)) return {marks(read, clip), *known};
  return run(read(), clip, keep_samples_, std::move(missing), levels);
}

StoredPackets SegmentService::packets(std::size_t codec, const SegmentReader& read, const Hash& clip) {
  const Hash key = packet_key(codec, clip);
  auto entry = store_.find(packets_kind, key);
  if (!entry) {
    run(read(), clip, false, {{static_cast<std::uint32_t>(codec), key}});
    entry = store_.find(packets_kind, key);
  }
  if (!entry) throw store_failure(store_);
  const PacketView view = as_packets(entry->bytes());
  return {std::move(*entry), view};
}

Entry SegmentService::samples(const SegmentReader& read, const Hash& clip) {
  // Another build of the same text may have finished meanwhile and forgotten its samples, which are ours as well.
  constexpr int most_attempts = 5;
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    if (auto entry = store_.find(samples_kind, clip)) return std::move(*entry);
    run(read(), clip, true, {});
  }
  throw store_failure(store_);
}

std::vector<float> SegmentService::mastered(const SegmentReader& read, const Hash& clip) {
  const Entry entry = samples(read, clip);
  std::vector<float> out;
  master(as_samples(entry.bytes()), mastering_, out);
  return out;
}

SegmentAnswer SegmentService::run(const Segment& segment, const Hash& clip, bool keep_samples,
                                  std::vector<WantedPackets> packets, std::optional<Hash> levels) {
  const auto job = job_bytes({voices_of(segment), store_.directory(), clip, keep_samples, cue_loudness_, mastering_,
                              std::move(packets), levels, segment});
  ForkResult result;
  for (int attempt = 0; attempt < 2 && !interrupted; ++attempt) {
    result = server_.run(preparation_, job);
    if (result.status == ForkResult::Status::failed) throw Error(result.message);
    if (result.status == ForkResult::Status::done) return read_answer(result.bytes, levels.has_value());
  }
  if (interrupted) throw Interrupted{};
  const Utterance& utterance =
      segment.utterances.at(std::min<std::size_t>(result.progress, segment.utterances.size() - 1));
  const char* fate = result.status == ForkResult::Status::timed_out ? "did not finish" : "crashed";
  throw Error(
      fmt::format("the speech engine {} twice at the sentence \"{}\"", fate, truncate_bytes(utterance.text, 80)),
      "change the wording of that sentence");
}

}  // namespace earbound

#include "pipeline/segment_service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <thread>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "encode/cue_sound.hpp"
#include "master/loudness.hpp"
#include "model/segment_bytes.hpp"
#include "synth/espeak_synthesizer.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

constexpr std::string_view blocks_kind = "blocks";
constexpr std::chrono::seconds job_limit{60};  // a hundred times what a segment takes

std::string mastering_key(const Mastering& mastering) {
  return fmt::format("{} {}", std::llround(mastering.gain_db * 1000), std::llround(mastering.ceiling_db * 1000));
}

std::string cues_version(const CueTable& cues) {
  KeyBuilder key("cues 1");
  for (const auto& [name, samples] : cues)
    key.add(name).add(std::span(reinterpret_cast<const std::uint8_t*>(samples.data()), samples.size() * sizeof(std::int16_t)));
  return key.key().hex();
}

Error store_failure(const EntryStore& store) {
  Error error("what was just put into the cache cannot be read", "check the disk of the cache directory");
  error.at(store.directory());
  return error;
}

}  // namespace

std::unique_ptr<ForkServer> start_segment_server(unsigned jobs) {
  const unsigned sharing = 1 + jobs / std::max(1U, std::thread::hardware_concurrency());  // a core is shared when there are more jobs
  return std::make_unique<ForkServer>(segment_work(), job_limit * sharing);
}

SegmentService::SegmentService(ForkServer& server, const EntryStore& store, VoiceTable voices, std::vector<CodecSettings> codecs,
                               const std::string& cue_directory)
    : server_(server),
      store_(store),
      voices_(std::move(voices)),
      codecs_(std::move(codecs)),
      preparation_(preparation_bytes({voices_.at(""), codecs_, cue_directory})),
      engine_(espeak_data_version()),
      cues_(cue_directory.empty() ? "" : cues_version(read_cue_sounds(cue_directory))) {
  for (const CodecSettings& codec : codecs_) streams_.push_back(make_packet_encoder(codec)->parameters());
}

VoiceTable SegmentService::voices_of(const Segment& segment) const {
  VoiceTable used{{"", voices_.at("")}};
  for (const Utterance& utterance : segment.utterances) {
    const auto found = voices_.find(utterance.language);
    if (found != voices_.end()) used.insert(*found);
  }
  return used;
}

SegmentKeys SegmentService::keys(const Segment& segment) const {
  ByteWriter voices, text;
  for (const auto& [language, voice] : voices_of(segment)) {
    voices.text(language);
    write_audible_voice(voices, voice);
  }
  const auto has_cue = [](const Utterance& utterance) { return !utterance.cue.empty(); };
  if (std::any_of(segment.utterances.begin(), segment.utterances.end(), has_cue)) voices.text(cues_);
  write_audible_segment(text, segment);
  SegmentKeys keys{hash_bytes(text.bytes()), hash_bytes(voices.bytes()), engine_, mastering_key(mastering_), {}};
  for (std::size_t codec = 0; codec < codecs_.size(); ++codec) keys.codecs.push_back(codec_key(codec));
  return keys;
}

Hash SegmentService::clip_key(const Segment& segment) const {
  const SegmentKeys parts = keys(segment);
  return KeyBuilder("clip 1").add(parts.engine).add(parts.voice.hex()).add(parts.text.hex()).key();
}

std::string SegmentService::codec_key(std::size_t codec) const {
  const StreamParameters& parameters = stream(codec);
  return fmt::format("{} {} {:.4f} {} {}", format_name(parameters.format), codecs_[codec].bit_rate, codecs_[codec].peak_limit, parameters.rate.hz,
                     parameters.encoder);
}

bool SegmentService::is_missing(const Hash& clip) const {
  if (!store_.find(marks_kind, clip)) return true;
  for (std::size_t codec = 0; codec < codecs_.size(); ++codec)
    if (!store_.find(packets_kind, packet_key(codec, clip))) return true;
  return false;
}

Hash SegmentService::packet_key(std::size_t codec, const Hash& clip) const {
  return KeyBuilder("packets 1").add(clip.hex()).add(mastering_key(mastering_)).add(codec_key(codec)).key();
}

ClipMarks SegmentService::marks(const Segment& segment, const Hash& clip) {
  if (const auto entry = store_.find(marks_kind, clip)) {
    ByteReader in(entry->bytes());
    return read_marks(in);
  }
  return run(segment, clip, false, {});
}

ClipMarks SegmentService::speak_and_keep(const Segment& segment, const Hash& clip) {
  if (store_.find(samples_kind, clip)) return marks(segment, clip);
  return run(segment, clip, true, {});
}

ClipMarks SegmentService::speak_and_encode(const Segment& segment, const Hash& clip) {
  std::vector<WantedPackets> missing;
  for (std::uint32_t codec = 0; codec < codecs_.size(); ++codec) {
    const Hash key = packet_key(codec, clip);
    if (!store_.find(packets_kind, key)) missing.push_back({codec, key});
  }
  return missing.empty() ? marks(segment, clip) : run(segment, clip, false, std::move(missing));
}

PacketRun SegmentService::packets(std::size_t codec, const Segment& segment, const Hash& clip) {
  const Hash key = packet_key(codec, clip);
  auto entry = store_.find(packets_kind, key);
  if (!entry) {
    run(segment, clip, false, {{static_cast<std::uint32_t>(codec), key}});
    entry = store_.find(packets_kind, key);
  }
  if (!entry) throw store_failure(store_);
  ByteReader in(entry->bytes());
  PacketRun packets;
  packets.sizes = in.list<std::uint32_t>();
  packets.bytes.assign(in.rest().begin(), in.rest().end());
  return packets;
}

Entry SegmentService::samples(const Segment& segment, const Hash& clip) {
  // Another build of the same text may have finished meanwhile and forgotten its samples, which are ours as well.
  constexpr int most_attempts = 5;
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    if (auto entry = store_.find(samples_kind, clip)) return std::move(*entry);
    run(segment, clip, true, {});
  }
  throw store_failure(store_);
}

std::vector<float> SegmentService::mastered(const Segment& segment, const Hash& clip) {
  const Entry entry = samples(segment, clip);
  std::vector<float> out;
  master(as_samples(entry.bytes()), mastering_, out);
  return out;
}

std::vector<float> SegmentService::mastered_blocks(const Segment& segment, const Hash& clip, const Mastering& mastering) {
  const Hash key = KeyBuilder("blocks 1").add(clip.hex()).add(mastering_key(mastering)).key();
  if (const auto entry = store_.find(blocks_kind, key)) {
    ByteReader in(entry->bytes());
    return in.list<float>();
  }
  const Entry spoken = samples(segment, clip);
  std::vector<float> out;
  master(as_samples(spoken.bytes()), mastering, out);
  std::vector<float> energies = gating_blocks(std::span<const float>(out));
  ByteWriter bytes;
  bytes.list(std::span<const float>(energies));
  const std::span<const std::uint8_t> parts[] = {bytes.bytes()};
  store_.put(blocks_kind, key, parts);
  return energies;
}

ClipMarks SegmentService::run(const Segment& segment, const Hash& clip, bool keep_samples, std::vector<WantedPackets> packets) {
  const auto job = job_bytes({voices_of(segment), store_.directory(), clip, keep_samples, mastering_, std::move(packets), segment});
  ForkResult result;
  for (int attempt = 0; attempt < 2 && !interrupted; ++attempt) {
    result = server_.run(preparation_, job);
    if (result.status == ForkResult::Status::failed) throw Error(result.message);
    if (result.status == ForkResult::Status::done) {
      ++worked_;
      ByteReader in(result.bytes);
      return read_marks(in);
    }
  }
  if (interrupted) throw Interrupted{};
  const Utterance& utterance = segment.utterances.at(std::min<std::size_t>(result.progress, segment.utterances.size() - 1));
  const char* fate = result.status == ForkResult::Status::timed_out ? "did not finish" : "crashed";
  throw Error(fmt::format("the speech engine {} twice at the sentence \"{}\"", fate, truncate_bytes(utterance.text, 80)),
              "change the wording of that sentence");
}

}  // namespace earbound

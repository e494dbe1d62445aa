#include "pipeline/packet_service.hpp"

#include <cmath>

#include "base/bytes.hpp"
#include "master/loudness.hpp"

namespace earbound {
namespace {

constexpr std::string_view packets_kind = "packets", blocks_kind = "blocks";

std::string mastering_key(const Mastering& mastering) {
  return std::to_string(std::llround(mastering.gain_db * 1000)) + " " + std::to_string(std::llround(mastering.ceiling_db * 1000));
}

PacketRun read_packets(std::span<const std::uint8_t> bytes) {
  ByteReader in(bytes);
  PacketRun run;
  run.sizes = in.list<std::uint32_t>();
  run.bytes.assign(in.rest().begin(), in.rest().end());
  return run;
}

}  // namespace

PacketService::PacketService(const EntryStore& store, SpeechService& speech, std::vector<CodecSettings> codecs, unsigned threads)
    : store_(store), speech_(speech), codecs_(std::move(codecs)), encoders_(threads) {
  for (auto& of_thread : encoders_)
    for (const CodecSettings& codec : codecs_) of_thread.push_back(make_packet_encoder(codec));
}

PacketService::~PacketService() = default;

const StreamParameters& PacketService::stream(std::size_t codec) const { return encoders_.front().at(codec)->parameters(); }

Hash PacketService::packet_key(std::size_t codec, const Hash& clip) const {
  const StreamParameters& parameters = stream(codec);
  return KeyBuilder("packets 1")
      .add(clip.hex())
      .add(mastering_key(mastering_))
      .add(format_name(parameters.format))
      .add(parameters.encoder)
      .add(parameters.bit_rate)
      .add(parameters.rate.hz)
      .key();
}

void PacketService::encode(unsigned thread, const Segment& segment, const Hash& clip) {
  std::vector<float> samples;
  for (std::size_t codec = 0; codec < codecs_.size(); ++codec) {
    if (store_.find(packets_kind, packet_key(codec, clip))) continue;
    if (samples.empty()) samples = mastered(segment, clip);
    encode_one(*encoders_.at(thread)[codec], codec, samples, clip);
  }
}

PacketRun PacketService::encode_one(PacketEncoder& encoder, std::size_t codec, std::span<const float> samples, const Hash& clip) {
  PacketRun run = encoder.encode(samples);
  ByteWriter sizes;
  sizes.list(std::span<const std::uint32_t>(run.sizes));
  const std::span<const std::uint8_t> parts[] = {sizes.bytes(), run.bytes};
  store_.put(packets_kind, packet_key(codec, clip), parts);
  ++encoded_;
  return run;
}

std::vector<float> PacketService::limited_blocks(const Segment& segment, const Hash& clip, const Mastering& mastering) {
  const Hash key = KeyBuilder("blocks 1").add(clip.hex()).add(mastering_key(mastering)).key();
  if (const auto entry = store_.find(blocks_kind, key)) {
    ByteReader in(entry->bytes());
    return in.list<float>();
  }
  std::vector<float> samples;
  master(speech_.samples(segment, clip).get(), mastering, samples);
  std::vector<float> energies = gating_blocks(std::span<const float>(samples));
  ByteWriter out;
  out.list(std::span<const float>(energies));
  const std::span<const std::uint8_t> parts[] = {out.bytes()};
  store_.put(blocks_kind, key, parts);
  return energies;
}

PacketRun PacketService::packets(std::size_t codec, const Segment& segment, const Hash& clip) {
  if (const auto entry = store_.find(packets_kind, packet_key(codec, clip))) return read_packets(entry->bytes());
  return encode_one(*make_packet_encoder(codecs_.at(codec)), codec, mastered(segment, clip), clip);
}

std::vector<float> PacketService::mastered(const Segment& segment, const Hash& clip) {
  const ClipSamples samples = speech_.samples(segment, clip);
  std::vector<float> out;
  master(samples.get(), mastering_, out);
  return out;
}

}  // namespace earbound

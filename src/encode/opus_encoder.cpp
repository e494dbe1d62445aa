// Opus through libopus: 24 kHz, packets of 20 ms.
#include <opus/opus.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/error.hpp"
#include "encode/codecs.hpp"
#include "encode/resample.hpp"

namespace earbound {
namespace {

constexpr SampleRate coded_rate{24000};
constexpr SampleRate ogg_rate{48000};
constexpr int frame_size = 480;  // at coded_rate
constexpr int clock_ratio = ogg_rate.hz / coded_rate.hz;
constexpr std::size_t largest_packet = 1276;
constexpr int lowest_bit_rate = 8000;
constexpr int highest_bit_rate = 256000;
constexpr int complexity = 5;

struct Destroy {
  void operator()(OpusEncoder* encoder) const { opus_encoder_destroy(encoder); }
};
using Encoder = std::unique_ptr<OpusEncoder, Destroy>;

void check(int status, const char* action) {
  if (status < 0) throw Error(std::string("the Opus encoder cannot ") + action + " (" + opus_strerror(status) + ")");
}

Encoder open_encoder(int bit_rate) {
  int status = OPUS_OK;
  Encoder encoder(opus_encoder_create(coded_rate.hz, 1, OPUS_APPLICATION_AUDIO, &status));
  check(status, "start");
  check(opus_encoder_ctl(encoder.get(), OPUS_SET_BITRATE(bit_rate)), "take the bit rate");
  check(opus_encoder_ctl(encoder.get(), OPUS_SET_COMPLEXITY(complexity)), "take its settings");
  check(opus_encoder_ctl(encoder.get(), OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE)), "take its settings");
  return encoder;
}

class SpeechOpusEncoder final : public PacketEncoder {
 public:
  explicit SpeechOpusEncoder(const CodecSettings& settings) {
    if (settings.bit_rate < lowest_bit_rate || settings.bit_rate > highest_bit_rate)
      throw Error("Opus speech has no bit rate of " + std::to_string(settings.bit_rate) + " bits a second",
                  "choose one from 8 to 256 kbit/s");
    const Encoder encoder = open_encoder(settings.bit_rate);
    opus_int32 lookahead = 0;
    check(opus_encoder_ctl(encoder.get(), OPUS_GET_LOOKAHEAD(&lookahead)), "tell its delay");
    parameters_.format = AudioFormat::opus;
    parameters_.rate = ogg_rate;
    parameters_.frame_size = frame_size * clock_ratio;
    parameters_.initial_padding = lookahead * clock_ratio;
    parameters_.bit_rate = settings.bit_rate;
    parameters_.encoder = opus_get_version_string();
  }

  [[nodiscard]] const StreamParameters& parameters() const override { return parameters_; }

  PacketRun encode(std::span<const float> samples) override {
    const Encoder encoder = open_encoder(parameters_.bit_rate);
    const std::size_t converted = (samples.size() * coded_rate.hz + narration_rate.hz - 1) / narration_rate.hz;
    const std::size_t needed = (converted + frame_size - 1) / frame_size + spare_packets;
    const auto sound = resample(samples, coded_rate, needed * frame_size);
    PacketRun run;
    run.sizes.reserve(needed);
    run.bytes.reserve(needed * (static_cast<std::size_t>(parameters_.bit_rate) / 8 / 50 + 16));
    std::array<std::uint8_t, largest_packet> packet;
    for (std::size_t index = 0; index < needed; ++index) {
      // The decoder comes from another segment: the first packet must not lean on what it holds.
      if (index < 2) check(opus_encoder_ctl(encoder.get(), OPUS_SET_PREDICTION_DISABLED(index == 0 ? 1 : 0)), "take its settings");
      const int size = opus_encode_float(encoder.get(), sound.data() + index * frame_size, frame_size, packet.data(),
                                         static_cast<opus_int32>(packet.size()));
      check(size, "encode");
      run.sizes.push_back(static_cast<std::uint32_t>(size));
      run.bytes.insert(run.bytes.end(), packet.begin(), packet.begin() + size);
    }
    return run;
  }

 private:
  StreamParameters parameters_;
};

}  // namespace

std::unique_ptr<PacketEncoder> make_opus_encoder(const CodecSettings& settings) {
  return std::make_unique<SpeechOpusEncoder>(settings);
}

}  // namespace earbound

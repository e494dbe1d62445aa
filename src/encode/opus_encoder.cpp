// Opus through libopus: 24 kHz, packets of 20 ms.
#include <opus/opus.h>

#include <algorithm>
#include <array>
#include <cmath>
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
constexpr int most_rounds = 4;  // of softening what overshoots

struct Destroy {
  void operator()(OpusEncoder* encoder) const { opus_encoder_destroy(encoder); }
};
using Encoder = std::unique_ptr<OpusEncoder, Destroy>;

void check(int status, const char* action) {
  if (status < 0) throw Error(std::string("the Opus encoder cannot ") + action + " (" + opus_strerror(status) + ")");
}

/// The transform coder alone: at 32 kb/s as close to speech as the hybrid is at 24 kb/s, three times as fast, and its decoded
/// peaks overshoot by 2 dB at most, the hybrid's by 6 dB.
Encoder open_encoder(int bit_rate) {
  int status = OPUS_OK;
  Encoder encoder(opus_encoder_create(coded_rate.hz, 1, OPUS_APPLICATION_RESTRICTED_LOWDELAY, &status));
  check(status, "start");
  check(opus_encoder_ctl(encoder.get(), OPUS_SET_BITRATE(bit_rate)), "take the bit rate");
  check(opus_encoder_ctl(encoder.get(), OPUS_SET_COMPLEXITY(complexity)), "take its settings");
  check(opus_encoder_ctl(encoder.get(), OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE)), "take its settings");
  return encoder;
}

class SpeechOpusEncoder final : public PacketEncoder {
 public:
  explicit SpeechOpusEncoder(const CodecSettings& settings) : peak_limit_(settings.peak_limit) {
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
    const std::size_t converted = (samples.size() * coded_rate.hz + narration_rate.hz - 1) / narration_rate.hz;
    const std::size_t needed = (converted + frame_size - 1) / frame_size + spare_packets;
    auto sound = resample(samples, coded_rate, needed * frame_size);
    PacketRun run = encode_once(sound);
    for (int round = 0; round < most_rounds && peak_limit_ > 0; ++round) {
      if (!soften_overshoots(run, sound)) break;
      run = encode_once(sound);
    }
    return run;
  }

 private:
  PacketRun encode_once(std::span<const float> sound) const {
    const Encoder encoder = open_encoder(parameters_.bit_rate);
    const std::size_t needed = sound.size() / frame_size;
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

  /// Decodes the packets; where they overshoot the limit, the sound they came from is made a little softer, fading over half a packet on
  /// both sides. False when nothing overshoots.
  bool soften_overshoots(const PacketRun& run, std::span<float> sound) const {
    int status = OPUS_OK;
    const std::unique_ptr<OpusDecoder, void (*)(OpusDecoder*)> decoder(opus_decoder_create(ogg_rate.hz, 1, &status), opus_decoder_destroy);
    check(status, "check its own sound");
    std::array<float, static_cast<std::size_t>(frame_size) * clock_ratio> decoded;
    std::vector<float> gain(2 * run.sizes.size() + 2, 1.0F);  // at every half packet
    std::size_t at = 0;
    bool softened = false;
    for (std::size_t packet = 0; packet < run.sizes.size(); at += run.sizes[packet++]) {
      check(opus_decode_float(decoder.get(), run.bytes.data() + at, static_cast<opus_int32>(run.sizes[packet]), decoded.data(),
                              frame_size * clock_ratio, 0),
            "check its own sound");
      for (std::size_t half = 0; half < 2; ++half) {
        float peak = 0;
        for (std::size_t i = 0; i < decoded.size() / 2; ++i) peak = std::max(peak, std::abs(decoded[half * decoded.size() / 2 + i]));
        if (peak <= peak_limit_) continue;
        softened = true;
        const float wanted = peak_limit_ / peak * 0.98F;
        // The decoder's delay is a quarter of a half packet: what overshoots here was put in here, or just before.
        const std::size_t middle = 2 * packet + half;
        for (std::size_t edge = middle > 0 ? middle - 1 : 0; edge <= middle + 1; ++edge) gain[edge] = std::min(gain[edge], wanted);
      }
    }
    constexpr std::size_t step = frame_size / 2;
    for (std::size_t edge = 0; softened && (edge + 1) * step <= sound.size(); ++edge)
      for (std::size_t i = 0; i < step; ++i) {
        const float way = static_cast<float>(i) / step;
        sound[edge * step + i] *= gain[edge] * (1 - way) + gain[edge + 1] * way;
      }
    return softened;
  }

  StreamParameters parameters_;
  float peak_limit_;
};

}  // namespace

std::unique_ptr<PacketEncoder> make_opus_encoder(const CodecSettings& settings) {
  return std::make_unique<SpeechOpusEncoder>(settings);
}

}  // namespace earbound

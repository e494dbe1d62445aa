// Opus through libopus: 24 kHz, packets of 20 ms.
#include <opus/opus.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
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
constexpr int complexity = 6;                // from 7 on libopus analyses the sound for music as well
constexpr double rate_asked = 1.07;          // of the rate wanted: what libopus leaves unused of it in speech
constexpr float silence = 1e-5F;             // -100 dB of full scale
constexpr std::size_t settling_packets = 3;  // of silence, until its packets no longer change
constexpr std::size_t half_packet = frame_size / 2;
constexpr float between_samples = 1.02F;  // how much higher than its samples the sound may be
constexpr int most_attempts = 8;          // at one packet, until it no longer overshoots

struct Destroy {
  void operator()(OpusEncoder* encoder) const { opus_encoder_destroy(encoder); }
  void operator()(OpusDecoder* decoder) const { opus_decoder_destroy(decoder); }
};
using Encoder = std::unique_ptr<OpusEncoder, Destroy>;
using Decoder = std::unique_ptr<OpusDecoder, Destroy>;

void check(int status, const char* action) {
  if (status < 0) throw Error(std::string("the Opus encoder cannot ") + action + " (" + opus_strerror(status) + ")");
}

/// The hybrid of linear prediction and transform coder, at rates of speech. The transform coder alone needs a third of
/// the time, but fills the valleys between formants and harmonics with noise.
Encoder open_encoder(int bit_rate) {
  int status = OPUS_OK;
  Encoder encoder(opus_encoder_create(coded_rate.hz, 1, OPUS_APPLICATION_AUDIO, &status));
  check(status, "start");
  check(opus_encoder_ctl(encoder.get(), OPUS_SET_BITRATE(static_cast<opus_int32>(bit_rate * rate_asked))),
        "take the bit rate");
  check(opus_encoder_ctl(encoder.get(), OPUS_SET_COMPLEXITY(complexity)), "take its settings");
  check(opus_encoder_ctl(encoder.get(), OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE)), "take its settings");
  return encoder;
}

/// An encoder and the decoder that hears it, which can go back to what they were before one of the last packets:
/// libopus' states are flat memory that may be copied.
class RetractableCoder {
 public:
  explicit RetractableCoder(int bit_rate)
      : encoder_(open_encoder(bit_rate)),
        encoder_bytes_(static_cast<std::size_t>(opus_encoder_get_size(1))),
        decoder_bytes_(static_cast<std::size_t>(opus_decoder_get_size(1))) {
    int status = OPUS_OK;
    decoder_.reset(opus_decoder_create(coded_rate.hz, 1, &status));
    check(status, "check its own sound");
    for (auto& state : states_) state.resize(encoder_bytes_ + decoder_bytes_);
  }

  /// Encodes frame_size samples as packet `index`; valid until the next call.
  std::span<const std::uint8_t> encode(std::size_t index, const float* sound) {
    keep(states_[index % states_.size()]);
    newest_ = std::max(newest_, index);
    // The decoder comes from another segment or from silence: the first packet must not lean on what it holds.
    if (index < first_ + 2)
      check(opus_encoder_ctl(encoder_.get(), OPUS_SET_PREDICTION_DISABLED(index == first_ ? 1 : 0)),
            "take its settings");
    const int size =
        opus_encode_float(encoder_.get(), sound, frame_size, packet_.data(), static_cast<opus_int32>(packet_.size()));
    check(size, "encode");
    return std::span(packet_).first(static_cast<std::size_t>(size));
  }

  /// Begins anew with packet `index`, as in another segment: to this one it cannot go back, but not beyond it.
  void restart(std::size_t index) {
    check(opus_encoder_ctl(encoder_.get(), OPUS_RESET_STATE), "start again");
    first_ = newest_ = index;
  }

  /// The highest samples of both halves of a packet, as decoded.
  std::array<float, 2> peaks(std::span<const std::uint8_t> packet) {
    std::array<float, frame_size> decoded;
    check(opus_decode_float(decoder_.get(), packet.data(), static_cast<opus_int32>(packet.size()), decoded.data(),
                            decoded.size(), 0),
          "check its own sound");
    std::array<float, 2> highest{};
    for (std::size_t i = 0; i < decoded.size(); ++i) {
      float& peak = highest[i / (decoded.size() / 2)];
      peak = std::max(peak, std::abs(decoded[i]));
    }
    return highest;
  }

  /// The first packet to which it can go back.
  [[nodiscard]] std::size_t oldest() const {
    return std::max(first_, newest_ + 1 > states_.size() ? newest_ + 1 - states_.size() : 0);
  }
  void go_back_to(std::size_t index) {
    const auto& state = states_[index % states_.size()];
    std::memcpy(encoder_.get(), state.data(), encoder_bytes_);
    std::memcpy(decoder_.get(), state.data() + encoder_bytes_, decoder_bytes_);
  }

 private:
  void keep(std::vector<std::uint8_t>& state) const {
    std::memcpy(state.data(), encoder_.get(), encoder_bytes_);
    std::memcpy(state.data() + encoder_bytes_, decoder_.get(), decoder_bytes_);
  }

  Encoder encoder_;
  Decoder decoder_;
  std::size_t encoder_bytes_, decoder_bytes_;
  std::array<std::vector<std::uint8_t>, 4> states_;  // before packet i, at i modulo their number
  std::size_t first_ = 0, newest_ = 0;
  std::array<std::uint8_t, largest_packet> packet_;
};

/// Makes `sound` softer around a half packet, where it was put in or just before, fading over half a packet on both
/// sides.
void soften(std::span<float> sound, std::size_t half, float gain) {
  const auto multiply = [&](std::size_t which, float from, float to) {
    for (std::size_t i = 0; i < half_packet && which * half_packet + i < sound.size(); ++i)
      sound[which * half_packet + i] *= from + (to - from) * (static_cast<float>(i) / half_packet);
  };
  if (half >= 2) multiply(half - 2, 1, gain);
  if (half >= 1) multiply(half - 1, gain, gain);
  multiply(half, gain, gain);
  multiply(half + 1, gain, 1);
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
    parameters_.format = settings.format;
    parameters_.rate = ogg_rate;
    parameters_.frame_size = frame_size * clock_ratio;
    parameters_.initial_padding = lookahead * clock_ratio;
    parameters_.bit_rate = settings.bit_rate;
    parameters_.encoder = opus_get_version_string();
    parameters_.algorithms = {opus_version, resampler_version};
  }

  [[nodiscard]] const StreamParameters& parameters() const override { return parameters_; }

  PacketRun encode(std::span<const float> samples) override {
    const std::size_t converted = (samples.size() * coded_rate.hz + narration_rate.hz - 1) / narration_rate.hz;
    const std::size_t needed = (converted + frame_size - 1) / frame_size + spare_packets;
    auto sound = resampler_.convert(samples, needed * frame_size);
    const std::vector<bool> lulls = find_lulls(sound);
    RetractableCoder coder(parameters_.bit_rate);
    PacketRun run;
    run.sizes.reserve(needed);
    run.bytes.reserve(needed * (static_cast<std::size_t>(parameters_.bit_rate) / 8 / 50 + 16));
    std::vector<std::uint8_t> attempts(needed);  // to encode each packet
    while (run.sizes.size() < needed) {
      const std::size_t index = run.sizes.size();
      if (lulls[index]) {
        append_again(run);
        continue;
      }
      if (index > 0 && lulls[index - 1]) coder.restart(index);
      const auto packet = coder.encode(index, sound.data() + index * frame_size);
      if (peak_limit_ > 0 && attempts[index] < most_attempts && soften_overshoots(coder.peaks(packet), index, sound)) {
        ++attempts[index];
        // What was made softer begins in the packet before.
        const std::size_t again = std::max(index == 0 ? 0 : index - 1, coder.oldest());
        coder.go_back_to(again);
        if (again < index) {
          run.bytes.resize(run.bytes.size() - run.sizes.back());
          run.sizes.pop_back();
        }
        continue;
      }
      run.sizes.push_back(static_cast<std::uint32_t>(packet.size()));
      run.bytes.insert(run.bytes.end(), packet.begin(), packet.end());
    }
    return run;
  }

 private:
  /// Packets for which the last one of the silence before does again, so that nothing need be encoded: all of a pause
  /// but its beginning, and the packet before sound, with which the encoder begins anew.
  static std::vector<bool> find_lulls(std::span<const float> sound) {
    const std::size_t packets = sound.size() / frame_size;
    std::vector<bool> lulls(packets);
    std::size_t silent = 0;  // packets up to here
    for (std::size_t i = 0; i < packets; ++i) {
      const auto packet = sound.subspan(i * frame_size, frame_size);
      const bool heard = std::ranges::any_of(packet, [](float sample) { return std::abs(sample) > silence; });
      silent = heard ? 0 : silent + 1;
      if (heard && i > 0) lulls[i - 1] = false;
      lulls[i] = silent > settling_packets;
    }
    return lulls;
  }

  static void append_again(PacketRun& run) {
    const std::uint32_t size = run.sizes.back();
    run.sizes.push_back(size);
    run.bytes.resize(run.bytes.size() + size);
    std::copy_n(run.bytes.end() - 2 * static_cast<std::ptrdiff_t>(size), size, run.bytes.end() - size);
  }

  /// Where a decoded packet overshoots the limit, the sound it came from is made a little softer. False when it does
  /// not. Heard at half of Ogg's rate, a peak may lie between two samples.
  bool soften_overshoots(const std::array<float, 2>& peaks, std::size_t packet, std::span<float> sound) const {
    bool softened = false;
    for (std::size_t half = 0; half < 2; ++half) {
      const float highest = peaks[half] * between_samples;
      if (highest <= peak_limit_) continue;
      soften(sound, 2 * packet + half, peak_limit_ / highest * 0.98F);
      softened = true;
    }
    return softened;
  }

  StreamParameters parameters_;
  float peak_limit_;
  Resampler resampler_{coded_rate};
};

}  // namespace

std::unique_ptr<PacketEncoder> make_opus_encoder(const CodecSettings& settings) {
  return std::make_unique<SpeechOpusEncoder>(settings);
}

}  // namespace earbound

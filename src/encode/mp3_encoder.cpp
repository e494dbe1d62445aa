// MP3 through LAME itself: libavcodec's wrapper feeds it one frame at a time and copies each packet.
#include <lame/lame.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "base/error.hpp"
#include "encode/codecs.hpp"
#include "encode/mp3_frame.hpp"

namespace earbound {
namespace {

struct LameClose {
  void operator()(lame_global_flags* lame) const { lame_close(lame); }
};
using Lame = std::unique_ptr<lame_global_flags, LameClose>;

constexpr int frame_size = 576;
constexpr int decoder_delay = 529;  // of every Layer III decoder: 528 of the filter bank and one
constexpr int quality = 7;          // no noise shaping: the slower settings are no closer to speech at these rates

void silent(const char*, va_list) {}

void accepted(int status, const char* setting) {
  if (status < 0) throw Error(std::string("the MP3 encoder does not take the ") + setting);
}

Lame open_encoder(int bit_rate) {
  Lame lame(lame_init());
  if (!lame) throw Error("cannot start the MP3 encoder: out of memory");
  lame_set_errorf(lame.get(), silent);
  lame_set_msgf(lame.get(), silent);
  lame_set_debugf(lame.get(), silent);
  accepted(lame_set_in_samplerate(lame.get(), narration_rate.hz), "sampling rate");
  accepted(lame_set_out_samplerate(lame.get(), narration_rate.hz), "sampling rate");
  accepted(lame_set_num_channels(lame.get(), 1), "number of channels");
  accepted(lame_set_mode(lame.get(), MONO), "number of channels");
  accepted(lame_set_VBR(lame.get(), vbr_off), "constant bit rate");
  accepted(lame_set_brate(lame.get(), bit_rate / 1000), "bit rate");
  accepted(lame_set_quality(lame.get(), quality), "quality");
  accepted(lame_set_bWriteVbrTag(lame.get(), 0), "header setting");
  lame_set_write_id3tag_automatic(lame.get(), 0);
  accepted(lame_init_params(lame.get()), "settings");
  return lame;
}

class Mp3Encoder final : public PacketEncoder {
 public:
  explicit Mp3Encoder(const CodecSettings& settings) {
    const auto rates = mp3_bit_rates(narration_rate);
    if (std::find(rates.begin(), rates.end(), settings.bit_rate) == rates.end()) {
      std::string known;
      for (const int rate : rates) known += (known.empty() ? "" : ", ") + std::to_string(rate / 1000);
      throw Error("MP3 speech has no bit rate of " + std::to_string(settings.bit_rate) + " bits a second",
                  "choose one of " + known + " kbit/s");
    }
    const Lame lame = open_encoder(settings.bit_rate);
    parameters_.format = AudioFormat::mp3;
    parameters_.rate = narration_rate;
    parameters_.frame_size = frame_size;
    parameters_.initial_padding = lame_get_encoder_delay(lame.get()) + decoder_delay;
    parameters_.bit_rate = settings.bit_rate;
    parameters_.encoder = std::string("LAME") + get_lame_short_version();
    if (lame_get_framesize(lame.get()) != frame_size) throw Error("the MP3 encoder has another frame size than speech needs");
  }

  [[nodiscard]] const StreamParameters& parameters() const override { return parameters_; }

  PacketRun encode(std::span<const float> samples) override {
    const Lame lame = open_encoder(parameters_.bit_rate);
    const std::size_t needed = (samples.size() + frame_size - 1) / frame_size + spare_packets;
    PacketRun run;
    run.bytes.resize(needed * (static_cast<std::size_t>(parameters_.bit_rate) / 8 * frame_size / narration_rate.hz + 2) +
                     2 * LAME_MAXMP3BUFFER);
    std::size_t written = 0;
    const auto feed = [&](std::span<const float> block) {
      const std::size_t room = std::min<std::size_t>(run.bytes.size() - written, std::numeric_limits<int>::max());
      const int bytes = lame_encode_buffer_ieee_float(lame.get(), block.data(), nullptr, static_cast<int>(block.size()),
                                                      run.bytes.data() + written, static_cast<int>(room));
      if (bytes < 0) throw Error("the MP3 encoder failed (LAME error " + std::to_string(bytes) + ")");
      written += static_cast<std::size_t>(bytes);
    };
    for (std::size_t at = 0; at < samples.size(); at += block_size)
      feed(samples.subspan(at, std::min(block_size, samples.size() - at)));
    static constexpr std::array<float, (spare_packets + 2) * frame_size> silence{};
    feed(silence);
    const int bytes = lame_encode_flush(lame.get(), run.bytes.data() + written, static_cast<int>(run.bytes.size() - written));
    if (bytes < 0) throw Error("the MP3 encoder failed at the end (LAME error " + std::to_string(bytes) + ")");
    written += static_cast<std::size_t>(bytes);
    cut_frames(run, written, needed);
    return run;
  }

 private:
  static constexpr std::size_t block_size = 64 * frame_size;

  static void cut_frames(PacketRun& run, std::size_t written, std::size_t needed) {
    run.sizes.reserve(needed);
    std::size_t at = 0;
    while (at < written && run.sizes.size() < needed) {
      const std::size_t size = parse_mp3_header(std::span(run.bytes).subspan(at, written - at)).bytes();
      if (size > written - at) break;
      run.sizes.push_back(static_cast<std::uint32_t>(size));
      at += size;
    }
    if (run.sizes.size() < needed) throw Error("the MP3 encoder gave fewer frames than it was fed");
    run.bytes.resize(at);
  }

  StreamParameters parameters_;
};

}  // namespace

std::unique_ptr<PacketEncoder> make_mp3_encoder(const CodecSettings& settings) {
  return std::make_unique<Mp3Encoder>(settings);
}

}  // namespace earbound

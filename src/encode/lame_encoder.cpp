// MP3 at 44,100 Hz, which our own encoder does not have, through LAME.
#include <lame/lame.h>

#include <algorithm>
#include <limits>
#include <string>

#include "base/error.hpp"
#include "encode/codecs.hpp"
#include "encode/mp3_frame.hpp"
#include "encode/resample.hpp"

namespace earbound {
namespace {

struct LameClose {
  void operator()(lame_global_flags* lame) const { lame_close(lame); }
};
using Lame = std::unique_ptr<lame_global_flags, LameClose>;

constexpr int quality = 5;  // noise shaping in moderation: there are bits in plenty

void silent(const char*, va_list) {}

void accepted(int status, const char* setting) {
  if (status < 0) throw Error(std::string("the MP3 encoder does not take the ") + setting);
}

Lame open_encoder(const CodecSettings& settings) {
  Lame lame(lame_init());
  if (!lame) throw Error("cannot start the MP3 encoder: out of memory");
  lame_set_errorf(lame.get(), silent);
  lame_set_msgf(lame.get(), silent);
  lame_set_debugf(lame.get(), silent);
  accepted(lame_set_in_samplerate(lame.get(), settings.rate.hz), "sampling rate");
  accepted(lame_set_out_samplerate(lame.get(), settings.rate.hz), "sampling rate");
  accepted(lame_set_num_channels(lame.get(), 1), "number of channels");
  accepted(lame_set_mode(lame.get(), MONO), "number of channels");
  accepted(lame_set_VBR(lame.get(), vbr_off), "constant bit rate");
  accepted(lame_set_brate(lame.get(), settings.bit_rate / 1000), "bit rate");
  accepted(lame_set_disable_reservoir(lame.get(), 1),
           "frames that stand alone");  // so that they can follow those of another encoder
  accepted(lame_set_quality(lame.get(), quality), "quality");
  accepted(lame_set_bWriteVbrTag(lame.get(), 0), "header setting");
  lame_set_write_id3tag_automatic(lame.get(), 0);
  accepted(lame_init_params(lame.get()), "settings");
  return lame;
}

class LameEncoder final : public PacketEncoder {
 public:
  explicit LameEncoder(const CodecSettings& settings) : settings_(settings), resampler_(settings.rate) {
    if (settings.rate.hz != 2 * narration_rate.hz)
      throw Error("MP3 speech has no sampling rate of " + std::to_string(settings.rate.hz) + " Hz");
    const auto rates = mp3_bit_rates(settings.rate);
    if (std::find(rates.begin(), rates.end(), settings.bit_rate) == rates.end())
      throw Error("MP3 at " + std::to_string(settings.rate.hz) + " Hz has no bit rate of " +
                  std::to_string(settings.bit_rate) + " bits a second");
    const Lame lame = open_encoder(settings);
    level_ = 1 / lame_get_scale(lame.get());
    parameters_.format = settings.format;
    parameters_.rate = settings.rate;
    parameters_.frame_size = lame_get_framesize(lame.get());
    parameters_.initial_padding = lame_get_encoder_delay(lame.get()) + layer3_decoder_delay;
    parameters_.bit_rate = settings.bit_rate;
    parameters_.encoder = std::string("LAME ") + get_lame_short_version();
    parameters_.algorithms = {lame_version, resampler_version};
  }

  [[nodiscard]] const StreamParameters& parameters() const override { return parameters_; }

  PacketRun encode(std::span<const float> samples) override {
    const auto frame = static_cast<std::size_t>(parameters_.frame_size);
    const std::size_t length = 2 * samples.size();
    const std::size_t needed = (length + frame - 1) / frame + spare_packets;
    std::vector<float> converted = resampler_.convert(samples, (needed + 2) * frame);  // silence follows, for the flush
    for (float& sample : converted) sample *= level_;

    const Lame lame = open_encoder(settings_);
    PacketRun run;
    run.bytes.resize((needed + 4) * largest_frame() + LAME_MAXMP3BUFFER);
    std::size_t written = 0;
    const auto keep = [&](int bytes) {
      if (bytes < 0) throw Error("the MP3 encoder failed (LAME error " + std::to_string(bytes) + ")");
      written += static_cast<std::size_t>(bytes);
    };
    const auto room = [&] {
      return static_cast<int>(std::min<std::size_t>(run.bytes.size() - written, std::numeric_limits<int>::max()));
    };
    keep(lame_encode_buffer_ieee_float(lame.get(), converted.data(), nullptr, static_cast<int>(converted.size()),
                                       run.bytes.data(), room()));
    keep(lame_encode_flush(lame.get(), run.bytes.data() + written, room()));
    cut_frames(run, written, needed);
    return run;
  }

 private:
  [[nodiscard]] std::size_t largest_frame() const {
    return static_cast<std::size_t>(settings_.bit_rate) / 8 * static_cast<std::size_t>(parameters_.frame_size) /
               static_cast<std::size_t>(settings_.rate.hz) +
           2;
  }

  static void cut_frames(PacketRun& run, std::size_t written, std::size_t needed) {
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

  CodecSettings settings_;
  Resampler resampler_;
  StreamParameters parameters_;
  float level_ = 1;  ///< gives back what LAME takes off the level for the bit rate
};

}  // namespace

std::unique_ptr<PacketEncoder> make_lame_encoder(const CodecSettings& settings) {
  return std::make_unique<LameEncoder>(settings);
}

}  // namespace earbound

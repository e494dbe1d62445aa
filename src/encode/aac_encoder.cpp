// AAC-LC through libavcodec.
extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/log.h>
#include <libavutil/opt.h>
}

#include <algorithm>
#include <string>

#include "base/error.hpp"
#include "encode/codecs.hpp"

namespace earbound {
namespace {

constexpr int frame_size = 1024;
constexpr std::size_t lead_in =
    2;  // packets: an encoder that has not heard the silence before speech smears its onset over it
constexpr int lowest_bit_rate = 16000;
constexpr int highest_bit_rate = 128000;  // 6144 bits a frame are the most the standard allows one channel

struct ContextFree {
  void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
};
struct FrameFree {
  void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};
struct PacketFree {
  void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};
using Context = std::unique_ptr<AVCodecContext, ContextFree>;
using AudioFrame = std::unique_ptr<AVFrame, FrameFree>;
using Packet = std::unique_ptr<AVPacket, PacketFree>;

void check(int status, const char* action) {
  if (status >= 0) return;
  char reason[AV_ERROR_MAX_STRING_SIZE] = {};
  av_strerror(status, reason, sizeof reason);
  throw Error(std::string("the AAC encoder cannot ") + action + " (" + reason + ")");
}

Context open_encoder(int bit_rate) {
  const AVCodec* codec = avcodec_find_encoder_by_name("aac");
  if (codec == nullptr) throw Error("libavcodec has no AAC encoder", "install a libavcodec that has one");
  Context context(avcodec_alloc_context3(codec));
  if (!context) throw Error("cannot start the AAC encoder: out of memory");
  context->sample_rate = narration_rate.hz;
  context->sample_fmt = AV_SAMPLE_FMT_FLTP;
  av_channel_layout_default(&context->ch_layout, 1);
  context->bit_rate = bit_rate;
  context->profile = FF_PROFILE_AAC_LOW;
  context->thread_count = 1;
  context->flags |=
      AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;  // the second keeps the library's name out of the packets
  check(av_opt_set(context->priv_data, "aac_coder", "fast", 0), "take its settings");
  check(av_opt_set(context->priv_data, "aac_tns", "0", 0), "take its settings");  // slower, and further from the source
  check(avcodec_open2(context.get(), codec, nullptr), "start");
  return context;
}

class AacEncoder final : public PacketEncoder {
 public:
  explicit AacEncoder(const CodecSettings& settings) {
    if (settings.bit_rate < lowest_bit_rate || settings.bit_rate > highest_bit_rate)
      throw Error("AAC speech has no bit rate of " + std::to_string(settings.bit_rate) + " bits a second",
                  "choose one from 16 to 128 kbit/s");
    av_log_set_level(AV_LOG_FATAL);  // the encoder would report its rate control on standard error
    const Context context = open_encoder(settings.bit_rate);
    if (context->frame_size != frame_size) throw Error("the AAC encoder has another frame size than AAC-LC");
    parameters_.format = settings.format;
    parameters_.rate = narration_rate;
    parameters_.frame_size = frame_size;
    parameters_.initial_padding = context->initial_padding;
    parameters_.bit_rate = settings.bit_rate;
    parameters_.extradata.assign(context->extradata, context->extradata + context->extradata_size);
    const unsigned version = avcodec_version();
    parameters_.encoder = "libavcodec " + std::to_string(version >> 16) + "." + std::to_string((version >> 8) & 0xff) +
                          "." + std::to_string(version & 0xff) + " aac";
    parameters_.algorithms = {aac_version};
  }

  [[nodiscard]] const StreamParameters& parameters() const override { return parameters_; }

  PacketRun encode(std::span<const float> samples) override {
    const Context context = open_encoder(parameters_.bit_rate);
    const AudioFrame frame(av_frame_alloc());
    const Packet packet(av_packet_alloc());
    if (!frame || !packet) throw Error("cannot start the AAC encoder: out of memory");
    const std::size_t needed = (samples.size() + frame_size - 1) / frame_size + spare_packets;
    PacketRun run;
    run.sizes.reserve(needed);
    run.bytes.reserve(needed *
                      (static_cast<std::size_t>(parameters_.bit_rate) / 8 * frame_size / narration_rate.hz + 8));

    std::size_t dropped = 0;
    for (std::size_t index = 0; index < lead_in + needed; ++index) {
      prepare(*frame, *context);
      const std::size_t at =
          index < lead_in ? samples.size() : std::min((index - lead_in) * frame_size, samples.size());
      const auto block = samples.subspan(at, std::min<std::size_t>(frame_size, samples.size() - at));
      auto* plane = reinterpret_cast<float*>(frame->data[0]);
      std::fill(std::copy(block.begin(), block.end(), plane), plane + frame_size, 0.0F);
      frame->pts = static_cast<std::int64_t>(index) * frame_size;
      check(avcodec_send_frame(context.get(), frame.get()), "encode");
      take_packets(*context, *packet, run, dropped, needed);
    }
    check(avcodec_send_frame(context.get(), nullptr), "finish");
    take_packets(*context, *packet, run, dropped, needed);
    if (run.sizes.size() < needed) throw Error("the AAC encoder gave fewer packets than it was fed");
    return run;
  }

 private:
  static void prepare(AVFrame& frame, const AVCodecContext& context) {
    if (frame.data[0] == nullptr) {
      frame.format = context.sample_fmt;
      frame.sample_rate = context.sample_rate;
      frame.nb_samples = frame_size;
      check(av_channel_layout_copy(&frame.ch_layout, &context.ch_layout), "start");
      check(av_frame_get_buffer(&frame, 0), "start");
    }
    check(av_frame_make_writable(&frame), "encode");
  }

  static void take_packets(AVCodecContext& context, AVPacket& packet, PacketRun& run, std::size_t& dropped,
                           std::size_t needed) {
    for (;;) {
      const int status = avcodec_receive_packet(&context, &packet);
      if (status == AVERROR(EAGAIN) || status == AVERROR_EOF) return;
      check(status, "encode");
      if (dropped < lead_in) {
        ++dropped;
      } else if (run.sizes.size() < needed) {
        run.sizes.push_back(static_cast<std::uint32_t>(packet.size));
        run.bytes.insert(run.bytes.end(), packet.data, packet.data + packet.size);
      }
      av_packet_unref(&packet);
    }
  }

  StreamParameters parameters_;
};

}  // namespace

std::unique_ptr<PacketEncoder> make_aac_encoder(const CodecSettings& settings) {
  return std::make_unique<AacEncoder>(settings);
}

}  // namespace earbound

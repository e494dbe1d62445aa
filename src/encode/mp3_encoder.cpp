#include <algorithm>
#include <string>

#include "base/error.hpp"
#include "encode/codecs.hpp"
#include "encode/layer3_encoder.hpp"
#include "encode/layer3_filterbank.hpp"
#include "encode/mp3_frame.hpp"

namespace earbound {
namespace {

constexpr int frame_size = 576;

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
    parameters_.format = settings.format;
    parameters_.rate = narration_rate;
    parameters_.frame_size = frame_size;
    parameters_.initial_padding = layer3_delay;
    parameters_.bit_rate = settings.bit_rate;
    parameters_.encoder = "earbound Layer III " + std::to_string(layer3_version.version);
    parameters_.algorithms = {layer3_version};
  }

  [[nodiscard]] const StreamParameters& parameters() const override { return parameters_; }

  PacketRun encode(std::span<const float> samples) override {
    return encode_layer3(samples, parameters_.bit_rate, (samples.size() + frame_size - 1) / frame_size + spare_packets);
  }

 private:
  StreamParameters parameters_;
};

}  // namespace

std::unique_ptr<PacketEncoder> make_mp3_encoder(const CodecSettings& settings) {
  return std::make_unique<Mp3Encoder>(settings);
}

}  // namespace earbound

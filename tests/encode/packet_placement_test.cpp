#include <algorithm>
#include <catch2/catch.hpp>

#include <numeric>

#include "base/error.hpp"
#include "encode/packet_encoder.hpp"
#include "model/narration.hpp"

using namespace earbound;

namespace {

StreamParameters stream_of(const SoundFormat* format, int rate, int frame_size, int padding) {
  StreamParameters stream;
  stream.format = format;
  stream.rate = SampleRate{rate};
  stream.frame_size = frame_size;
  stream.initial_padding = padding;
  return stream;
}

const StreamParameters mp3 = stream_of(&mp3_format, 22050, 576, 1105);
const StreamParameters aac = stream_of(&m4b_format, 22050, 1024, 1024);
const StreamParameters opus = stream_of(&opus_format, 48000, 960, 312);

}  // namespace

TEST_CASE("an MP3 segment is placed exactly where it begins") {
  for (std::int64_t grid : {0, 1, 77, 2297, 1000003}) CHECK(packet_index(Frames{grid * splice_grid}, mp3) == grid);
  CHECK(stream_time(Frames{1000003 * splice_grid}, mp3) == to_milliseconds(Frames{1000003 * splice_grid}));
}

TEST_CASE("placement is never more than half a packet off, however long the work") {
  for (const auto& stream : {aac, opus})
    for (std::int64_t grid = 0; grid < 40'000'000; grid += 99'991) {
      const double exact = static_cast<double>(grid * splice_grid) * stream.rate.hz / narration_rate.hz;
      const double placed = static_cast<double>(packet_index(Frames{grid * splice_grid}, stream)) * stream.frame_size;
      REQUIRE(std::abs(placed - exact) <= stream.frame_size / 2.0);
    }
}

TEST_CASE("the segments' packets add up to the whole stream, from any beginning") {
  const std::vector<Frames> begins{Frames{576 * 10}, Frames{576 * 700}, Frames{576 * 701}, Frames{576 * 3000}};
  for (const auto& stream : {mp3, aac, opus}) {
    const auto counts = packet_counts(begins, stream);
    REQUIRE(counts.size() == 3);
    CHECK(std::accumulate(counts.begin(), counts.end(), std::size_t{0}) ==
          static_cast<std::size_t>(packet_total(begins.back() - begins.front(), stream)));
  }
  CHECK(packet_counts(std::vector<Frames>{Frames{0}}, mp3).empty());
}

TEST_CASE("a stream holds its sound, its delay and no whole packet more") {
  for (const auto& stream : {mp3, aac, opus})
    for (std::int64_t grid : {1, 2, 3, 500, 2297}) {
      const Frames length{grid * splice_grid};
      const std::int64_t held = packet_total(length, stream) * stream.frame_size - stream.initial_padding;
      const double needed = static_cast<double>(length.count) * stream.rate.hz / narration_rate.hz;
      CHECK(static_cast<double>(held) >= needed);
      CHECK(static_cast<double>(held) < needed + stream.frame_size);
    }
}

TEST_CASE("settings that do not fit a codec are refused at once, with those that do") {
  const auto message = [](CodecSettings settings) -> std::string {
    try {
      make_packet_encoder(settings);
    } catch (const Error& error) {
      return error.message();
    }
    return "accepted";
  };
  CHECK(
      message({&mp3_format, 50000}) ==
      "error: MP3 speech has no bit rate of 50000 bits a second; choose one of 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, "
      "112, 128, 144, 160 kbit/s");
  CHECK(message({&m4b_format, 1000}) ==
        "error: AAC speech has no bit rate of 1000 bits a second; choose one from 16 to 128 kbit/s");
  CHECK(message({&opus_format, 900000}) ==
        "error: Opus speech has no bit rate of 900000 bits a second; choose one from 8 to 256 kbit/s");
  CHECK(message({&flac_format, 48000}) == "error: 'flac' is not a format of packets");
  CHECK(message({&mp3_format, 48000}) == "accepted");
}

TEST_CASE("formats are known by their names") {
  for (const SoundFormat* format : sound_formats) CHECK(find_sound_format(format->name) == format);
  CHECK(find_sound_format("ogg") == nullptr);
  CHECK(m4b_format.media_type == "audio/mp4");
}

TEST_CASE("every format is made of packets or of samples, and packets come at rates that their codec takes") {
  for (const SoundFormat* format : sound_formats) {
    CAPTURE(format->name);
    CHECK(format->has_packets() == (format->create_packet_file != nullptr));
    CHECK(format->has_packets() == (format->create_sample_file == nullptr));
    CHECK(format->has_packets() == !format->bit_rates.empty());
    std::vector<int> asked;
    for (const BitRate& rate : format->bit_rates) {
      CHECK_NOTHROW(make_packet_encoder({format, rate.asked * 1000}));
      CHECK((asked.empty() || asked.back() < rate.asked));
      asked.push_back(rate.asked);
    }
    if (!format->has_packets()) continue;
    for (const Quality quality : {Quality::small, Quality::standard, Quality::high})
      CHECK(std::find(asked.begin(), asked.end(), format->rate_for(quality)) != asked.end());
  }
}

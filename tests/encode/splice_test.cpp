#include <catch2/catch.hpp>

#include <cmath>
#include <future>

#include "fixture.hpp"
#include "model/narration.hpp"

using namespace earbound;
using namespace earbound::test;

namespace {

constexpr std::size_t segment_count = 24;

/// Lag of `part` in `sound` around `at` with the highest normalised correlation.
struct Match {
  std::int64_t lag = 0;
  double correlation = 0;
};
Match match(std::span<const float> part, std::span<const float> sound, std::int64_t at, std::int64_t reach) {
  Match best;
  for (std::int64_t lag = -reach; lag <= reach; ++lag) {
    const std::int64_t begin = at + lag;
    if (begin < 0 || begin + static_cast<std::int64_t>(part.size()) > static_cast<std::int64_t>(sound.size())) continue;
    const auto window = sound.subspan(static_cast<std::size_t>(begin), part.size());
    double product = 0, own = 0, other = 0;
    for (std::size_t i = 0; i < part.size(); ++i) {
      product += double{part[i]} * double{window[i]};
      own += double{part[i]} * double{part[i]};
      other += double{window[i]} * double{window[i]};
    }
    const double correlation = product / std::sqrt(own * other + 1e-12);
    if (correlation > best.correlation) best = {lag, correlation};
  }
  return best;
}

/// The same work, encoded in one piece.
std::string write_unspliced(const TemporaryDirectory& directory, const CodecSettings& settings, const FakeWork& work) {
  FakeWork whole;
  whole.begins = {Frames{0}, work.begins.back()};
  whole.segments.emplace_back();
  for (const auto& segment : work.segments)
    whole.segments[0].insert(whole.segments[0].end(), segment.begin(), segment.end());
  const std::string path = directory.file("whole");
  write_packets(path, settings, whole);
  return path;
}

float loudest(const std::vector<float>& sound, std::int64_t begin, std::int64_t end) {
  float peak = 0;
  for (std::int64_t i = begin; i < end; ++i) peak = std::max(peak, std::abs(sound.at(static_cast<std::size_t>(i))));
  return peak;
}

}  // namespace

TEST_CASE("segments encoded alone and joined decode to the source, each in its place and without a click") {
  const auto settings = GENERATE(CodecSettings{&mp3_format, 64000}, CodecSettings{&mp3_format, 192000, 0, {44100}},
                                 CodecSettings{&m4b_format, 64000}, CodecSettings{&opus_format, 32000});
  const SoundFormat* const format = settings.format;
  const TemporaryDirectory directory;
  const std::string path = directory.file("joined." + std::string(format->name));
  const auto work = fake_work(segment_count, 2.0);
  const auto stream = write_packets(path, settings, work);
  const auto sound = decoded(path);
  CAPTURE(format->name);

  const auto unspliced = decoded(write_unspliced(directory, settings, work));

  // ffmpeg drops AAC's initial padding but plays the last packet to its end.
  CHECK(static_cast<std::int64_t>(sound.size()) >= work.begins.back().count - 1);
  CHECK(static_cast<std::int64_t>(sound.size()) <= work.begins.back().count + 1024);

  for (std::size_t i = 0; i < segment_count; ++i) {
    CAPTURE(i);
    const double shift =
        static_cast<double>(packet_index(work.begins[i], stream)) * stream.frame_size / stream.rate.hz -
        to_seconds(work.begins[i]);
    const auto expected = static_cast<std::int64_t>(std::lround(shift * narration_rate.hz));
    const auto found = match(std::span(work.segments[i]).first(12000), sound, work.begins[i].count + expected, 40);
    CHECK(std::abs(found.lag) <= 1);
    CHECK(found.correlation > (format == &opus_format ? 0.9 : 0.97));
    if (format == &mp3_format) CHECK(expected == 0);

    if (i == 0) continue;
    // From 30 ms of silence before the joint to 1 ms after it: what is heard there is the codec's, not the splice's.
    const auto begin = work.begins[i].count, joint = begin + expected;
    CHECK(loudest(sound, joint - 660, joint + 22) <= 1.25F * loudest(unspliced, begin - 660, begin + 22) + 0.01F);
    CHECK(loudest(sound, joint - 660, joint - 560) < 0.002F);
  }
}

TEST_CASE("a segment's packets are the same whenever and in whichever thread they are made") {
  const auto settings = GENERATE(CodecSettings{&mp3_format, 48000}, CodecSettings{&mp3_format, 192000, 0, {44100}},
                                 CodecSettings{&m4b_format, 48000}, CodecSettings{&opus_format, 48000});
  const auto segment = fake_segment(7, 6.0), other = fake_segment(8, 3.0);
  const auto encoder = make_packet_encoder(settings);
  const auto first = encoder->encode(segment);
  encoder->encode(other);
  const auto again = encoder->encode(segment);
  CHECK(first.bytes == again.bytes);
  CHECK(first.sizes == again.sizes);
  std::vector<std::future<PacketRun>> threads;
  for (int i = 0; i < 4; ++i)
    threads.push_back(std::async(std::launch::async, [&] { return make_packet_encoder(settings)->encode(segment); }));
  for (auto& thread : threads) CHECK(thread.get().bytes == first.bytes);
}

TEST_CASE("a run covers its segment and the spare packets") {
  const auto encoder =
      make_packet_encoder(GENERATE(CodecSettings{&mp3_format, 48000}, CodecSettings{&mp3_format, 192000, 0, {44100}},
                                   CodecSettings{&m4b_format, 48000}, CodecSettings{&opus_format, 48000}));
  for (const double seconds : {0.2, 1.0, 60.0}) {
    const auto segment = fake_segment(3, seconds);
    const auto run = encoder->encode(segment);
    const auto packets = std::ceil(static_cast<double>(segment.size()) * encoder->parameters().rate.hz /
                                   narration_rate.hz / encoder->parameters().frame_size);
    CHECK(run.sizes.size() >= static_cast<std::size_t>(packets) + spare_packets);
    std::size_t total = 0;
    for (const auto size : run.sizes) total += size;
    CHECK(total == run.bytes.size());
  }
}

TEST_CASE("a work gives the same file twice") {
  const auto format = GENERATE(&mp3_format, &m4b_format, &opus_format);
  const TemporaryDirectory directory;
  const auto work = fake_work(3, 1.0);
  write_packets(directory.file("a"), {format, 48000}, work);
  write_packets(directory.file("b"), {format, 48000}, work);
  CHECK(bytes_of(directory.file("a")) == bytes_of(directory.file("b")));
  CHECK(!bytes_of(directory.file("a")).empty());
}

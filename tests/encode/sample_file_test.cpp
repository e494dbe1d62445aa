#include <catch2/catch.hpp>

#include <cmath>

#include "fixture.hpp"

using namespace earbound;
using namespace earbound::test;

namespace {

void write_samples(const std::string& path, const SoundFormat* format, const std::vector<float>& samples,
                   FileTags tags) {
  tags.length = Frames{static_cast<std::int64_t>(samples.size())};
  const auto file = create_sample_file(path, *format, tags);
  const std::span<const float> all(samples);
  file->add(all.first(all.size() / 3));
  file->add(all.subspan(all.size() / 3));
  file->finish();
}

}  // namespace

TEST_CASE("samples come back as they went in, rounded to 16 bits and clipped at full scale") {
  const auto format = GENERATE(&flac_format, &wav_format);
  const TemporaryDirectory directory;
  const std::string path = directory.file("sound." + std::string(format->name));
  auto samples = fake_segment(1, 2.0);
  samples[1000] = 1.5F;
  samples[1001] = -1.5F;
  FileTags tags;
  tags.chapters = chapters_every_second(2, {"a", "b"});
  write_samples(path, format, samples, tags);
  const auto read = decoded(path);
  REQUIRE(read.size() == samples.size());
  CHECK(read[1000] == 32767.0F / 32768.0F);
  CHECK(read[1001] == -1.0F);
  for (std::size_t i = 0; i < samples.size(); ++i)
    if (i != 1000 && i != 1001) REQUIRE(std::abs(read[i] - samples[i]) <= 0.51F / 32768.0F);
}

TEST_CASE("libsndfile reads the cues of WAV and the comments of FLAC") {
  const TemporaryDirectory directory;
  FileTags tags;
  tags.title = "A title";
  tags.chapters = chapters_every_second(2, {"First", "Second"});
  const auto samples = fake_segment(1, 2.0);
  write_samples(directory.file("a.wav"), &wav_format, samples, tags);
  const auto wav = output_of("sndfile-info '" + directory.file("a.wav") + "'");
  INFO(wav);
  CHECK(wav.find("cue ") != std::string::npos);
  CHECK(wav.find("Second") != std::string::npos);
  write_samples(directory.file("a.flac"), &flac_format, samples, tags);
  const auto flac = output_of("sndfile-info '" + directory.file("a.flac") + "'");
  CHECK(flac.find("A title") != std::string::npos);
}

TEST_CASE("a WAV without chapters or samples is still a file, FLAC needs sound") {
  const TemporaryDirectory directory;
  write_samples(directory.file("empty.wav"), &wav_format, {}, {});
  CHECK(output_of("sndfile-info '" + directory.file("empty.wav") + "'").find("22050") != std::string::npos);
  CHECK_THROWS_WITH(write_samples(directory.file("empty.flac"), &flac_format, {}, {}), "there is no sound to write");
}

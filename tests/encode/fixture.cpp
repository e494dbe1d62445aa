#include "fixture.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <sstream>

#include <catch2/catch.hpp>

#include "model/narration.hpp"

namespace earbound::test {

TemporaryDirectory::TemporaryDirectory() {
  std::string name = (std::filesystem::temp_directory_path() / "earbound-encode-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary directory");
  path_ = name;
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::vector<float> fake_segment(unsigned seed, double seconds) {
  const auto length = static_cast<std::size_t>(seconds * narration_rate.hz) / splice_grid * splice_grid;
  std::vector<float> samples(length);
  std::mt19937 random(seed);
  const auto uniform = [&] { return static_cast<double>(random()) / 4294967296.0; };
  std::size_t at = 110;  // 5 ms
  const std::size_t speech_end = length - static_cast<std::size_t>(splice_silence.count);
  while (at < speech_end) {
    const std::size_t end = std::min(speech_end, at + 2000 + random() % 4000);
    const double pitch = 90 + 120 * uniform(), formant = 400 + 1800 * uniform();
    double noise = 0;
    for (std::size_t i = at; i < end; ++i) {
      const double time = static_cast<double>(i) / narration_rate.hz;
      const double edge = std::min({1.0, static_cast<double>(i - at) / 200, static_cast<double>(end - i) / 200});
      noise = 0.7 * noise + 0.3 * (uniform() - 0.5);
      samples[i] = static_cast<float>(edge * (0.2 * std::sin(6.2831853 * pitch * time) +
                                              0.15 * std::sin(6.2831853 * formant * time) + 0.3 * noise));
    }
    at = end + 500 + random() % 3000;
  }
  return samples;
}

FakeWork fake_work(std::size_t segments, double seconds) {
  FakeWork work;
  work.begins.push_back(Frames{0});
  for (std::size_t i = 0; i < segments; ++i) {
    work.segments.push_back(fake_segment(static_cast<unsigned>(i + 1), seconds + 0.37 * static_cast<double>(i % 5)));
    work.begins.push_back(work.begins.back() + Frames{static_cast<std::int64_t>(work.segments.back().size())});
  }
  return work;
}

StreamParameters write_packets(const std::string& path, const CodecSettings& settings, const FakeWork& work,
                               FileTags tags) {
  const auto encoder = make_packet_encoder(settings);
  const auto counts = packet_counts(work.begins, encoder->parameters());
  tags.length = work.begins.back();
  const auto file = create_packet_file(path, encoder->parameters(), tags);
  for (std::size_t i = 0; i < work.segments.size(); ++i) file->add(encoder->encode(work.segments[i]), counts[i]);
  file->finish();
  return encoder->parameters();
}

std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  if (!pipe) throw std::runtime_error("cannot run: " + command);
  std::string output;
  char block[65536];
  for (std::size_t count; (count = std::fread(block, 1, sizeof block, pipe.get())) > 0;) output.append(block, count);
  return output;
}

std::vector<float> decoded(const std::string& path) {
  const std::string bytes = output_of("ffmpeg -v error -i '" + path + "' -f f32le -ac 1 -ar 22050 -");
  std::vector<float> samples(bytes.size() / sizeof(float));
  std::memcpy(samples.data(), bytes.data(), samples.size() * sizeof(float));
  return samples;
}

std::vector<ReadChapter> read_chapters(const std::string& path) {
  std::istringstream lines(
      output_of("/usr/bin/python3 '" EARBOUND_SOURCE_DIR "/tests/encode/list_chapters.py' '" + path + "'"));
  std::vector<ReadChapter> chapters;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    ReadChapter chapter;
    fields >> chapter.begin >> chapter.end;
    fields.get();
    std::getline(fields, chapter.title);
    chapters.push_back(chapter);
  }
  return chapters;
}

std::vector<ChapterMark> chapters_every_second(std::size_t count, const std::vector<std::string>& titles) {
  std::vector<ChapterMark> chapters;
  for (std::size_t i = 0; i < count; ++i) {
    const auto begin = static_cast<std::int64_t>(i) * 1000;
    chapters.push_back(
        {titles[i % titles.size()], Milliseconds{begin}, Milliseconds{begin + 1000}, to_frames(Milliseconds{begin})});
  }
  return chapters;
}

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Cover small_cover() {
  Cover cover;
  cover.media_type = "image/png";
  cover.width = cover.height = 1;
  cover.bytes = {0x89, 'P',  'N',  'G', 0x0d, 0x0a, 0x1a, 0x0a, 0,    0,    0,    0x0d, 'I',  'H',  'D',  'R', 0, 0,
                 0,    1,    0,    0,   0,    1,    8,    2,    0,    0,    0,    0x90, 0x77, 0x53, 0xde, 0,   0, 0,
                 0x0c, 'I',  'D',  'A', 'T',  0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0,    0,    3,    1,    1,   0, 0xc9,
                 0xfe, 0x92, 0xef, 0,   0,    0,    0,    'I',  'E',  'N',  'D',  0xae, 0x42, 0x60, 0x82};
  return cover;
}

}  // namespace earbound::test

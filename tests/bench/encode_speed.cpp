// Encodes a sound file in segments of a minute, as a build does, and reports the time: encode_speed IN.wav
// OUT.(mp3|m4b|opus|flac|wav) [BIT_RATE]
#include <sndfile.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <vector>

#include "base/error.hpp"
#include "encode/audio_file.hpp"
#include "encode/packet_encoder.hpp"
#include "model/narration.hpp"

namespace {

using namespace earbound;
using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::vector<float> read_sound(const char* path) {
  SF_INFO info{};
  const std::unique_ptr<SNDFILE, int (*)(SNDFILE*)> file(sf_open(path, SFM_READ, &info), sf_close);
  if (!file || info.channels != 1 || info.samplerate != narration_rate.hz)
    throw Error("not mono sound at 22,050 Hz").at(path);
  std::vector<float> samples(static_cast<std::size_t>(info.frames));
  samples.resize(static_cast<std::size_t>(sf_readf_float(file.get(), samples.data(), info.frames)));
  return samples;
}

void measure(const char* input, const std::string& output, int bit_rate) {
  const auto samples = read_sound(input);
  const auto format = find_sound_format(std::filesystem::path(output).extension().string().substr(1));
  if (format == nullptr) throw Error("unknown format").at(output);
  constexpr std::size_t minute = 2297 * splice_grid;
  std::vector<Frames> begins{Frames{0}};
  std::vector<std::vector<float>> segments;
  for (std::size_t at = 0; at < samples.size(); at += minute) {
    const std::size_t end = std::min(at + minute, samples.size());
    segments.emplace_back(samples.begin() + static_cast<std::ptrdiff_t>(at),
                          samples.begin() + static_cast<std::ptrdiff_t>(end));
    auto& segment = segments.back();
    segment.resize((segment.size() + splice_silence.count + splice_grid - 1) / splice_grid * splice_grid);
    begins.push_back(begins.back() + Frames{static_cast<std::int64_t>(segment.size())});
  }
  FileTags tags;
  tags.title = "measured";
  tags.length = begins.back();
  double encoding = 0, writing = 0;
  auto start = Clock::now();
  if (!format->has_packets()) {
    const auto file = create_sample_file(output, *format, tags);
    for (const auto& segment : segments) file->add(segment);
    file->finish();
    writing = since(start);
  } else {
    const auto encoder = make_packet_encoder({format, bit_rate});
    std::vector<PacketRun> runs;
    for (const auto& segment : segments) runs.push_back(encoder->encode(segment));
    encoding = since(start);
    start = Clock::now();
    const auto counts = packet_counts(begins, encoder->parameters());
    const auto file = create_packet_file(output, encoder->parameters(), tags);
    for (std::size_t i = 0; i < runs.size(); ++i) file->add(runs[i], counts[i]);
    file->finish();
    writing = since(start);
  }
  const double seconds = to_seconds(tags.length);
  std::printf("%s: %.0f s of sound, encoded in %.2f s (%.0f times real time), written in %.2f s, %ju bytes\n",
              output.c_str(), seconds, encoding, seconds / (encoding + writing), writing,
              static_cast<std::uintmax_t>(std::filesystem::file_size(output)));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  try {
    measure(argv[1], argv[2], argc > 3 ? std::atoi(argv[3]) : 48000);
  } catch (const earbound::Error& error) {
    std::fprintf(stderr, "%s\n", error.message().c_str());
    return 1;
  }
}

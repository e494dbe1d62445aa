#pragma once
// Fake speech, temporary directories, and what programs of others make of our files.

#include <filesystem>
#include <string>
#include <vector>

#include "encode/audio_file.hpp"
#include "encode/packet_encoder.hpp"

namespace earbound::test {

class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

/// A segment as the narration gives it: bursts of tone and noise from 5 ms on, silence at the end, on the splice grid.
std::vector<float> fake_segment(unsigned seed, double seconds);

/// Segments and where each begins.
struct FakeWork {
  std::vector<std::vector<float>> segments;
  std::vector<Frames> begins;
};
FakeWork fake_work(std::size_t segments, double seconds);

/// Encodes every segment alone and joins the packets at `path`.
StreamParameters write_packets(const std::string& path, const CodecSettings& settings, const FakeWork& work,
                               FileTags tags = {});

/// Standard output of a shell command; fails the test when the command does.
std::string output_of(const std::string& command);

/// What ffmpeg decodes, at narration_rate.
std::vector<float> decoded(const std::string& path);

struct ReadChapter {
  long long begin = 0, end = 0;  ///< milliseconds
  std::string title;
};
/// What ffprobe lists.
std::vector<ReadChapter> read_chapters(const std::string& path);

/// `count` chapters of a second each, with the given titles in turn.
std::vector<ChapterMark> chapters_every_second(std::size_t count, const std::vector<std::string>& titles);

std::string bytes_of(const std::string& path);

/// A PNG of one pixel.
Cover small_cover();

}  // namespace earbound::test

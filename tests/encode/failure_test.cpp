#include <catch2/catch.hpp>

#include <sys/resource.h>

#include <csignal>

#include "base/error.hpp"
#include "fixture.hpp"

using namespace earbound;
using namespace earbound::test;

namespace {

/// No file grows beyond `bytes` while this lives: what a full disk looks like.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    rlimit limit = before_;
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int);
};

std::string attempt(const SoundFormat* format, const std::string& path) {
  const auto work = fake_work(2, 20.0);
  try {
    if (format == &flac_format || format == &wav_format) {
      FileTags tags;
      tags.length = work.begins.back();
      const auto file = create_sample_file(path, *format, tags);
      for (const auto& segment : work.segments) file->add(segment);
      file->finish();
    } else {
      write_packets(path, {format, 48000}, work);
    }
  } catch (const Error& error) {
    return error.message();
  }
  return "written";
}

}  // namespace

TEST_CASE("a disk that fills up is an error that names the file, in every format") {
  const auto format = GENERATE(&mp3_format, &m4b_format, &opus_format, &flac_format, &wav_format);
  CAPTURE(format->name);
  const TemporaryDirectory directory;
  const std::string path = directory.file("full");
  std::string message;
  {
    const FileSizeLimit limit(50000);
    message = attempt(format, path);
  }
  CHECK(message == path +
                       ": error: cannot write the file (File too large); free some space or choose another place, "
                       "then run the same command again");
  CHECK(attempt(format, path) == "written");
}

TEST_CASE("a directory that does not exist is an error") {
  const TemporaryDirectory directory;
  CHECK(attempt(&mp3_format, directory.file("no/such.mp3")).find("No such file or directory") != std::string::npos);
}

TEST_CASE("packets that do not add up to the length are an error, not a broken file") {
  const TemporaryDirectory directory;
  const auto encoder = make_packet_encoder({&m4b_format, 48000});
  FileTags tags;
  const auto segment = fake_segment(1, 2.0);
  tags.length = Frames{static_cast<std::int64_t>(segment.size())};
  const auto run = encoder->encode(segment);
  const auto file = create_packet_file(directory.file("short.m4b"), encoder->parameters(), tags);
  file->add(run, 5);
  CHECK_THROWS_AS(file->finish(), Error);
  CHECK_THROWS_AS(file->add(run, 1000), Error);
}

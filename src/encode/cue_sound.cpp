#include "encode/cue_sound.hpp"

#include <sndfile.h>

#include <filesystem>
#include <memory>

#include "base/error.hpp"
#include "base/units.hpp"

namespace fs = std::filesystem;

namespace earbound {

std::vector<std::int16_t> read_cue_sound(const std::string& path) {
  SF_INFO info{};
  const std::unique_ptr<SNDFILE, int (*)(SNDFILE*)> file(sf_open(path.c_str(), SFM_READ, &info), &sf_close);
  if (!file)
    throw Error("the cue sound cannot be read (" + std::string(sf_strerror(nullptr)) + ")",
                "replace it by a WAV or FLAC file")
        .at(path);
  if (info.channels != 1 || info.samplerate != narration_rate.hz)
    throw Error("the cue sound is not mono at 22,050 samples a second", "convert it").at(path);
  if (info.frames <= 0 || info.frames > sf_count_t{3} * narration_rate.hz)
    throw Error("the cue sound is empty or longer than three seconds", "shorten it").at(path);
  std::vector<std::int16_t> samples(static_cast<std::size_t>(info.frames));
  if (sf_read_short(file.get(), samples.data(), info.frames) != info.frames)
    throw Error("the cue sound is cut short", "replace it").at(path);
  return samples;
}

std::map<std::string, std::vector<std::int16_t>> read_cue_sounds(const std::string& directory) {
  std::map<std::string, std::vector<std::int16_t>> cues;
  std::error_code failed;
  for (fs::directory_iterator at(directory, failed), end; !failed && at != end; at.increment(failed)) {
    const fs::path& path = at->path();
    if (path.extension() == ".wav" || path.extension() == ".flac")
      cues.emplace(path.stem().string(), read_cue_sound(path.string()));
  }
  return cues;
}

}  // namespace earbound

#include "encode/cue_sound.hpp"

#include <filesystem>
#include <memory>

#include "base/error.hpp"
#include "base/units.hpp"
#include "encode/sample_file.hpp"

namespace fs = std::filesystem;

namespace earbound {

std::vector<std::int16_t> read_cue_sound(const std::string& path) {
  std::string reason;
  const std::unique_ptr<SampleReader> file = SampleReader::open(path, reason);
  if (!file) throw Error("the cue sound cannot be read (" + reason + ")", "replace it by a WAV or FLAC file").at(path);
  if (file->channels() != 1 || file->rate() != narration_rate.hz)
    throw Error("the cue sound is not mono at 22,050 samples a second", "convert it").at(path);
  if (file->frames() <= 0 || file->frames() > std::int64_t{3} * narration_rate.hz)
    throw Error("the cue sound is empty or longer than three seconds", "shorten it").at(path);
  std::vector<std::int16_t> samples(static_cast<std::size_t>(file->frames()));
  if (file->read(samples) != samples.size()) throw Error("the cue sound is cut short", "replace it").at(path);
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

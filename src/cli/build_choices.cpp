#include "cli/build_choices.hpp"

#include <algorithm>
#include <sstream>
#include <thread>

#include "base/error.hpp"
#include "cache/entry_store.hpp"
#include "cli/voices_directory.hpp"
#include "config/voice_profile.hpp"
#include "pipeline/reading_names.hpp"

namespace earbound {
namespace {

constexpr AudioFormat audio_formats[] = {AudioFormat::mp3, AudioFormat::m4b, AudioFormat::opus, AudioFormat::flac, AudioFormat::wav};

void choose_formats(const std::string& list, BuildOptions& options) {
  std::vector<AudioFormat> wanted;
  std::istringstream names(list);
  for (std::string name; std::getline(names, name, ',');) {
    if (name == "all") {
      wanted.assign(std::begin(audio_formats), std::end(audio_formats));
      options.chapter_files = true;
    } else if (name == "chapters") {
      options.chapter_files = true;
    } else if (const auto format = format_from_name(name)) {
      wanted.push_back(*format);
    } else {
      throw UsageError("there is no format '" + name + "'", "use any of mp3, m4b, opus, flac, wav, chapters, all");
    }
  }
  for (const AudioFormat format : audio_formats)
    if (std::find(wanted.begin(), wanted.end(), format) != wanted.end()) options.formats.push_back(format);
  if (options.formats.empty() && !options.chapter_files)
    throw UsageError("no format is asked for", "use any of mp3, m4b, opus, flac, wav, chapters, all");
}

void choose_voice_profile(const std::string& name, BuildOptions& options) {
  const std::string directory = voices_directory();
  options.voices = list_voice_profiles(std::span(&directory, 1));
  if (name.empty()) return;
  std::string known;
  for (const VoiceProfile& profile : options.voices) {
    if (profile.name == name) options.voice = profile;
    known += (known.empty() ? "" : ", ") + profile.name;
  }
  if (!options.voice) throw UsageError("there is no voice '" + name + "'", "use one of: " + known);
}

}  // namespace

BuildOptions build_options(const CommandLine& line) {
  BuildOptions options;
  options.output = line.output;
  choose_formats(line.formats, options);
  choose_voice_profile(line.voice, options);
  if (line.rate != 0) options.rate_wpm = line.rate;
  options.jobs = line.jobs != 0 ? static_cast<unsigned>(line.jobs) : std::max(1U, std::thread::hardware_concurrency());
  options.reading.heading_depth = line.headings;
  options.reading.verbosity = verbosity_from_name(line.verbosity);
  options.reading.code = code_policy_from_name(line.code);
  options.reading.notes = note_policy_from_name(line.notes);
  options.reading.cues = line.cues == "sounds";
  options.reading.detect_language = line.detect_language;
  options.reading.lexicons = line.lexicons;
  options.spoken_contents = line.toc == "spoken";
  const auto profile = find_loudness_profile(line.loudness);
  if (!profile) {
    std::string known;
    for (const LoudnessProfile& each : loudness_profiles()) known += (known.empty() ? "" : ", ") + std::string(each.name);
    throw UsageError("there is no loudness profile '" + line.loudness + "'", "use one of: " + known);
  }
  options.loudness = *profile;
  options.quality = quality_from_name(line.quality).value_or(Quality::standard);
  options.largest_file = line.max_size;
  options.explain = line.explain;
  if (!line.no_cache) options.cache_directory = line.cache_directory.empty() ? default_cache_directory() : line.cache_directory;
  return options;
}

}  // namespace earbound

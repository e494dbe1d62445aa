#include "cli/build_choices.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>
#include <thread>

#include "base/error.hpp"
#include "cache/default_directory.hpp"
#include "cli/duration.hpp"
#include "cli/format_names.hpp"
#include "cli/voices_directory.hpp"
#include "config/voice_profile.hpp"
#include "pipeline/choice_names.hpp"
#include "pipeline/format_choice.hpp"
#include "text/language_tag.hpp"

namespace earbound {
namespace {

void take_formats(const std::string& list, BuildOptions& options) {
  std::vector<std::string> names;
  std::istringstream parts(list);
  for (std::string name; std::getline(parts, name, ',');) names.push_back(name);
  const std::string remedy = fmt::format("use any of {}", fmt::join(format_names(), ", "));
  if (const auto unknown = unknown_format(names)) throw UsageError("there is no format '" + *unknown + "'", remedy);
  if (names.empty()) throw UsageError("no format is asked for", remedy);
  FormatChoice choice = choose_formats(names);
  options.formats = std::move(choice.formats);
  options.publishers = std::move(choice.publishers);
}

void choose_paces(const std::string& list, BuildOptions& options) {
  options.paces.clear();
  std::istringstream names(list);
  for (std::string name; std::getline(names, name, ',');) {
    const auto pace = pace_from_name(name);
    if (!pace)
      throw UsageError(
          "there is no edition '" + name + "'",
          fmt::format("use slow, normal, fast, or words a minute from {} to {}", slowest_wpm, fastest_wpm));
    if (std::find(options.paces.begin(), options.paces.end(), *pace) == options.paces.end())
      options.paces.push_back(*pace);
  }
  if (options.paces.empty())
    throw UsageError("no edition is asked for", "use any of slow, normal, fast, or words a minute");
}

void choose_voice(const std::string& name, BuildOptions& options) {
  const std::string directory = voices_directory();
  options.reading.voices_directory = directory;
  options.voices = {list_voice_profiles(std::span(&directory, 1)), directory};
  if (name.empty()) return;
  options.voice = options.voices.named(name);
  if (options.voice) return;
  // A tag such as pt-AO means the voice that speaks it best.
  if (auto match = is_language_tag(name) ? options.voices.for_language(name) : std::nullopt)
    options.voice = std::move(match->voice);
  else
    throw UsageError("there is no voice '" + name + "'", options.voices.known_names());
}

/// A profile for one publisher, who takes one kind of file.
void follow_rules(const CommandLine& line, BuildOptions& options) {
  options.rules = delivery_rules(options.loudness);
  if (!options.rules) return;
  const std::string name(options.loudness.name);
  for (const SoundFormat* format : options.formats)
    if (format != options.rules->mp3.format)
      throw UsageError("'" + std::string(format->name) + "' is not a format that " + name + " takes",
                       std::string("use --formats ") + acx_formats);
  if (line.max_size != 0 || options.quality != Quality::standard)
    throw UsageError("the bit rate of " + name + " is fixed", "leave out --quality and --max-size");
  options.layout = options.rules->layout;
}

Frames choose_part_length(const std::string& text) {
  constexpr Milliseconds shortest{std::int64_t{5} * 60 * 1000};  // a few segments, which are not cut
  if (text.empty()) return {};
  const auto length = duration_from_text(text);
  if (!length)
    throw UsageError("'" + text + "' is not a length of time", "write hours or minutes, such as 2h, 90m, 1h30m or 120");
  if (*length < shortest)
    throw UsageError("parts of '" + text + "' are too short", "allow at least 5 minutes with --part-length");
  return to_frames(*length);
}

LoudnessProfile choose_loudness(const std::string& name) {
  const auto profile = find_loudness_profile(name);
  if (profile) return *profile;
  std::string known;
  for (const LoudnessProfile& each : loudness_profiles()) known += (known.empty() ? "" : ", ") + std::string(each.name);
  throw UsageError("there is no loudness profile '" + name + "'", "use one of: " + known);
}

}  // namespace

BuildOptions build_options(const CommandLine& line) {
  BuildOptions options;
  options.output = line.output;
  options.loudness = choose_loudness(line.loudness);
  take_formats(line.formats.value_or(delivery_rules(options.loudness) ? acx_formats : usual_formats), options);
  choose_voice(line.voice, options);
  choose_paces(line.editions, options);
  if (line.rate != 0) options.rate_wpm = line.rate;
  options.jobs = line.jobs != 0 ? static_cast<unsigned>(line.jobs) : std::max(1U, std::thread::hardware_concurrency());
  options.reading.heading_depth = line.headings;
  options.reading.verbosity = named(verbosities, line.verbosity);
  options.reading.code = named(code_policies, line.code);
  options.reading.notes = named(note_policies, line.notes);
  // What a publisher takes is speech alone.
  options.reading.cues = named(cue_choices, line.cues.value_or(delivery_rules(options.loudness) ? "none" : "sounds"));
  options.reading.detect_language = line.detect_language;
  options.whole_page = line.whole_page;
  options.reading.lexicons = line.lexicons;
  options.overlay = named(overlay_units, line.overlay);
  options.spoken_contents = named(contents_choices, line.toc);
  options.quality = named(qualities, line.quality);
  options.largest_file = line.max_size;
  follow_rules(line, options);
  options.formats_settled = line.formats || options.rules;
  if (const Frames longest = choose_part_length(line.part_length); longest.count != 0)
    options.layout.longest = options.layout.longest.count != 0 ? std::min(options.layout.longest, longest) : longest;
  options.explain = line.explain;
  if (!line.no_cache)
    options.cache_directory = line.cache_directory.empty() ? default_cache_directory() : line.cache_directory;
  return options;
}

}  // namespace earbound

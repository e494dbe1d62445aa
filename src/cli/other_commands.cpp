#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <vector>

#include "base/clock_text.hpp"
#include "base/error.hpp"
#include "cache/default_directory.hpp"
#include "cache/entry_store.hpp"
#include "cli/build_choices.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/source_remarks.hpp"
#include "cli/standard_output.hpp"
#include "config/language.hpp"
#include "pipeline/voice_choice.hpp"
#include "script/scriptwriter.hpp"
#include "synth/espeak_synthesizer.hpp"
#include "text/languages.hpp"

namespace earbound {
namespace {

std::string in_megabytes(std::uint64_t bytes) { return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6); }

/// By ICU; the engine's own name where that tells more, or where ICU has none.
std::string name_of(const VoiceCatalogue::EngineProfile& voice) {
  const std::string name = language_name(voice.language);
  if (name == voice.language) return voice.engine.name;
  return name == voice.engine.name ? name : fmt::format("{} ({})", name, voice.engine.name);
}

/// How well a language is covered.
std::string coverage_of(const std::string& language, const std::vector<std::string>& announced) {
  const bool known = std::any_of(announced.begin(), announced.end(),
                                 [&](const std::string& tag) { return same_language(tag, language); });
  return known ? "announcements and reading rules" : "structure by pauses and cue sounds";
}

}  // namespace

int run_outline(const CommandLine& line) {
  const BuildOptions options = build_options(line);
  for (const std::string& source : find_sources(line.inputs)) {
    const auto [document, voice, remarks, titled] = read_and_remark(source, options);
    const Scriptwriter writer(document, script_options(options, voice, source));
    const std::size_t count = writer.outline().size();
    std::size_t words = 0;
    Milliseconds total;
    std::vector<Milliseconds> lengths;
    Coverage coverage;
    for (std::size_t i = 0; i < count; ++i) {
      words += writer.outline()[i].words;
      lengths.push_back(writer.estimated_length(writer.section(i, coverage)));
      total += lengths.back();
    }
    print(fmt::format("{}: {}\n{} {}, {} words, about {} in the voice {} at {} words a minute\n", source,
                      titled ? document.metadata.title : "no title", count, count == 1 ? "chapter" : "chapters", words,
                      clock_text(total), voice.name, voice.rate_wpm));
    for (std::size_t i = 0; i < count; ++i) {
      const SectionHead& head = writer.outline()[i];
      print(fmt::format("{:{}}{}. {} (line {}, {} {}, about {})\n", "", 2 * (head.level - 1), i + 1, head.title,
                        head.lines.first, head.words, head.words == 1 ? "word" : "words", clock_text(lengths[i])));
    }
  }
  return 0;
}

int run_voices(const CommandLine& line) {
  const BuildOptions options = build_options(line);
  const auto wanted = [&](const std::string& language) {
    return line.engine_language.empty() || language == line.engine_language ||
           language.starts_with(line.engine_language + "-");
  };
  const std::vector<std::string> announced = installed_languages(options.reading.voices_directory);
  print("Voice profiles, for --voice:\n");
  for (const VoiceProfile& voice : options.voices.profiles())
    if (wanted(voice.language))
      print(fmt::format("  {}: {} ({}, {} words a minute)\n", voice.name, voice.description, voice.language,
                        voice.rate_wpm));
  print("Voices of the engine, for --voice as well; a plus and a variant may follow (pl+f3):\n");
  for (const auto& voice : options.voices.engine_voices())
    if (wanted(voice.language) || wanted(voice.engine.language))
      print(fmt::format("  {}: {}; {}\n", voice.name, name_of(voice), coverage_of(voice.language, announced)));
  std::string variants;
  for (const std::string& variant : espeak_variants()) variants += (variants.empty() ? "" : ", ") + variant;
  print(fmt::format("Variants: {}\n", variants));
  return 0;
}

int run_cache(const CommandLine& line) {
  const std::string directory = line.cache_directory.empty() ? default_cache_directory() : line.cache_directory;
  if (directory.empty())
    throw Error("there is no home directory, and no safe place for a cache in the temporary one",
                "set HOME or XDG_CACHE_HOME, or name the cache with --cache");
  const EntryStore store(directory);
  if (line.cache_clear || line.cache_prune) {
    const StoreUsage removed = store.prune(line.cache_clear ? 0 : BuildOptions{}.cache_limit);
    print(fmt::format("removed {} entries, {}\n", removed.entries, in_megabytes(removed.bytes)));
  }
  const StoreUsage usage = store.usage();
  print(fmt::format("{}: {} entries, {}\n", store.directory(), usage.entries, in_megabytes(usage.bytes)));
  return 0;
}

}  // namespace earbound

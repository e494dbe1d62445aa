#include <fmt/format.h>

#include <cstdio>

#include "base/clock_text.hpp"
#include "base/error.hpp"
#include "cache/entry_store.hpp"
#include "cli/build_choices.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/standard_output.hpp"
#include "parse/parser.hpp"
#include "pipeline/voice_choice.hpp"
#include "script/scriptwriter.hpp"
#include "synth/espeak_synthesizer.hpp"

namespace earbound {
namespace {

/// A spoken minute at the voice's rate, pauses at an eighth of the time.
std::string estimated_length(std::size_t words, int rate_wpm) {
  return clock_text({static_cast<std::int64_t>(words) * 60'000 * 9 / 8 / rate_wpm});
}

std::string in_megabytes(std::uint64_t bytes) { return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6); }

}  // namespace

int run_outline(const CommandLine& line) {
  const BuildOptions options = build_options(line);
  for (const std::string& source : find_sources(line.inputs)) {
    const Document document = parse(source);
    const VoiceProfile voice = choose_voice(options, document);
    const Scriptwriter writer(document, script_options(options, voice));
    std::size_t words = 0;
    for (const SectionHead& head : writer.outline()) words += head.words;
    const std::size_t count = writer.outline().size();
    print(fmt::format("{}: {}\n{} {}, {} words, about {} in the voice {} at {} words a minute\n", source,
                      document.metadata.title.empty() ? "no title" : document.metadata.title, count,
                      count == 1 ? "chapter" : "chapters", words, estimated_length(words, voice.rate_wpm), voice.name, voice.rate_wpm));
    for (std::size_t i = 0; i < count; ++i) {
      const SectionHead& head = writer.outline()[i];
      print(fmt::format("{:{}}{}. {} (line {}, {} {}, about {})\n", "", 2 * (head.level - 1), i + 1, head.title, head.lines.first,
                        head.words, head.words == 1 ? "word" : "words", estimated_length(head.words, voice.rate_wpm)));
    }
  }
  return 0;
}

int run_voices(const CommandLine& line) {
  const BuildOptions options = build_options(line);
  const auto wanted = [&](const std::string& language) {
    return line.engine_language.empty() || language == line.engine_language || language.starts_with(line.engine_language + "-");
  };
  print("Voice profiles, for --voice:\n");
  for (const VoiceProfile& voice : options.voices)
    if (wanted(voice.language)) print(fmt::format("  {}: {} ({}, {} words a minute)\n", voice.name, voice.description, voice.language, voice.rate_wpm));
  print("Voices of the engine, for engine_voice in a profile:\n");
  for (const EngineVoice& voice : espeak_voices())
    if (wanted(voice.language)) print(fmt::format("  {}: {}\n", voice.language, voice.name));
  return 0;
}

int run_cache(const CommandLine& line) {
  const EntryStore store(line.cache_directory.empty() ? default_cache_directory() : line.cache_directory);
  if (line.cache_clear || line.cache_prune) {
    const StoreUsage removed = store.prune(line.cache_clear ? 0 : BuildOptions{}.cache_limit);
    print(fmt::format("removed {} entries, {}\n", removed.entries, in_megabytes(removed.bytes)));
  }
  const StoreUsage usage = store.usage();
  print(fmt::format("{}: {} entries, {}\n", store.directory(), usage.entries, in_megabytes(usage.bytes)));
  return 0;
}

}  // namespace earbound

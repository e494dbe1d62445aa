// Says where everything of a work is heard, as JSON on standard output: takes the arguments of `earbound build` with
// --toc none and
// --cache. The clips are those of the program: from its cache, or spoken here by the same means.

#include <cstdio>
#include <filesystem>
#include <string>
#include <utility>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/parallel.hpp"
#include "cli/build_choices.hpp"
#include "cli/command_line.hpp"
#include "cli/inputs.hpp"
#include "pipeline/edition_assembly.hpp"
#include "pipeline/narration_plan.hpp"
#include "pipeline/segment_service.hpp"
#include "pipeline/source_reading.hpp"
#include "pipeline/voice_choice.hpp"
#include "pipeline/voice_levels.hpp"
#include "pipeline/workforce.hpp"
#include "script/scriptwriter.hpp"

namespace {

using namespace earbound;

/// The sections of a work in the order of a build, without what comes first and tells how long it is.
void write_script(const Scriptwriter& writer, Coverage& coverage, NarrationPlan& plan) {
  const std::size_t count = writer.outline().size();
  for (std::size_t i = 0; i < count; ++i) {
    ScriptSection section = writer.section(i, coverage);
    if (i + 1 == count)
      for (Utterance& utterance : writer.closing().utterances) section.utterances.push_back(std::move(utterance));
    plan.append(std::move(section));
  }
}

/// An utterance with its stated pauses in milliseconds and its speech, and words as [begin, end, first character, one
/// past the last], in frames and characters.
Json heard(const Segment& segment, const ClipMarks& marks) {
  Json utterances = Json::array();
  for (std::size_t i = 0; i < segment.utterances.size(); ++i) {
    const Utterance& utterance = segment.utterances[i];
    utterances.push_back({{"text", utterance.text},
                          {"role", static_cast<int>(utterance.role)},
                          {"phonemes", utterance.phonemes},
                          {"language", utterance.language},
                          {"cue", utterance.cue},
                          {"before", utterance.pause_before.count},
                          {"after", utterance.pause_after.count},
                          {"begin", marks.utterances.at(i).begin},
                          {"end", marks.utterances.at(i).end},
                          {"words", Json::array()}});
  }
  for (const WordTiming& timing : marks.words) {
    const Word& word = segment.utterances.at(timing.utterance).words.at(timing.word);
    utterances[timing.utterance]["words"].push_back({timing.begin, timing.end, word.begin, word.end});
  }
  return {{"section", segment.section}, {"length", marks.length.count}, {"utterances", std::move(utterances)}};
}

void describe(const CommandLine& line) {
  const BuildOptions options = build_options(line);
  if (options.spoken_contents || options.cache_directory.empty()) throw Error("give --toc none and a cache");
  Servers servers(options.jobs);
  const std::string source = find_sources(line.inputs).at(0);
  const ReadSource read = read_source(servers.sources, source, options);
  const VoiceProfile& voice = read.voice;
  const Scriptwriter writer(read.document, script_options(options, voice, source));
  NarrationPlan plan(std::filesystem::temp_directory_path());
  Coverage coverage;
  write_script(writer, coverage, plan);

  const EntryStore store(options.cache_directory);
  const auto cues = options.reading.cues ? options.reading.voices_directory + "/cues" : std::string();
  const VoiceTable voices = choose_voices(options, voice, plan.languages());
  SegmentService service(*servers.speech, store, voices, {}, cues);
  WorkLevels levels = measure_voices(service, store, voices, options.reading.voices_directory, options.loudness);
  service.set_voices(std::move(levels.voices), levels.cue_loudness);
  const auto marks_of = [&](const Segment& segment) {
    return service.marks([&] { return segment; }, service.clip_key(service.identity(segment)));
  };
  WorkerPool(options.jobs).run(plan.segments().size(), [&](std::size_t i) {
    plan.segments()[i].length = marks_of(plan.read(plan.segments()[i])).length;
  });
  plan.prepend(writer.opening(to_milliseconds(assemble_edition(plan, read.document.metadata, {}).length()), coverage));
  std::vector<Json> segments;
  for (const PlannedSegment& planned : plan.segments()) {
    const Segment segment = plan.read(planned);
    segments.push_back(heard(segment, marks_of(segment)));
  }
  const Json work{{"lead", options.layout.before.count},
                  {"tail", options.layout.after.count},
                  {"voice", voice.name},
                  {"rate", voice.rate_wpm},
                  {"engine_voice", voice.engine_voice},
                  {"segments", segments}};
  std::puts(work.dump(-1, ' ', false, Json::error_handler_t::replace).c_str());
}

}  // namespace

int main(int argc, char** argv) {
  try {
    int status = 0;
    if (const auto line = parse_command_line(argc, argv, status)) describe(*line);
    return status;
  } catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.message().c_str());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "error: %s\n", error.what());
  }
  return 1;
}

// The commands that show what would be spoken: script, lexicon test, lexicon suggest.

#include <fmt/format.h>

#include "cli/build_choices.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/source_remarks.hpp"
#include "cli/standard_output.hpp"
#include "model/source_parts.hpp"
#include "model/texts.hpp"
#include "pipeline/voice_choice.hpp"
#include "script/lexicon_report.hpp"
#include "script/script_text.hpp"
#include "script/scriptwriter.hpp"
#include "synth/espeak_synthesizer.hpp"

namespace earbound {

namespace {

void print_omissions(std::string_view what, const Document& document, const std::vector<Omission>& omissions) {
  for (const Omission& omission : omissions)
    print(fmt::format("{}: {}: {} ({})\n", what, line_phrase(document.parts, omission.line), omission.text,
                      omission.reason));
}

}  // namespace

int run_script(const CommandLine& line) {
  BuildOptions options = build_options(line);
  SourceReader reader;
  for (const std::string& source : take_sources(line, options)) {
    const ReadSource read = read_and_remark(reader, source, options);
    const Scriptwriter writer(read.document, script_options(options, read.voice, source));
    const TextIndex texts(read.document);
    Coverage coverage;
    const auto show = [&](const ScriptSection& section) {
      print(line.places ? place_table(section, texts) : script_text(section, texts, line.explain));
    };
    // How long the work is, and its chapters, is known only when it has been spoken.
    show(writer.opening({}, coverage));
    for (std::size_t i = 0; i < writer.outline().size(); ++i) show(writer.section(i, coverage));
    if (const ScriptSection closing = writer.closing(); !closing.utterances.empty()) show(closing);
    if (line.places) continue;
    print_omissions("not read", read.document, read.document.omissions);
    print_omissions("not spoken", read.document, coverage.omitted);
    print_omissions("sign not spoken", read.document, coverage.signs.omitted);
  }
  return 0;
}

int run_lexicon_test(const CommandLine& line) {
  const BuildOptions options = build_options(line);
  const VoiceProfile voice = choose_voice(options, {}).voice;
  for (const std::string& word : line.words) {
    const SpokenForm spoken = spoken_form(word, voice.language, script_options(options, voice, {}));
    print(fmt::format("{}: /{}/\n", word, espeak_ipa(spoken.text, spoken.phonemes, voice.engine_voice)));
  }
  return 0;
}

int run_lexicon_suggest(const CommandLine& line) {
  BuildOptions options = build_options(line);
  SourceReader reader;
  for (const std::string& source : take_sources(line, options)) {
    const ReadSource read = read_and_remark(reader, source, options);
    for (const Suggestion& suggestion : suggest_lexemes(read.document, script_options(options, read.voice, source)))
      print(fmt::format("{}: {}, {} {} ({})\n", source_place(source, read.document.parts, suggestion.line),
                        suggestion.word, suggestion.count, suggestion.count == 1 ? "time" : "times",
                        reason_text(suggestion.reason)));
  }
  return 0;
}

}  // namespace earbound

// The commands that show what would be spoken: script, lexicon test, lexicon suggest.

#include <fmt/format.h>

#include "cli/build_choices.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/standard_output.hpp"
#include "model/texts.hpp"
#include "parse/parser.hpp"
#include "pipeline/voice_choice.hpp"
#include "pipeline/work_builder.hpp"
#include "script/lexicon_report.hpp"
#include "script/script_text.hpp"
#include "script/scriptwriter.hpp"
#include "synth/espeak_synthesizer.hpp"

namespace earbound {

int run_script(const CommandLine& line) {
  const BuildOptions options = build_options(line);
  for (const std::string& source : find_sources(line.inputs)) {
    Document document = parse(source);
    if (document.metadata.title.empty()) document.metadata.title = edition_name(source);  // as in a build
    const Scriptwriter writer(document, script_options(options, choose_voice(options, document), source));
    const TextIndex texts(document);
    Coverage coverage;
    const auto show = [&](const ScriptSection& section) {
      print(line.places ? place_table(section, texts) : script_text(section, texts));
    };
    // How long the work is, and its chapters, is known only when it has been spoken.
    show(writer.opening({}, coverage));
    for (std::size_t i = 0; i < writer.outline().size(); ++i) show(writer.section(i, coverage));
    show(writer.closing());
    if (line.places) continue;
    for (const Omission& omission : coverage.omitted)
      print(fmt::format("not spoken: line {}: {} ({})\n", omission.line, omission.text, omission.reason));
  }
  return 0;
}

int run_lexicon_test(const CommandLine& line) {
  const BuildOptions options = build_options(line);
  const VoiceProfile voice = choose_voice(options, {});
  for (const std::string& word : line.words) {
    const SpokenForm spoken = spoken_form(word, voice.language, script_options(options, voice, {}));
    print(fmt::format("{}: /{}/\n", word, espeak_ipa(spoken.text, spoken.phonemes, voice.engine_voice)));
  }
  return 0;
}

int run_lexicon_suggest(const CommandLine& line) {
  const BuildOptions options = build_options(line);
  for (const std::string& source : find_sources(line.inputs)) {
    const Document document = parse(source);
    const VoiceProfile voice = choose_voice(options, document);
    for (const Suggestion& suggestion : suggest_lexemes(document, script_options(options, voice, source)))
      print(fmt::format("{}:{}: {}, {} {} ({})\n", source, suggestion.line, suggestion.word, suggestion.count,
                        suggestion.count == 1 ? "time" : "times", reason_text(suggestion.reason)));
  }
  return 0;
}

}  // namespace earbound

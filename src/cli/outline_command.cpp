#include <fmt/format.h>

#include <vector>

#include "base/clock_text.hpp"
#include "cli/build_choices.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/source_remarks.hpp"
#include "cli/standard_output.hpp"
#include "model/source_parts.hpp"
#include "pipeline/long_chapters.hpp"
#include "pipeline/voice_choice.hpp"
#include "script/scriptwriter.hpp"

namespace earbound {

int run_outline(const CommandLine& line) {
  BuildOptions options = build_options(line);
  SourceReader reader;
  for (const std::string& source : take_sources(line, options)) {
    const auto [document, voice, remarks, titled] = read_and_remark(reader, source, options);
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
    std::vector<ChapterLength> chapters;
    for (std::size_t i = 0; i < count; ++i) {
      const SectionHead& head = writer.outline()[i];
      chapters.push_back({head.title, head.lines.first, lengths[i]});
      print(fmt::format("{:{}}{}. {} ({}, {} {}, about {})\n", "", 2 * (head.level - 1), i + 1, head.title,
                        line_phrase(document.parts, head.lines.first), head.words, head.words == 1 ? "word" : "words",
                        clock_text(lengths[i])));
    }
    remark(long_chapter_remarks(document, chapters));
  }
  return 0;
}

}  // namespace earbound

#include "script/scriptwriter.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/error.hpp"
#include "script/outline.hpp"
#include "script/phrases.hpp"
#include "script/prose.hpp"
#include "script/section_reader.hpp"

namespace earbound {
namespace {

std::string voices_directory(const ScriptOptions& options) {
  if (!options.voices_directory.empty()) return options.voices_directory;
  return std::filesystem::path(options.voice.file).parent_path().string();
}

std::string work_language(const Document& document, const ScriptOptions& options) {
  if (!document.metadata.language.empty()) return document.metadata.language;
  return options.voice.language.empty() ? "en" : options.voice.language;
}

/// A title before ", LENGTH": without the stop at its end.
std::string without_stop(std::string title) {
  while (!title.empty() && std::string_view(".,;: ").find(title.back()) != std::string_view::npos) title.pop_back();
  return title;
}

}  // namespace

struct Scriptwriter::State {
  State(const Document& the_document, ScriptOptions the_options)
      : document(the_document), options(std::move(the_options)), language(work_language(document, options)),
        phrases(Phrases::load(voices_directory(options), language)), untitled(phrases.say("section.untitled")) {
    title = document.metadata.title.empty() ? plain_text(document.title) : document.metadata.title;
    if (title.empty()) title = untitled;
    outline = make_outline(document, options.heading_depth, title, untitled, language);
  }

  /// The title where the author wrote it, or else from the metadata; then the authors.
  void title_and_authors(SectionReader& reader, ScriptSection& script) const {
    reader.heading(document.title, title, 1, language);
    if (document.metadata.authors.empty()) return;
    Composer composer(script.utterances, announcing(phrases, language));
    composer.announce(phrases.say("contents.by", {{"authors", phrases.join(document.metadata.authors)}}), phrases.language());
    composer.finish(options.voice.paragraph_pause);
    reader.settle(options.voice.paragraph_pause);
  }

  const Document& document;
  ScriptOptions options;
  std::string language;
  Phrases phrases;
  std::string untitled;
  std::string title;
  Outline outline;
};

namespace {

/// The words of a section, counted on their own way, must be those that were read or listed.
void check(const Coverage& coverage, std::size_t expected, const std::string& title) {
  if (coverage.written == expected && coverage.spoken + coverage.omitted.size() == expected) return;
  throw Error("the script of '" + title + "' does not account for every word: " + std::to_string(expected) + " written, " +
                  std::to_string(coverage.spoken) + " spoken, " + std::to_string(coverage.omitted.size()) + " left out",
              "this is a fault in earbound; please report it with the text");
}

void add(Coverage& total, Coverage&& part) {
  total.written += part.written;
  total.spoken += part.spoken;
  std::move(part.omitted.begin(), part.omitted.end(), std::back_inserter(total.omitted));
}

}  // namespace

Scriptwriter::Scriptwriter(const Document& document, ScriptOptions options)
    : state_(std::make_unique<State>(document, std::move(options))) {}

Scriptwriter::~Scriptwriter() = default;

const std::vector<SectionHead>& Scriptwriter::outline() const { return state_->outline.heads; }

ScriptSection Scriptwriter::section(std::size_t index, Coverage& coverage) const {
  const OutlineEntry& entry = state_->outline.entries.at(index);
  const SectionHead& head = state_->outline.heads.at(index);
  ScriptSection script{head.title, head.level, false, head.lines, entry.section->language, {}};
  Coverage own;
  SectionReader reader(state_->options, state_->phrases, state_->outline, state_->language, script, own);
  reader.section(*entry.section, head.level, state_->untitled, state_->language, entry.whole);
  reader.notes(entry.notes);
  // A chapter that says nothing at all would have no place in time.
  if (script.utterances.empty()) reader.heading({}, head.title, head.level, state_->language);
  const VoiceProfile& voice = state_->options.voice;
  Milliseconds pause = voice.section_pause;
  if (index + 1 < state_->outline.heads.size()) {
    const int next = std::clamp(state_->outline.heads[index + 1].level, 1, 6);
    pause = std::max(pause, voice.heading[next - 1].pause_before);
  }
  reader.settle(pause);
  check(own, head.words, head.title);
  add(coverage, std::move(own));
  return script;
}

ScriptSection Scriptwriter::contents(const std::vector<SpokenLength>& chapters, Coverage& coverage) const {
  const Phrases& phrases = state_->phrases;
  const VoiceProfile& voice = state_->options.voice;
  ScriptSection script = opening(coverage);
  script.title = phrases.say("contents.title");
  Coverage none;
  SectionReader reader(state_->options, phrases, state_->outline, state_->language, script, none);
  script.utterances.back().pause_after = voice.paragraph_pause;
  const auto announce = [&](const std::string& text, Milliseconds pause) {
    Composer composer(script.utterances, announcing(phrases, state_->language));
    composer.announce(text, phrases.language());
    composer.finish(pause);
    script.utterances.back().paragraph_end = true;
  };
  announce(phrases.say("contents.heading"), voice.paragraph_pause);
  for (const SpokenLength& chapter : chapters)
    announce(phrases.say("contents.chapter", {{"title", without_stop(chapter.title)}, {"length", phrases.length(chapter.length)}}),
             voice.sentence_pause);
  reader.settle(voice.section_pause);
  return script;
}

ScriptSection Scriptwriter::opening(Coverage& coverage) const {
  ScriptSection script{state_->title, 1, true, state_->document.title_lines, {}, {}};
  Coverage own;
  SectionReader reader(state_->options, state_->phrases, state_->outline, state_->language, script, own);
  state_->title_and_authors(reader, script);
  reader.settle(state_->options.voice.section_pause);
  const std::vector<Run>& title = state_->document.title;
  const auto references = std::count_if(title.begin(), title.end(), [](const Run& run) { return run.kind == Run::Kind::note_reference; });
  check(own, count_prose(flatten(title), state_->language) + static_cast<std::size_t>(references), state_->title);
  add(coverage, std::move(own));
  return script;
}

}  // namespace earbound

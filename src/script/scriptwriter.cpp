#include "script/scriptwriter.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "model/texts.hpp"
#include "script/outline.hpp"
#include "script/phrases.hpp"
#include "script/prose.hpp"
#include "script/section_reader.hpp"
#include "script/spoken_length.hpp"
#include "text/languages.hpp"

namespace earbound {
namespace {

/// A language without a region is read as the voice speaks it.
std::string work_language(const Document& document, const ScriptOptions& options) {
  const std::string& stated = document.metadata.language;
  const bool plain = stated.find('-') == std::string::npos;
  if (!stated.empty() && !(plain && same_language(stated, options.voice.language))) return stated;
  return options.voice.language.empty() ? "en" : options.voice.language;
}

/// Stands behind an author's name while the sentence around it is made: a character that no text holds.
constexpr std::string_view name_end = "\uFDD0";

/// A title before ", LENGTH": without the stop at its end.
std::string without_stop(std::string title) {
  while (!title.empty() && std::string_view(".,;: ").find(title.back()) != std::string_view::npos) title.pop_back();
  return title;
}

}  // namespace

struct Scriptwriter::State {
  State(const Document& the_document, ScriptOptions the_options)
      : document(the_document),
        options(std::move(the_options)),
        language(work_language(document, options)),
        phrases(Phrases::load(options.voices_directory, language)),
        shelf(options.voices_directory),
        untitled(phrases.say("section.untitled")) {
    title = document.metadata.title.empty() ? plain_text(document.title) : document.metadata.title;
    if (title.empty()) title = untitled;
    outline = make_outline(document, options.heading_depth, title, untitled, language);
    shelf.add_language(language);
    for (const std::string& tag : outline.languages) shelf.add_language(tag);
    // A language that is detected only later must be known as well.
    if (options.detect_language) shelf.add_all_languages();
    for (const std::string& file : options.voice.lexicons) shelf.add_lexicon(file);
    for (const std::string& file : options.lexicons) shelf.add_lexicon(file);
    for (const std::string& file : document.metadata.lexicons) shelf.add_lexicon(file);
  }

  /// The title where the author wrote it, or else from the metadata; the authors; the date; the length.
  void title_and_authors(SectionReader& reader, Milliseconds total) const {
    const std::string& stated = document.metadata.title;
    reader.heading(document.title, title, 1, language,
                   stated.empty() ? Place{} : Place{metadata_title_id(), {{}, ByteOffset{} + stated.size()}});
    if (!document.metadata.authors.empty()) authors(reader);
    const std::string date = spoken_date(document.metadata.date);
    if (!date.empty()) reader.announce(phrases.say("contents.date", {{"date", date}}), options.voice.paragraph_pause);
    if (total.count > 0)
      reader.announce(phrases.say("contents.length", {{"length", phrases.rough_length(total)}}),
                      options.voice.paragraph_pause);
    reader.settle(options.voice.paragraph_pause);
  }

  /// "By Ann and Bob.", with the places of the names.
  void authors(SectionReader& reader) const {
    std::vector<std::string> names = document.metadata.authors;
    for (std::string& name : names) name += name_end;
    std::string text = phrases.say("contents.by", {{"authors", list_in_words(language, names)}});
    std::vector<Quotation> quoted;
    std::size_t at = 0;
    for (std::size_t i = 0; i < names.size() && (at = text.find(name_end, at)) != std::string::npos; ++i) {
      text.erase(at, name_end.size());
      const std::size_t length = names[i].size() - name_end.size();
      quoted.push_back({at - length, {author_id(i), {{}, ByteOffset{} + length}}});
    }
    reader.announce(text, options.voice.paragraph_pause, quoted);
  }

  /// "12 May 2024" for 2024-05-12, in the language of the work; empty for what is no date.
  [[nodiscard]] std::string spoken_date(const std::string& date) const {
    const auto digits = [&](std::size_t at, std::size_t count) {
      return date.size() >= at + count && date.substr(at, count).find_first_not_of("0123456789") == std::string::npos;
    };
    if (!digits(0, 4)) return {};
    const PatternWords& words = shelf.rules(language).normaliser.rules().words;
    std::string year = words.year(date.substr(0, 4));
    if (date.size() == 4) return year;
    if (!digits(5, 2) || (date.size() != 7 && (date.size() != 10 || !digits(8, 2)))) return {};
    const int month = std::stoi(date.substr(5, 2)), day = date.size() == 7 ? 0 : std::stoi(date.substr(8, 2));
    const char* const form = day == 0 ? "date.month" : "date.day";
    const auto name = words.months.find(month);
    if (name == words.months.end() || !phrases.has(form))
      return month >= 1 && month <= 12 ? date_in_words(language, std::stoi(date.substr(0, 4)), month, day)
                                       : std::string();
    const auto ordinal = words.ordinals.find(day);
    const std::string number = std::to_string(day);
    return phrases.say(form, {{"day", number},
                              {"ordinal", ordinal == words.ordinals.end() ? number : ordinal->second},
                              {"month", name->second},
                              {"year", year}});
  }

  [[nodiscard]] ReadingContext context() const { return {options, phrases, shelf, outline, language}; }

  const Document& document;
  ScriptOptions options;
  std::string language;
  Phrases phrases;
  LanguageShelf shelf;
  std::string untitled;
  std::string title;
  Outline outline;
};

namespace {

/// The words of a section, counted on their own way, must be those that were read or listed.
void check(const Coverage& coverage, std::size_t expected, const std::string& title) {
  if (coverage.written == expected && coverage.spoken + coverage.omitted.size() == expected) return;
  throw Error("the script of '" + title + "' does not account for every word: " + std::to_string(expected) +
                  " written, " + std::to_string(coverage.spoken) + " spoken, " +
                  std::to_string(coverage.omitted.size()) + " left out",
              "this is a fault in earbound; please report it with the text");
}

constexpr std::ptrdiff_t most_named_chapters = 40;

/// The deepest level down to which all chapters can be named; 0 when even the uppermost are too many.
int deepest_named_level(const std::vector<SpokenLength>& chapters) {
  int level = 6;
  const auto named = [&] {
    return std::count_if(chapters.begin(), chapters.end(),
                         [&](const SpokenLength& chapter) { return chapter.level <= level; });
  };
  while (level > 0 && named() > most_named_chapters) --level;
  return level;
}

void add(Coverage& total, Coverage&& part) {
  total.written += part.written;
  total.spoken += part.spoken;
  std::move(part.omitted.begin(), part.omitted.end(), std::back_inserter(total.omitted));
  total.signs.add(part.signs);
}

}  // namespace

Scriptwriter::Scriptwriter(const Document& document, ScriptOptions options)
    : state_(std::make_unique<State>(document, std::move(options))) {}

Scriptwriter::~Scriptwriter() = default;

const std::vector<SectionHead>& Scriptwriter::outline() const { return state_->outline.heads; }

const std::vector<ChapterText>& Scriptwriter::texts() const { return state_->outline.entries; }

ScriptSection Scriptwriter::section(std::size_t index, Coverage& coverage) const {
  const ChapterText& entry = state_->outline.entries.at(index);
  const SectionHead& head = state_->outline.heads.at(index);
  ScriptSection script{head.title, head.level, false, head.lines, entry.section->language, {}};
  Coverage own;
  const ReadingContext context = state_->context();
  SectionReader reader(context, script, own);
  reader.expect_notes(entry.notes);
  reader.section(*entry.section, head.level, state_->untitled.empty() ? head.title : state_->untitled, state_->language,
                 entry.whole);
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

Milliseconds Scriptwriter::estimated_length(const ScriptSection& section) const {
  return earbound::estimated_length(section, state_->options.voice.rate_wpm, [this](const std::string& language) {
    return state_->shelf.rules(language.empty() ? state_->language : language).characters_per_word;
  });
}

ScriptSection Scriptwriter::contents(const std::vector<SpokenLength>& chapters, Milliseconds body,
                                     Coverage& coverage) const {
  Coverage drafted;
  const Milliseconds own = estimated_length(contents_page(chapters, body, drafted));
  return contents_page(chapters, body + own, coverage);
}

ScriptSection Scriptwriter::opening(Milliseconds body, Coverage& coverage) const {
  if (body.count == 0) return title_page({}, coverage);
  Coverage drafted;
  const Milliseconds own = estimated_length(title_page(body, drafted));
  return title_page(body + own, coverage);
}

ScriptSection Scriptwriter::contents_page(const std::vector<SpokenLength>& chapters, Milliseconds total,
                                          Coverage& coverage) const {
  const Phrases& phrases = state_->phrases;
  const VoiceProfile& voice = state_->options.voice;
  ScriptSection script = title_page(total, coverage);
  if (phrases.has("contents.title")) script.title = phrases.say("contents.title");
  if (!script.utterances.empty()) script.utterances.back().pause_after = voice.paragraph_pause;
  Coverage none;
  const ReadingContext context = state_->context();
  SectionReader reader(context, script, none);
  reader.announce(phrases.say("contents.heading"), voice.paragraph_pause);
  const int level = deepest_named_level(chapters);
  if (std::any_of(chapters.begin(), chapters.end(), [&](const SpokenLength& chapter) { return chapter.level > level; }))
    reader.announce(phrases.count("contents.chapters", static_cast<std::int64_t>(chapters.size())),
                    voice.sentence_pause);
  for (const SpokenLength& chapter : chapters) {
    if (chapter.level > level) continue;
    reader.announce(
        phrases.say("contents.chapter", {{"title", without_stop(reader.spoken(chapter.title, state_->language))},
                                         {"length", phrases.length(chapter.length)}}),
        voice.sentence_pause);
    script.utterances.back().paragraph_end = true;
  }
  reader.settle(voice.section_pause);
  return script;
}

ScriptSection Scriptwriter::title_page(Milliseconds total, Coverage& coverage) const {
  ScriptSection script{state_->title, 1, true, state_->document.title_lines, {}, {}};
  Coverage own;
  const ReadingContext context = state_->context();
  SectionReader reader(context, script, own);
  state_->title_and_authors(reader, total);
  reader.settle(state_->options.voice.section_pause);
  const std::vector<Run>& title = state_->document.title;
  const auto references =
      std::count_if(title.begin(), title.end(), [](const Run& run) { return run.kind == Run::Kind::note_reference; });
  check(own, count_prose(flatten(title), state_->language) + static_cast<std::size_t>(references), state_->title);
  add(coverage, std::move(own));
  return script;
}

ScriptSection Scriptwriter::closing() const {
  const bool named = state_->phrases.has("closing.title");
  ScriptSection script{named ? state_->phrases.say("closing.title") : state_->title, 1, true, {}, {}, {}};
  Coverage none;
  const ReadingContext context = state_->context();
  SectionReader reader(context, script, none);
  reader.announce(
      state_->phrases.say("closing", {{"title", without_stop(reader.spoken(state_->title, state_->language))}}), {});
  reader.settle({});
  return script;
}

}  // namespace earbound

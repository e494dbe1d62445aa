#include "script/prose_reader.hpp"

#include <algorithm>
#include <utility>

#include "script/code_speech.hpp"
#include "script/place_check.hpp"
#include "script/sign_check.hpp"
#include "text/segmentation.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

/// Reason of words whose run the author struck out.
constexpr const char* deleted_reason = "struck out by the author";

std::string_view address_of_link(const Run& run) { return run.link ? std::string_view(run.link->address) : ""; }

/// Whether the text parts at the border of two runs although the sentence goes on.
bool parted(const Run& a, const Run& b, const ProseSetting& setting) {
  if (a.kind == Run::Kind::image || b.kind == Run::Kind::image) return true;
  if (setting.announce_links && address_of_link(a) != address_of_link(b)) return true;
  return a.language != b.language || a.deleted != b.deleted;
}

/// A place where an utterance ends although the sentence goes on, and for how long it is silent there.
struct Cut {
  std::size_t at = 0;
  Milliseconds pause;
};

/// 3, 2.1, 10.4.2
bool is_numbering(std::string_view word) {
  return word.size() <= 12 && word.find_first_not_of("0123456789.") == std::string_view::npos;
}

class Reader {
 public:
  Reader(const Prose& prose, const Manner& manner, const ProseSetting& setting, std::vector<Utterance>& out)
      : prose_(prose),
        manner_(manner),
        setting_(setting),
        out_(out),
        language_(manner.language.empty() ? setting.work_language : manner.language),
        words_(written_words(prose.text, language_)) {
    find_cuts();
    has_math_ = holds(Run::Kind::math);
    has_code_ = holds(Run::Kind::code);
  }

  ProseTally read() {
    const std::size_t before = out_.size();
    for (const TextRange sentence : whole_sentences()) {
      if (next_ < words_.size() && words_[next_].begin < sentence.begin) last_sentence(sentence.begin);
      at_ = std::max(at_, sentence.begin);
      const std::size_t first = out_.size();
      for (; cut_ < cuts_.size() && cuts_[cut_].at < sentence.end; ++cut_)
        if (cuts_[cut_].at > at_) utterance(cuts_[cut_].at, cuts_[cut_].pause);
      utterance(sentence.end, setting_.sentence_pause);
      if (out_.size() > first) {
        out_.back().pause_after = setting_.sentence_pause;
        out_.back().sentence_end = true;
      }
      marks_up_to(sentence.end);
    }
    last_sentence(prose_.text.size());
    signs_alone(before);
    marks_up_to(prose_.text.size());
    check_places(prose_, words_, std::span(out_).subspan(before), tally_.omitted);
    tally_.signs = check_signs(prose_, std::span(out_).subspan(before), tally_.omitted, rules());
    tally_.signs.add({unsaid_.size(), 0, unsaid_});
    return std::move(tally_);
  }

 private:
  [[nodiscard]] bool holds(Run::Kind kind) const {
    return std::any_of(prose_.spans.begin(), prose_.spans.end(),
                       [&](const ProseMark& span) { return span.run->kind == kind; });
  }

  /// Code that is nothing but signs, with no word around it.
  void signs_alone(std::size_t first) {
    if (!words_.empty() || out_.size() > first || !(setting_.name_signs || has_code_)) return;
    const TextMap<std::string>& known = rules().names_of_symbols;
    Composer composer(out_, manner_);
    bool lead = !setting_.lead.empty() && !led_;
    for (const ProseMark& span : prose_.spans) {
      if (span.run->kind != Run::Kind::code) continue;
      const std::string names = names_of_signs(span.run->text, known);
      if (names.empty()) continue;
      if (std::exchange(lead, false)) composer.announce(setting_.lead + " ", setting_.phrases.language());
      composer.word(names, signs_of(*span.run));
      composer.gap(" ");
    }
    composer.finish_sentence(setting_.sentence_pause);
  }

  /// The place of all that is written in a run, white space at both ends left out.
  static Place signs_of(const Run& run) {
    const std::size_t begin = std::min(run.text.find_first_not_of(" \t\n"), run.text.size());
    const std::size_t end = run.text.find_last_not_of(" \t\n") + 1;
    return run.place(begin, std::max(begin, end));
  }

  [[nodiscard]] const Rules& rules() const { return setting_.words.shelf.rules(language_).normaliser.rules(); }

  [[nodiscard]] bool is_code(std::size_t at) const { return prose_.run_at(at).kind == Run::Kind::code; }

  /// The sentences, joined where one would end inside a word, code, an abbreviation or after an ordinal. A line of code
  /// is one.
  [[nodiscard]] std::vector<TextRange> whole_sentences() const {
    if (setting_.name_signs && !prose_.text.empty()) return {{0, prose_.text.size()}};
    const Normaliser& normaliser = setting_.words.shelf.rules(language_).normaliser;
    const Passage whole_text{prose_.text, words_, 0, words_.size(), prose_.text.size()};
    std::vector<TextRange> whole;
    std::size_t word = 0;
    for (TextRange sentence : sentences(prose_.text, language_, rules().sentences)) {
      if (!whole.empty()) {
        const std::size_t end = whole.back().end;
        while (word < words_.size() && words_[word].end <= end) ++word;
        const bool inside = is_code(end - 1) || (word < words_.size() && words_[word].begin < end);
        // "2.1. Methods": the number of a section belongs to its title.
        const bool numbering =
            word == 1 && whole.size() == 1 &&
            is_numbering(std::string_view(prose_.text).substr(words_[0].begin, words_[0].end - words_[0].begin));
        if (inside || numbering || goes_on_behind_quote(sentence) ||
            (word > 0 && normaliser.goes_on_after(whole_text, word - 1))) {
          whole.back().end = sentence.end;
          continue;
        }
        // "« Oui ! » Il": a mark that stands between spaces closes what is before it.
        if (const std::size_t mark =
                closing_mark(std::string_view(prose_.text).substr(sentence.begin, sentence.end - sentence.begin));
            mark > 0 && prose_.text[sentence.begin + mark] == ' ') {
          whole.back().end = sentence.begin + mark;
          sentence.begin += mark + 1;
        }
      }
      whole.push_back(sentence);
    }
    return whole;
  }

  /// The length of the closing mark that `text` begins with, when there is more behind it.
  static std::size_t closing_mark(std::string_view text) {
    for (const std::string_view mark : {"”", "’", "»", "›", ")", "]"})
      if (text.starts_with(mark) && text.size() > mark.size()) return mark.size();
    return 0;
  }

  /// "... are there? ” for more": a space before the closing mark begins no sentence.
  [[nodiscard]] bool goes_on_behind_quote(const TextRange& sentence) const {
    std::string_view text = std::string_view(prose_.text).substr(sentence.begin, sentence.end - sentence.begin);
    bool closes = false;
    for (const std::string_view mark : {"”", "’", "“", "»", "«", "›", "‹", ")", "]", "—", "–"})
      if (text.starts_with(mark)) {
        text.remove_prefix(mark.size());
        closes = true;
        break;
      }
    for (const std::string_view space : {" ", "\u00A0", "\u202F"})
      if (text.starts_with(space)) text.remove_prefix(space.size());
    if (!closes || text.empty()) return false;
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) ++length;
    const std::string_view letter = text.substr(0, length);
    return upper_case(letter, language_) != letter;
  }

  void find_cuts() {
    for (std::size_t i = 1; i < prose_.spans.size(); ++i) {
      const Run& before = *prose_.spans[i - 1].run;
      const Run& run = *prose_.spans[i].run;
      const std::size_t at = prose_.spans[i].at;
      if (parted(before, run, setting_)) cuts_.push_back({at, {}});
    }
    for (const ProseMark& mark : prose_.marks)
      if (mark.run->kind == Run::Kind::line_break) cuts_.push_back({mark.at, {setting_.sentence_pause.count / 2}});
    std::sort(cuts_.begin(), cuts_.end(), [](const Cut& a, const Cut& b) { return a.at < b.at; });
  }

  /// The words that begin before `end` and that no sentence holds, as one.
  void last_sentence(std::size_t end) {
    const std::size_t first = out_.size();
    utterance(end, setting_.sentence_pause);
    if (out_.size() > first) out_.back().sentence_end = true;
  }

  /// The words that begin before `end`, as one utterance.
  void utterance(std::size_t end, Milliseconds pause) {
    if (next_ < words_.size() && words_[next_].begin < end) {
      const std::size_t last = static_cast<std::size_t>(
          std::lower_bound(words_.begin() + static_cast<std::ptrdiff_t>(next_), words_.end(), end,
                           [](const TextRange& word, std::size_t value) { return word.begin < value; }) -
          words_.begin());
      const Run& run = prose_.run_at(words_[next_].begin);
      if (run.deleted && !setting_.deleted_text)
        omit_until(last);
      else
        compose({prose_.text, words_, next_, last, std::max(end, words_[last - 1].end)}, run, pause);
    }
    at_ = std::max(at_, end);
  }

  [[nodiscard]] std::string text_of(const TextRange& word) const {
    return prose_.text.substr(word.begin, word.end - word.begin);
  }

  void omit_until(std::size_t last) {
    for (; next_ < last; ++next_)
      tally_.omitted.push_back({text_of(words_[next_]), prose_.line_at(words_[next_].begin), deleted_reason,
                                prose_.place(words_[next_].begin, words_[next_].end)});
  }

  void compose(const Passage& passage, const Run& run, Milliseconds pause) {
    Manner manner = manner_;
    if (!run.language.empty() && run.language != setting_.work_language) manner.language = run.language;
    manner.strong = manner.strong || all_strong(passage);
    const std::string& language = run.language.empty() ? language_ : run.language;
    Composer composer(out_, manner);
    if (!setting_.lead.empty() && !led_) composer.announce(setting_.lead + " ", setting_.phrases.language());
    led_ = true;
    if (const std::string_view key = prefix(run); !key.empty())
      composer.announce(setting_.phrases.say(key) + " ", setting_.phrases.language());
    const bool capitals = setting_.words.shelf.rules(language).normaliser.all_capitals(passage);
    Reading reading;
    while (next_ < passage.last) {
      reading.clear();
      setting_.words.read(prose_, passage, next_, language, capitals, reading);
      // Signs before a word may be said with it.
      const std::size_t begin = reading.words.empty() ? words_[next_].begin : reading.words.front().begin;
      if (begin > at_) gap(composer, passage.text.substr(at_, begin - at_));
      composer.stress(!manner.strong && is_strong(words_[next_]));
      if (reading.words.empty()) {
        const std::string_view written = passage.word(next_);
        composer.written_word(written, prose_.place(words_[next_].begin, words_[next_].end));
        at_ = words_[next_++].end;
        ++tally_.spoken;
      } else {
        apply(reading, passage, composer);
      }
    }
    if (passage.end > at_) gap(composer, passage.text.substr(at_, passage.end - at_));
    composer.finish(pause);
  }

  void gap(Composer& composer, std::string_view text) const {
    // A word divided at the end of a line is one again: "immuno-" "therapy".
    if (text == "- " && starts_line(at_ + text.size())) text = "-";
    // The dash of an arrow "->" is said with it, where it is said, and so are signs of code that have one name
    // together.
    const std::size_t next = at_ + text.size();
    const bool arrow = text.ends_with('-') && prose_.text.compare(next, 1, ">") == 0 && rules().symbols.contains("->");
    if (!text.empty() && (is_code(next - 1) ? sign_joins_word(prose_.text, next, rules().names_of_symbols) : arrow))
      text.remove_suffix(1);
    if (setting_.name_signs && !rules().names_of_symbols.empty()) {
      const std::string names = names_of_signs(text, rules().names_of_symbols);
      if (names.empty())
        composer.gap(" ");
      else
        composer.announce(" " + names + " ", language_);
    } else if (has_code_) {
      gap_with_code(composer, text);
    } else {
      plain_gap(composer, text, at_);
    }
  }

  /// Signs in code are part of what is written: those of code that is nothing but signs, and those that stand before or
  /// behind a word of code.
  void gap_with_code(Composer& composer, std::string_view text) const {
    const TextMap<std::string>& names = rules().names_of_symbols;
    for (std::size_t begin = 0; begin < text.size();) {
      const Run& run = prose_.run_at(at_ + begin);
      std::size_t end = begin + 1;
      while (end < text.size() && &prose_.run_at(at_ + end) == &run) ++end;
      const std::string_view part = text.substr(begin, end - begin);
      std::string said;
      if (run.kind == Run::Kind::code)
        said = written_words(run.text, language_).empty() ? names_of_signs(part, names)
                                                          : signs_at_edge_of_code(part, names);
      if (said.empty()) plain_gap(composer, part, at_ + begin);
      // Punctuation of the sentence stands right behind the last sign.
      else
        composer.announce(
            " " + said +
                (end < text.size() && std::string_view(".,;:!?)").find(text[end]) != std::string_view::npos ? "" : " "),
            language_);
      begin = end;
    }
  }

  void plain_gap(Composer& composer, std::string_view text, std::size_t at) const {
    if (has_math_)
      composer.gap(outside_math(text, at));
    else
      composer.gap(text);
  }

  /// The gap that begins at `at`, without the signs of formulas: those are said with the formula.
  [[nodiscard]] std::string outside_math(std::string_view text, std::size_t at) const {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i)
      if (prose_.run_at(at + i).kind != Run::Kind::math) result += text[i];
    return result;
  }

  [[nodiscard]] bool starts_line(std::size_t at) const {
    const auto line =
        std::lower_bound(prose_.lines.begin(), prose_.lines.end(), at,
                         [](const Prose::LineStart& start, std::size_t value) { return start.at < value; });
    return line != prose_.lines.end() && line->at == at && at > 0 && line->line != prose_.line_at(at - 1);
  }

  void apply(const Reading& reading, const Passage& passage, Composer& composer) {
    if (reading.unsaid.end > reading.unsaid.begin) {
      const TextRange rest = reading.unsaid;
      unsaid_.push_back({text_of(rest), prose_.line_at(rest.begin), "the rest of an address, said in full verbosity",
                         prose_.place(rest.begin, rest.end)});
    }
    composer.rule(reading.rule.empty() ? "rule" : reading.rule);
    for (const SpokenWord& word : reading.words) {
      std::string_view spoken = word.text;
      const bool space = !spoken.empty() && spoken.back() == ' ';
      if (space) spoken.remove_suffix(1);
      if (spoken.empty())
        leave_out(word, reading.reason);
      else
        say(word, spoken, reading.phonemes, composer);
      if (space) composer.gap(" ");
      next_ += word.count;
      at_ = std::max(word.end, at_);
      // Text between two spoken words of one reading belongs to neither.
      if (&word != &reading.words.back() && next_ < words_.size() && words_[next_].begin > at_)
        composer.gap(passage.text.substr(at_, words_[next_].begin - at_));
    }
    composer.rule({});
  }

  /// The end of what is written for a spoken word: spaces behind it belong to nobody.
  [[nodiscard]] std::size_t written_end(const SpokenWord& word) const {
    std::size_t end = word.end;
    while (end > word.begin && prose_.text[end - 1] == ' ') --end;
    return end;
  }

  void leave_out(const SpokenWord& word, const char* reason) {
    const std::string written = prose_.text.substr(word.begin, written_end(word) - word.begin);
    for (std::size_t i = next_; i < next_ + word.count; ++i)
      tally_.omitted.push_back({written, prose_.line_at(word.begin), reason ? reason : "not said",
                                prose_.place(words_[i].begin, words_[i].end)});
  }

  void say(const SpokenWord& word, std::string_view spoken, bool phonemes, Composer& composer) {
    const Place place = prose_.place(word.begin, written_end(word));
    if (phonemes)
      composer.phonemes(spoken, place);
    else
      composer.word(spoken, place);
    tally_.spoken += word.count;
  }

  [[nodiscard]] bool all_strong(const Passage& passage) const {
    for (std::size_t i = passage.first; i < passage.last; ++i)
      if (!is_strong(passage.words[i])) return false;
    return true;
  }

  /// Stress on a part of a word would part it for the engine.
  [[nodiscard]] bool is_strong(const TextRange& word) const {
    return prose_.run_at(word.begin).strong && prose_.run_at(word.end - 1).strong;
  }

  [[nodiscard]] std::string_view prefix(const Run& run) const {
    if (run.kind == Run::Kind::image) return "image";
    if (run.deleted) return "deleted";
    if (setting_.announce_links && !address_of_link(run).empty()) return "link";
    return {};
  }

  void marks_up_to(std::size_t end) {
    for (; mark_ < prose_.marks.size() && prose_.marks[mark_].at <= end; ++mark_) {
      const Run& run = *prose_.marks[mark_].run;
      const bool silent_image = run.kind == Run::Kind::image && !has_letter_or_number(run.text);
      if (setting_.mark && (run.kind == Run::Kind::note_reference || silent_image)) setting_.mark(run);
    }
  }

  const Prose& prose_;
  const Manner& manner_;
  const ProseSetting& setting_;
  std::vector<Utterance>& out_;
  const std::string language_;
  const std::vector<TextRange> words_;
  std::vector<Cut> cuts_;
  ProseTally tally_;
  std::vector<Omission> unsaid_;
  bool led_ = false, has_math_ = false, has_code_ = false;
  std::size_t at_ = 0;  ///< first byte not yet read
  std::size_t next_ = 0, cut_ = 0, mark_ = 0;
};

}  // namespace

ProseTally read_prose(const Prose& prose, const Manner& manner, const ProseSetting& setting,
                      std::vector<Utterance>& out) {
  return Reader(prose, manner, setting, out).read();
}

std::size_t count_prose(const Prose& prose, const std::string& language) {
  return written_words(prose.text, language).size();
}

Manner announcing(Role role) {
  Manner manner;
  manner.role = role;
  return manner;
}

}  // namespace earbound

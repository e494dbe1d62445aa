#include "script/prose_reader.hpp"

#include <algorithm>

#include "script/rule_file.hpp"
#include "text/segmentation.hpp"

namespace earbound {
namespace {

/// Where one utterance ends and the next begins although the sentence goes on: a change of language, an image, a line break.
std::vector<std::size_t> cuts_of(const Prose& prose) {
  std::vector<std::size_t> cuts;
  for (std::size_t i = 1; i < prose.spans.size(); ++i) {
    const Run& run = *prose.spans[i].run;
    const Run& before = *prose.spans[i - 1].run;
    const bool image = run.kind == Run::Kind::image || before.kind == Run::Kind::image;
    if (image || run.language != before.language) cuts.push_back(prose.spans[i].at);
  }
  for (const ProseMark& mark : prose.marks)
    if (mark.run->kind == Run::Kind::line_break) cuts.push_back(mark.at);
  std::sort(cuts.begin(), cuts.end());
  return cuts;
}

class Reader {
 public:
  Reader(const Prose& prose, const Manner& manner, const ProseSetting& setting, std::vector<Utterance>& out)
      : prose_(prose), manner_(manner), setting_(setting), out_(out),
        language_(manner.language.empty() ? setting.work_language : manner.language),
        words_(written_words(prose.text, language_)), cuts_(cuts_of(prose)) {}

  std::size_t read() {
    for (const TextRange sentence : sentences(prose_.text, language_)) {
      piece_before(sentence);
      const std::size_t first = out_.size();
      for (; cut_ < cuts_.size() && cuts_[cut_] < sentence.end; ++cut_)
        if (cuts_[cut_] > at_) piece(cuts_[cut_], {});
      piece(sentence.end, setting_.sentence_pause);
      if (out_.size() > first) out_.back().pause_after = setting_.sentence_pause;
      notes_up_to(sentence.end);
    }
    piece(prose_.text.size(), setting_.sentence_pause);
    notes_up_to(prose_.text.size());
    return spoken_;
  }

 private:
  void piece_before(TextRange sentence) {
    if (next_ < words_.size() && words_[next_].begin < sentence.begin) piece(sentence.begin, setting_.sentence_pause);
    at_ = std::max(at_, sentence.begin);
  }

  /// The words that begin before `end`, as one utterance.
  void piece(std::size_t end, Milliseconds pause) {
    if (next_ < words_.size() && words_[next_].begin < end) {
      const Run& run = prose_.run_at(words_[next_].begin);
      Manner manner = manner_;
      if (!run.language.empty()) manner.language = run.language;
      Composer composer(out_, manner);
      if (run.kind == Run::Kind::image) composer.announce(setting_.phrases->say("image") + " ", setting_.phrases->language());
      for (; next_ < words_.size() && words_[next_].begin < end; ++next_) {
        const TextRange word = words_[next_];
        const std::string_view text(prose_.text);
        const std::string_view written = text.substr(word.begin, word.end - word.begin);
        if (word.begin > at_) composer.gap(text.substr(at_, word.begin - at_));
        composer.word(written, written, prose_.line_at(word.begin));
        at_ = word.end;
        ++spoken_;
      }
      if (end > at_) composer.gap(std::string_view(prose_.text).substr(at_, end - at_));
      composer.finish(pause);
    }
    at_ = std::max(at_, end);
  }

  void notes_up_to(std::size_t end) {
    for (; mark_ < prose_.marks.size() && prose_.marks[mark_].at <= end; ++mark_)
      if (prose_.marks[mark_].run->kind == Run::Kind::note_reference && setting_.note_reference)
        setting_.note_reference(*prose_.marks[mark_].run);
  }

  const Prose& prose_;
  const Manner& manner_;
  const ProseSetting& setting_;
  std::vector<Utterance>& out_;
  const std::string language_;
  const std::vector<TextRange> words_;
  const std::vector<std::size_t> cuts_;
  std::size_t at_ = 0;  ///< first byte not yet read
  std::size_t next_ = 0, cut_ = 0, mark_ = 0, spoken_ = 0;
};

}  // namespace

std::size_t read_prose(const Prose& prose, const Manner& manner, const ProseSetting& setting, std::vector<Utterance>& out) {
  return Reader(prose, manner, setting, out).read();
}

std::size_t count_prose(const Prose& prose, const std::string& language) {
  return written_words(prose.text, language).size();
}

Manner announcing(const Phrases& phrases, const std::string& work_language, Role role) {
  Manner manner;
  manner.role = role;
  if (primary_language(work_language) != phrases.language()) manner.language = phrases.language();
  return manner;
}

}  // namespace earbound

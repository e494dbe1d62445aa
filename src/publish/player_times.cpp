#include "publish/player_times.hpp"

#include <fmt/format.h>

#include <iterator>

namespace earbound {
namespace {

/// So many bytes make a file: a few minutes of reading, a moment to load.
constexpr std::size_t bytes_of_a_file = std::size_t{48} * 1024;

}  // namespace

std::string PlayerTimes::file_name(std::size_t number) { return fmt::format("player/times-{}.js", number); }

std::size_t PlayerTimes::add(std::span<const HeardStretch> sentences) {
  if (chapters_.size() > bytes_of_a_file) finish();
  chapters_ += next_chapter_ == first_chapter_ ? "[" : ",\n[";
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (i > 0) chapters_ += ",";
    add_sentence(sentences[i]);
  }
  chapters_ += "]";
  ++next_chapter_;
  return number_;
}

/// Its element, begin, length, and for each word its begin behind that of the word before, and its length. The element
/// is 1 when its id follows from the sentence's number, 0 when there is none, else the id.
void PlayerTimes::add_sentence(const HeardStretch& sentence) {
  const Milliseconds begin = time_(sentence.segment, sentence.begin), end = time_(sentence.segment, sentence.end);
  auto out = std::back_inserter(chapters_);
  if (!sentence.shown)
    fmt::format_to(out, "[0");
  else if (sentence.id.front() == 's')
    fmt::format_to(out, "[1");
  else
    fmt::format_to(out, "[\"{}\"", sentence.id);
  fmt::format_to(out, ",{},{}", begin.count, (end - begin).count);
  Milliseconds latest = begin;
  for (const HeardWord& word : sentence.words) {
    const Milliseconds word_begin = time_(sentence.segment, word.begin);
    fmt::format_to(out, ",{},{}", (word_begin - latest).count, (time_(sentence.segment, word.end) - word_begin).count);
    latest = word_begin;
  }
  chapters_ += "]";
}

void PlayerTimes::finish() {
  if (next_chapter_ == first_chapter_) return;
  sink_.put(file_name(number_), "text/javascript",
            fmt::format("earbound.times({}, [\n{}\n]);\n", first_chapter_, chapters_));
  chapters_.clear();
  first_chapter_ = next_chapter_;
  ++number_;
}

}  // namespace earbound

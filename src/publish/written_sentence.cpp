#include "publish/written_sentence.hpp"

#include <algorithm>

#include "publish/one_line.hpp"
#include "text/line_breaking.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

constexpr std::uint32_t most_marks = 16;  // bytes before and behind a sentence that are looked at

bool continues_a_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// How far the marks reach that stand right behind a sentence.
std::size_t closing_marks(const std::string& behind) {
  std::size_t at = 0;
  while (at < behind.size()) {
    std::size_t next = at + 1;
    while (next < behind.size() && continues_a_character(behind[next])) ++next;
    const std::string mark = behind.substr(at, next - at);
    if (has_letter_or_number(mark) || fold_space(mark).empty()) break;
    at = next;
  }
  return at;
}

/// Words of one text that are heard in the order in which they are written; those that share a place are one.
struct Stretch {
  struct Heard {
    ByteRange range;
    Frames begin, end;
  };
  TextId text;
  std::vector<Heard> words;

  void add(const TimedWord& word) {
    const ByteRange& range = word.place.range;
    if (words.empty() || range.begin >= words.back().range.end) {
      words.push_back({range, word.begin, word.end});
      return;
    }
    Heard& last = words.back();
    last.range.end = std::max(last.range.end, range.end);
    last.end = std::max(last.end, word.end);
  }
};

std::vector<Stretch> stretches_of(std::span<const TimedUtterance> sentence) {
  std::vector<Stretch> stretches;
  for (const TimedUtterance& utterance : sentence)
    for (const TimedWord& word : utterance.words) {
      if (!word.place.is_written()) continue;
      if (stretches.empty() || stretches.back().text != word.place.text) stretches.push_back({word.place.text, {}});
      stretches.back().add(word);
    }
  return stretches;
}

// Whether the text begins or ends with what one_line() turns into a space.
bool begins_apart(std::string_view text) { return one_line("x" + std::string(text)).starts_with("x "); }
bool ends_apart(std::string_view text) { return one_line(std::string(text) + "x").ends_with(" x"); }

/// Puts a sentence together on one line.
class Line {
 public:
  explicit Line(WrittenSentence& out) : out_(out) {}

  void set_apart() { gap_ = gap_ || !out_.text.empty(); }
  void add(std::string_view written, Frames begin, Frames end) {
    const std::string text = one_line(written);
    if (text.empty()) return set_apart();
    if (gap_ || (begins_apart(written) && !out_.text.empty())) out_.text += ' ';
    out_.words.push_back({out_.words.empty() ? 0 : out_.text.size(), begin, end});
    out_.text += text;
    gap_ = ends_apart(written);
  }

 private:
  WrittenSentence& out_;
  bool gap_ = false;  ///< a space comes before what is added next
};

/// The marks before a place that open what stands there.
std::string marks_before(const PlaceReader& places, TextId text, ByteOffset begin) {
  const ByteOffset from{begin.count > most_marks ? begin.count - most_marks : 0};
  std::string before = places.written({text, {from, begin}});
  while (!before.empty() && continues_a_character(before.front())) before.erase(0, 1);
  before.insert(0, from.count > 0 ? "x" : " ");  // what lies before that does not matter, but the text's beginning does
  const std::size_t marks = opening_marks(before);
  std::string found = before.substr(before.size() - marks);
  return has_letter_or_number(found) ? std::string() : found;
}

void add_stretch(const Stretch& stretch, const PlaceReader& places, Line& line) {
  std::string opening = marks_before(places, stretch.text, stretch.words.front().range.begin);
  for (std::size_t i = 0; i < stretch.words.size(); ++i) {
    const Stretch::Heard& word = stretch.words[i];
    std::string written = opening + places.written({stretch.text, word.range});
    const bool last = i + 1 == stretch.words.size();
    const ByteOffset next = last ? word.range.end + most_marks : stretch.words[i + 1].range.begin;
    std::string between = places.written({stretch.text, {word.range.end, next}});
    const std::size_t behind = last ? closing_marks(between) : between.size() - opening_marks(between);
    opening = between.substr(behind);
    line.add(written + between.substr(0, behind), word.begin, word.end);
  }
}

/// An announcement: word for word when its words stand between spaces as many as are heard, else as one.
void add_spoken(const TimedUtterance& utterance, Line& line) {
  const std::string text = one_line(utterance.text);
  const auto spaces = static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
  line.set_apart();
  if (spaces + 1 != utterance.words.size()) return line.add(text, utterance.begin, utterance.end);
  std::size_t at = 0;
  for (const TimedWord& word : utterance.words) {
    const std::size_t end = std::min(text.find(' ', at), text.size() - 1) + 1;
    line.add(std::string_view(text).substr(at, end - at), word.begin, word.end);
    at = end;
  }
}

}  // namespace

std::size_t sentence_length(std::span<const TimedUtterance> utterances) {
  const auto last = std::find_if(utterances.begin(), utterances.end(),
                                 [](const TimedUtterance& utterance) { return utterance.sentence_end; });
  const auto count = static_cast<std::size_t>(last - utterances.begin());
  return last == utterances.end() ? count : count + 1;
}

WrittenSentence written_sentence(std::span<const TimedUtterance> sentence, const TextIndex& texts) {
  WrittenSentence written;
  Line line(written);
  const PlaceReader places(texts);
  const std::vector<Stretch> stretches = stretches_of(sentence);
  for (const Stretch& stretch : stretches) {
    line.set_apart();
    add_stretch(stretch, places, line);
  }
  if (stretches.empty())
    for (const TimedUtterance& utterance : sentence) add_spoken(utterance, line);
  if (!written.words.empty()) {
    // What is announced within a sentence, before its first word or behind its last, is part of its time.
    written.words.front().begin = sentence.front().begin;
    written.words.back().end = sentence.back().end;
  }
  return written;
}

}  // namespace earbound

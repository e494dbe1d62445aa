#include "script/composer.hpp"

#include <utility>

#include "text/segmentation.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

constexpr std::size_t longest_gap = 64;  // bytes

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Bytes of the code point that begins at `at`.
std::size_t code_point_length(std::string_view text, std::size_t at) {
  std::size_t length = 1;
  while (at + length < text.size() && is_continuation(text[at + length])) ++length;
  return length;
}

/// Signs that the engine would name although between words they are drawn, not said.
bool is_drawn(std::string_view character) {
  return character.size() == 1 && std::string_view("*_/\\|^`~{}#@").find(character.front()) != std::string_view::npos;
}

/// At most three of the same character in a row, and no more than longest_gap bytes in all.
std::string shortened(std::string_view text) {
  std::string result;
  std::string_view last;
  int repeated = 0;
  for (std::size_t i = 0; i < text.size() && result.size() < longest_gap;) {
    const std::string_view character = text.substr(i, code_point_length(text, i));
    repeated = character == last ? repeated + 1 : 1;
    if (is_drawn(character))
      result += ' ';
    else if (repeated <= 3)
      result += character;
    last = character;
    i += character.size();
  }
  return result;
}

}  // namespace

void Composer::append(std::string_view text) {
  for (const char c : text) {
    // Two opening brackets would begin phonemes for the engine.
    if (c == '[' && !utterance_.text.empty() && utterance_.text.back() == '[') {
      utterance_.text += ' ';
      ++characters_;
    }
    utterance_.text += c;
    if (!is_continuation(c)) ++characters_;
  }
}

void Composer::gap(std::string_view text) {
  const std::string_view before = pending_.empty() ? std::string_view(utterance_.text) : std::string_view(pending_);
  const bool doubled = !text.empty() && text.front() == ' ' && !before.empty() && before.back() == ' ';
  pending_ += shortened(doubled ? text.substr(1) : text);
}

void Composer::make_room(std::uint32_t length) {
  if (characters_ > 0 && characters_ + pending_.size() + length > utterance_limit) finish({});
  if (characters_ == 0) pending_.erase(0, pending_.find_first_not_of(' '));
  append(std::exchange(pending_, {}));
}

void Composer::phonemes(std::string_view spoken, const Place& place) {
  const std::uint32_t length = count_code_points(spoken);
  make_room(length);
  // Brackets before the lexicon's own must not join them.
  if (!utterance_.text.empty() && utterance_.text.back() == '[') append(" ");
  utterance_.words.push_back({characters_, characters_ + length, place, strong_, rule_});
  utterance_.text += spoken;
  characters_ += length;
  utterance_.phonemes = true;
}

void Composer::cue(std::string_view name) {
  if (utterance_.cue.empty()) utterance_.cue = name;
}

void Composer::word(std::string_view spoken, const Place& place) { add_word(spoken, place, false); }

void Composer::written_word(std::string_view written, const Place& place) { add_word(written, place, true); }

void Composer::add_word(std::string_view spoken, Place place, bool as_written) {
  std::uint32_t length = count_code_points(spoken);
  make_room(length);
  const auto add = [&](std::string_view part) {
    const std::uint32_t begin = characters_;
    append(part);
    Place own = place;
    if (as_written && place.is_written()) own.range.end = place.range.begin = place.range.begin + part.size();
    utterance_.words.push_back({begin, characters_, own, strong_, rule_});
  };
  while (characters_ + length > utterance_limit && !spoken.empty()) {
    std::size_t bytes = 0;
    std::uint32_t taken = 0;
    while (bytes < spoken.size() && characters_ + taken < utterance_limit - 1) {
      bytes += code_point_length(spoken, bytes);
      ++taken;
    }
    add(spoken.substr(0, bytes));
    finish({});
    spoken.remove_prefix(bytes);
    length -= taken;
  }
  if (!spoken.empty()) add(spoken);
}

void Composer::announce(std::string_view text, std::string_view language, const std::vector<Quotation>& quoted) {
  std::size_t at = 0;
  auto quotation = quoted.begin();
  for (const TextRange range : written_words(text, language)) {
    gap(text.substr(at, range.begin - at));
    const auto end_of = [](const Quotation& q) { return q.begin + (q.place.range.end - q.place.range.begin); };
    while (quotation != quoted.end() && end_of(*quotation) <= range.begin) ++quotation;
    Place place;
    if (quotation != quoted.end() && quotation->begin <= range.begin && range.end <= end_of(*quotation)) {
      const ByteOffset origin = quotation->place.range.begin;
      place = {quotation->place.text,
               {origin + (range.begin - quotation->begin), origin + (range.end - quotation->begin)}};
    }
    written_word(text.substr(range.begin, range.end - range.begin), place);
    at = range.end;
  }
  gap(text.substr(at));
}

bool Composer::finish(Milliseconds pause) {
  const bool spoken = !utterance_.words.empty();
  if (spoken) {
    append(std::exchange(pending_, {}));
    while (!utterance_.text.empty() && utterance_.text.back() == ' ') utterance_.text.pop_back();
    utterance_.language = manner_.language;
    utterance_.role = manner_.role;
    utterance_.level = manner_.level;
    utterance_.strong = manner_.strong;
    utterance_.pause_after = pause;
    out_.push_back(std::move(utterance_));
  }
  utterance_ = {};
  pending_.clear();
  characters_ = 0;
  return spoken;
}

}  // namespace earbound

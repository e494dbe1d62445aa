#include "model/segment_bytes.hpp"

namespace earbound {
namespace {

void write_audible(ByteWriter& out, const Utterance& utterance) {
  out.text(utterance.text);
  out.text(utterance.language);
  out.number(static_cast<std::uint8_t>(utterance.role));
  out.number(utterance.level);
  out.number(static_cast<std::uint8_t>(utterance.strong));
  out.number(static_cast<std::uint8_t>(utterance.phonemes));
  out.number(utterance.pause_before.count);
  out.number(utterance.pause_after.count);
  out.text(utterance.cue);
  out.number(static_cast<std::uint32_t>(utterance.words.size()));
  for (const Word& word : utterance.words) {
    out.number(word.begin);
    out.number(word.end);
    out.number(static_cast<std::uint8_t>(word.strong));
  }
}

}  // namespace

void write_audible_segment(ByteWriter& out, const Segment& segment) {
  out.number(static_cast<std::uint32_t>(segment.utterances.size()));
  for (const Utterance& utterance : segment.utterances) write_audible(out, utterance);
}

void write_segment(ByteWriter& out, const Segment& segment) {
  out.number(segment.section);
  write_audible_segment(out, segment);
  for (const Utterance& utterance : segment.utterances) {
    out.number(static_cast<std::uint8_t>(utterance.sentence_end));
    out.number(static_cast<std::uint8_t>(utterance.paragraph_end));
    for (const Word& word : utterance.words) {
      out.number(word.place.text.number);
      out.number(word.place.range.begin.count);
      out.number(word.place.range.end.count);
    }
  }
}

Segment read_segment(ByteReader& in) {
  Segment segment;
  segment.section = in.number<std::uint32_t>();
  const auto count = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < count; ++i) {
    Utterance& utterance = segment.utterances.emplace_back();
    utterance.text = in.text();
    utterance.language = in.text();
    utterance.role = static_cast<Role>(in.number<std::uint8_t>());
    utterance.level = in.number<std::uint8_t>();
    utterance.strong = in.number<std::uint8_t>() != 0;
    utterance.phonemes = in.number<std::uint8_t>() != 0;
    utterance.pause_before.count = in.number<std::int64_t>();
    utterance.pause_after.count = in.number<std::int64_t>();
    utterance.cue = in.text();
    const auto words = in.number<std::uint32_t>();
    for (std::uint32_t w = 0; w < words; ++w) {
      const auto begin = in.number<std::uint32_t>();
      const auto end = in.number<std::uint32_t>();
      const bool strong = in.number<std::uint8_t>() != 0;
      utterance.words.push_back({begin, end, {}, strong});
    }
  }
  for (Utterance& utterance : segment.utterances) {
    utterance.sentence_end = in.number<std::uint8_t>() != 0;
    utterance.paragraph_end = in.number<std::uint8_t>() != 0;
    for (Word& word : utterance.words) {
      word.place.text.number = in.number<std::uint32_t>();
      word.place.range.begin.count = in.number<std::uint32_t>();
      word.place.range.end.count = in.number<std::uint32_t>();
    }
  }
  return segment;
}

}  // namespace earbound

#include "cache/clip_entry.hpp"

namespace earbound {

void write_marks(ByteWriter& out, const ClipMarks& marks) {
  out.number(marks.length.count);
  out.list(std::span(marks.utterances));
  out.list(std::span(marks.words));
}

ClipMarks read_marks(ByteReader& in) {
  ClipMarks marks;
  marks.length.count = in.number<std::int64_t>();
  marks.utterances = in.list<UtteranceTiming>();
  marks.words = in.list<WordTiming>();
  return marks;
}

std::span<const std::uint8_t> samples_bytes(std::span<const std::int16_t> samples) {
  return {reinterpret_cast<const std::uint8_t*>(samples.data()), samples.size_bytes()};
}

std::span<const std::int16_t> as_samples(std::span<const std::uint8_t> bytes) {
  if (bytes.size() % sizeof(std::int16_t) != 0) throw Error("a record of earbound's own is cut short");
  return {reinterpret_cast<const std::int16_t*>(bytes.data()), bytes.size() / sizeof(std::int16_t)};
}

}  // namespace earbound

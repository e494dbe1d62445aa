#include "check/sound_length.hpp"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "encode/sample_file.hpp"

namespace earbound {
namespace {

using Bytes = std::span<const std::uint8_t>;

std::uint64_t big_endian(Bytes bytes) {
  std::uint64_t value = 0;
  for (const std::uint8_t byte : bytes) value = value << 8 | byte;
  return value;
}

/// What the first box of this type among `boxes` holds.
std::optional<Bytes> box(Bytes boxes, std::string_view type) {
  while (boxes.size() >= 8) {
    std::uint64_t size = big_endian(boxes.first(4)), head = 8;
    if (size == 1 && boxes.size() >= 16) {
      size = big_endian(boxes.subspan(8, 8));
      head = 16;
    }
    if (size == 0) size = boxes.size();
    if (size < head || size > boxes.size()) return std::nullopt;
    if (as_text(boxes.subspan(4, 4)) == type) return boxes.subspan(head, size - head);
    boxes = boxes.subspan(size);
  }
  return std::nullopt;
}

Milliseconds movie_length(const std::string& path) {
  const MappedFile file(path);
  const auto movie = box(file.bytes(), "moov");
  const auto header = movie ? box(*movie, "mvhd") : std::nullopt;
  const bool wide = header && !header->empty() && header->front() == 1;
  // Version and flags, two times, then the time scale and the duration.
  const std::size_t scale_at = wide ? 20 : 12, duration_bytes = wide ? 8 : 4;
  if (!header || header->size() < scale_at + 4 + duration_bytes || !box(file.bytes(), "mdat"))
    throw Error("it is no whole MP4 file");
  const std::uint64_t scale = big_endian(header->subspan(scale_at, 4));
  if (scale == 0) throw Error("its time scale is zero");
  return {static_cast<std::int64_t>(big_endian(header->subspan(scale_at + 4, duration_bytes)) * 1000 / scale)};
}

}  // namespace

Milliseconds sound_length(const std::string& path, const std::string& media_type) {
  if (media_type == "audio/mp4") return movie_length(path);
  std::string reason;
  const std::unique_ptr<SampleReader> file = SampleReader::open(path, reason);
  if (!file) throw Error("it cannot be decoded: " + reason);
  if (file->channels() != 1 || file->rate() <= 0) throw Error("it is not mono");
  std::array<std::int16_t, 16384> samples;
  std::int64_t frames = 0;
  for (std::size_t read = 1; read > 0; frames += static_cast<std::int64_t>(read)) read = file->read(samples);
  if (const std::string fault = file->fault(); !fault.empty()) throw Error("it cannot be decoded to its end: " + fault);
  return {frames * 1000 / file->rate()};
}

}  // namespace earbound

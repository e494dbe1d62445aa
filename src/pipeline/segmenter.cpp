#include "pipeline/segmenter.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "model/segment_bytes.hpp"

namespace earbound {
namespace {

// In bytes of text: 1,000 are about a minute at an ordinary pace.
constexpr std::size_t shortest = 600, longest = 2400, longest_paragraph = 4800;

bool cuts_here(const std::string& last_text) { return hash_bytes(as_bytes(last_text)).low % 2 == 0; }

}  // namespace

std::vector<Segment> cut_into_segments(ScriptSection&& section, std::uint32_t index) {
  std::vector<Segment> segments;
  std::size_t length = 0;
  bool open = false;
  for (Utterance& utterance : section.utterances) {
    if (!open) segments.push_back({index, {}});
    open = true;
    length += utterance.text.size();
    segments.back().utterances.push_back(std::move(utterance));
    const Utterance& last = segments.back().utterances.back();
    const bool cut = last.paragraph_end ? length >= longest || (length >= shortest && cuts_here(last.text))
                                        : length >= longest_paragraph;
    if (cut) {
      open = false;
      length = 0;
    }
  }
  return segments;
}

SegmentSpool::SegmentSpool(const std::string& directory) : directory_(directory) {
  std::string name = directory + "/.script-XXXXXX";
  file_ = Descriptor(::mkostemp(name.data(), O_CLOEXEC));
  if (!file_.valid()) throw system_error("write a temporary file", directory);
  ::unlink(name.c_str());
}

void SegmentSpool::add(const Segment& segment) {
  ByteWriter out;
  write_segment(out, segment);
  write_all(file_.get(), out.bytes(), directory_);
  offsets_.push_back(offsets_.back() + out.bytes().size());
}

Segment SegmentSpool::read(std::size_t index) const {
  std::vector<std::uint8_t> bytes(offsets_.at(index + 1) - offsets_.at(index));
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t got =
        ::pread(file_.get(), bytes.data() + at, bytes.size() - at, static_cast<off_t>(offsets_[index] + at));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) throw system_error("read a temporary file", directory_);
    at += static_cast<std::size_t>(got);
  }
  ByteReader in(bytes);
  return read_segment(in);
}

}  // namespace earbound

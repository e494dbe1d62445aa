#include "publish/deflate.hpp"

#include <zlib.h>

#include <algorithm>
#include <utility>

#include "base/error.hpp"

namespace earbound {
namespace {

constexpr std::size_t most_at_once = std::size_t{1} << 30;  // zlib counts in 32 bits

}  // namespace

struct Deflater::State {
  z_stream stream = {};
  std::vector<std::uint8_t> out, block = std::vector<std::uint8_t>(std::size_t{64} * 1024);

  /// Compresses what the stream has been given, all of it.
  void run(int flush) {
    do {
      stream.next_out = block.data();
      stream.avail_out = static_cast<uInt>(block.size());
      if (::deflate(&stream, flush) == Z_STREAM_ERROR) throw Error("zlib cannot compress");
      out.insert(out.end(), block.begin(), block.end() - static_cast<std::ptrdiff_t>(stream.avail_out));
    } while (stream.avail_out == 0);
  }
};

Deflater::Deflater(Effort effort) : state_(std::make_unique<State>()) {
  constexpr int raw = -MAX_WBITS, memory = 8;  // no header of its own; as zlib does when it is not told
  constexpr int quick = 5;
  const int level = effort == Effort::smallest ? Z_BEST_COMPRESSION : quick;
  if (::deflateInit2(&state_->stream, level, Z_DEFLATED, raw, memory, Z_DEFAULT_STRATEGY) != Z_OK)
    throw Error("zlib cannot begin to compress", "free some memory");
}

Deflater::~Deflater() { ::deflateEnd(&state_->stream); }

void Deflater::add(std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const std::span<const std::uint8_t> next = bytes.first(std::min(bytes.size(), most_at_once));
    bytes = bytes.subspan(next.size());
    state_->stream.next_in = const_cast<Bytef*>(next.data());  // zlib does not write into it
    state_->stream.avail_in = static_cast<uInt>(next.size());
    state_->run(Z_NO_FLUSH);
  }
}

std::vector<std::uint8_t> Deflater::finish() {
  state_->run(Z_FINISH);
  return std::move(state_->out);
}

std::uint32_t crc32_of(std::span<const std::uint8_t> bytes, std::uint32_t before) {
  return static_cast<std::uint32_t>(::crc32_z(before, bytes.data(), bytes.size()));
}

}  // namespace earbound

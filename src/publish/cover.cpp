#include "publish/cover.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <span>

#include "base/error.hpp"
#include "base/file.hpp"

namespace earbound {

namespace {

struct Size {
  std::uint32_t width = 0, height = 0;
};

using Bytes = std::span<const std::uint8_t>;

std::uint32_t big_endian(Bytes bytes) {
  std::uint32_t value = 0;
  for (const std::uint8_t byte : bytes) value = value << 8 | byte;
  return value;
}

constexpr std::array<std::uint8_t, 8> png_signature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

bool is_png(Bytes bytes) {
  return bytes.size() >= png_signature.size() && std::equal(png_signature.begin(), png_signature.end(), bytes.begin());
}

bool is_jpeg(Bytes bytes) { return bytes.size() >= 3 && bytes[0] == 0xff && bytes[1] == 0xd8 && bytes[2] == 0xff; }

/// The IHDR chunk must come first: length 13, type, width, height.
std::optional<Size> png_size(Bytes bytes) {
  constexpr std::array<std::uint8_t, 8> header{0, 0, 0, 13, 'I', 'H', 'D', 'R'};
  if (bytes.size() < 8 + 8 + 13 || !std::equal(header.begin(), header.end(), bytes.begin() + 8)) return std::nullopt;
  return Size{big_endian(bytes.subspan(16, 4)), big_endian(bytes.subspan(20, 4))};
}

/// Frame headers are SOF0 to SOF15, apart from the markers in that range that mean something else (DHT, JPG, DAC).
bool is_frame_header(std::uint8_t marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/// Walks the marker segments up to the first frame header: marker, length, precision, height, width.
std::optional<Size> jpeg_size(Bytes bytes) {
  std::size_t at = 2;
  while (at + 1 < bytes.size()) {
    if (bytes[at] != 0xff) return std::nullopt;
    const std::uint8_t marker = bytes[at + 1];
    if (marker == 0xff) {  // fill byte
      ++at;
      continue;
    }
    if (marker == 0xd9 || marker == 0xda || marker == 0x00) return std::nullopt;  // end or scan before any frame header
    if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {                   // stand alone, without a length
      at += 2;
      continue;
    }
    if (at + 4 > bytes.size()) return std::nullopt;
    const std::size_t length = big_endian(bytes.subspan(at + 2, 2));
    if (length < 2) return std::nullopt;
    if (is_frame_header(marker)) {
      if (length < 8 || at + 9 > bytes.size()) return std::nullopt;
      return Size{big_endian(bytes.subspan(at + 7, 2)), big_endian(bytes.subspan(at + 5, 2))};
    }
    at += 2 + length;
  }
  return std::nullopt;
}

Error cover_error(const std::string& path, std::string what, std::string remedy) {
  Error error(std::move(what), std::move(remedy));
  error.at(path);
  return error;
}

}  // namespace

Cover parse_cover(std::vector<std::uint8_t> bytes, const std::string& path) {
  if (!is_png(bytes) && !is_jpeg(bytes))
    throw cover_error(path, "the cover is neither a JPEG nor a PNG picture",
                      "name a picture of one of these kinds as cover");
  const bool png = is_png(bytes);
  const std::optional<Size> size = png ? png_size(bytes) : jpeg_size(bytes);
  constexpr std::uint32_t largest_side = 0x7fffffff;  // PNG's own limit
  if (!size || size->width == 0 || size->height == 0 || size->width > largest_side || size->height > largest_side)
    throw cover_error(path, "the cover picture is damaged: its header gives no width and height",
                      "save the picture again");
  Cover cover;
  cover.media_type = png ? "image/png" : "image/jpeg";
  cover.width = static_cast<int>(size->width);
  cover.height = static_cast<int>(size->height);
  cover.bytes = std::move(bytes);
  return cover;
}

Cover read_cover(const std::string& path) {
  // O_NONBLOCK: a named pipe in the place of the picture must not make the build wait for ever.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.valid()) throw system_error("read the cover", path);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) throw system_error("read the cover", path);
  if (!S_ISREG(status.st_mode))
    throw cover_error(path, "the cover is not a file", "name a JPEG or PNG picture as cover");
  if (status.st_size > static_cast<off_t>(largest_cover))
    throw cover_error(path, "the cover is larger than 20 MB",
                      "save the picture smaller; 3000 pixels a side are enough");
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(status.st_size));
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t count = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
    if (count < 0) {
      if (errno == EINTR) continue;
      throw system_error("read the cover", path);
    }
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  bytes.resize(filled);
  return parse_cover(std::move(bytes), path);
}

}  // namespace earbound

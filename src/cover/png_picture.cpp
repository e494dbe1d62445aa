#include "cover/png_picture.hpp"

#include <png.h>

#include "cover/picture_errors.hpp"

namespace earbound {
namespace {

/// libpng's simplified interface: it catches its own errors, and hands them over as a result.
class PngReader {
 public:
  PngReader() { image_.version = PNG_IMAGE_VERSION; }
  PngReader(const PngReader&) = delete;
  PngReader& operator=(const PngReader&) = delete;
  ~PngReader() { png_image_free(&image_); }
  png_image* operator->() { return &image_; }
  png_image* get() { return &image_; }

 private:
  png_image image_{};
};

}  // namespace

Picture decode_png(std::span<const std::uint8_t> bytes, const std::string& path) {
  PngReader reader;
  if (png_image_begin_read_from_memory(reader.get(), bytes.data(), bytes.size()) == 0) throw damaged_picture(path);
  if (std::int64_t{reader->width} * reader->height > most_pixels) throw too_many_pixels(path);
  reader->format = PNG_FORMAT_RGB;
  Picture picture = make_picture(static_cast<int>(reader->width), static_cast<int>(reader->height));
  const png_color white{255, 255, 255};
  if (png_image_finish_read(reader.get(), &white, picture.rgb.data(), 0, nullptr) == 0) throw damaged_picture(path);
  return picture;
}

}  // namespace earbound

#include "sample_pictures.hpp"

#include <zlib.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <jpeglib.h>

namespace earbound::test {
namespace {

void put32(Bytes& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(value >> shift));
}

void put_chunk(Bytes& out, std::string_view kind, const Bytes& content) {
  put32(out, static_cast<std::uint32_t>(content.size()));
  Bytes checked(kind.begin(), kind.end());
  checked.insert(checked.end(), content.begin(), content.end());
  out.insert(out.end(), checked.begin(), checked.end());
  put32(out, static_cast<std::uint32_t>(crc32(0, checked.data(), static_cast<uInt>(checked.size()))));
}

Bytes png_of(std::uint32_t width, std::uint32_t height, std::uint8_t depth, std::uint8_t type, const Bytes& rows) {
  Bytes out{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  Bytes header;
  put32(header, width);
  put32(header, height);
  header.insert(header.end(), {depth, type, 0, 0, 0});
  put_chunk(out, "IHDR", header);
  uLongf size = compressBound(static_cast<uLong>(rows.size()));
  Bytes packed(size);
  compress(packed.data(), &size, rows.data(), static_cast<uLong>(rows.size()));
  packed.resize(size);
  put_chunk(out, "IDAT", packed);
  put_chunk(out, "IEND", {});
  return out;
}

}  // namespace

Picture plain_picture(int width, int height, std::uint8_t red, std::uint8_t green, std::uint8_t blue) {
  Picture picture = make_picture(width, height);
  for (std::size_t i = 0; i < picture.rgb.size(); i += 3) {
    picture.rgb[i] = red;
    picture.rgb[i + 1] = green;
    picture.rgb[i + 2] = blue;
  }
  return picture;
}

Picture quartered_picture(int width, int height) {
  Picture picture = make_picture(width, height);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      std::uint8_t* const pixel = picture.row(y) + 3 * x;
      if (y < height / 4)
        pixel[1] = 255;
      else
        pixel[x < width / 2 ? 0 : 2] = 255;
    }
  return picture;
}

Bytes png_file(std::uint32_t width, std::uint32_t height, std::uint8_t depth, std::uint8_t type, const Bytes& samples) {
  const std::size_t row = samples.size() / height;
  Bytes rows;
  for (std::size_t y = 0; y < height; ++y) {
    rows.push_back(0);  // no filter
    rows.insert(rows.end(), samples.begin() + static_cast<std::ptrdiff_t>(y * row),
                samples.begin() + static_cast<std::ptrdiff_t>((y + 1) * row));
  }
  return png_of(width, height, depth, type, rows);
}

Bytes png_that_claims(std::uint32_t width, std::uint32_t height) { return png_of(width, height, 8, 2, Bytes(64)); }

Bytes jpeg_file(int width, int height, JpegKind kind, const Bytes& samples) {
  jpeg_error_mgr errors{};
  jpeg_compress_struct codec{};
  codec.err = jpeg_std_error(&errors);
  jpeg_create_compress(&codec);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&codec, &bytes, &size);
  codec.image_width = static_cast<JDIMENSION>(width);
  codec.image_height = static_cast<JDIMENSION>(height);
  codec.input_components = kind == JpegKind::grey ? 1 : kind == JpegKind::inks ? 4 : 3;
  codec.in_color_space = kind == JpegKind::grey ? JCS_GRAYSCALE : kind == JpegKind::inks ? JCS_CMYK : JCS_RGB;
  jpeg_set_defaults(&codec);
  if (kind == JpegKind::inks) codec.write_Adobe_marker = TRUE;
  if (kind == JpegKind::progressive) jpeg_simple_progression(&codec);
  jpeg_set_quality(&codec, 100, TRUE);
  jpeg_start_compress(&codec, TRUE);
  const std::size_t row_bytes = static_cast<std::size_t>(width) * static_cast<std::size_t>(codec.input_components);
  while (codec.next_scanline < codec.image_height) {
    auto* row = const_cast<JSAMPROW>(samples.data() + row_bytes * codec.next_scanline);
    jpeg_write_scanlines(&codec, &row, 1);
  }
  jpeg_finish_compress(&codec);
  Bytes file(bytes, bytes + size);
  jpeg_destroy_compress(&codec);
  std::free(bytes);
  return file;
}

Bytes with_orientation(const Bytes& jpeg, std::uint8_t orientation, bool little_endian) {
  Bytes tiff;
  const auto number = [&](std::uint32_t value, int size) {
    for (int i = 0; i < size; ++i)
      tiff.push_back(static_cast<std::uint8_t>(value >> 8 * (little_endian ? i : size - 1 - i)));
  };
  const char* const order = little_endian ? "II" : "MM";
  tiff.insert(tiff.end(), order, order + 2);
  number(42, 2);
  number(8, 4);
  number(1, 2);       // entries
  number(0x0112, 2);  // orientation
  number(3, 2);       // as a short
  number(1, 4);       // one of them
  number(orientation, 2);
  number(0, 2);
  number(0, 4);
  Bytes out(jpeg.begin(), jpeg.begin() + 2);
  const std::size_t length = 2 + 6 + tiff.size();
  out.insert(out.end(), {0xff, 0xe1, static_cast<std::uint8_t>(length >> 8), static_cast<std::uint8_t>(length), 'E',
                         'x', 'i', 'f', 0, 0});
  out.insert(out.end(), tiff.begin(), tiff.end());
  out.insert(out.end(), jpeg.begin() + 2, jpeg.end());
  return out;
}

}  // namespace earbound::test

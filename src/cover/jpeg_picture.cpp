#include "cover/jpeg_picture.hpp"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>
// libjpeg's headers need <cstdio> before them.
#include <jerror.h>
#include <jpeglib.h>

#include <algorithm>

#include "cover/orientation.hpp"
#include "cover/picture_errors.hpp"

namespace earbound {
namespace {

constexpr int most_scans = 200;  // a progressive picture of any use has a dozen; each costs a walk over all pixels

/// libjpeg leaves by longjmp when it cannot go on. Whatever calls it after setjmp is a function without objects that
/// have destructors; the buffers stand outside.
struct Escape {
  std::jmp_buf jump;
  bool cut_off = false;  ///< the picture ended early, or what follows is not what was meant
};

[[noreturn]] void give_up(j_common_ptr codec) { std::longjmp(static_cast<Escape*>(codec->client_data)->jump, 1); }

void note_damage(j_common_ptr codec, int level) {
  if (level >= 0) return;  // a trace, no warning
  const int code = codec->err->msg_code;
  if (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE)
    static_cast<Escape*>(codec->client_data)->cut_off = true;
}

void say_nothing(j_common_ptr /*codec*/) {}

void watch_scans(j_common_ptr codec) {
  if (reinterpret_cast<j_decompress_ptr>(codec)->input_scan_number > most_scans) give_up(codec);
}

void take_errors(jpeg_error_mgr& errors) {
  jpeg_std_error(&errors);
  errors.error_exit = give_up;
  errors.emit_message = note_damage;
  errors.output_message = say_nothing;
}

class Decompressor {
 public:
  Decompressor() {
    take_errors(errors_);
    codec_.err = &errors_;
    codec_.client_data = &escape_;
    progress_.progress_monitor = watch_scans;
  }
  Decompressor(const Decompressor&) = delete;
  Decompressor& operator=(const Decompressor&) = delete;
  ~Decompressor() { jpeg_destroy_decompress(&codec_); }

  /// Reads what stands before the pixels. False: it is no JPEG that can be read.
  bool open(const std::uint8_t* bytes, std::size_t size) noexcept {
    if (setjmp(escape_.jump) != 0) return false;
    jpeg_create_decompress(&codec_);
    codec_.progress = &progress_;
    jpeg_mem_src(&codec_, bytes, static_cast<unsigned long>(size));
    jpeg_save_markers(&codec_, exif_marker, 0xffff);
    jpeg_read_header(&codec_, TRUE);
    const bool inks = codec_.jpeg_color_space == JCS_CMYK || codec_.jpeg_color_space == JCS_YCCK;
    codec_.out_color_space = inks ? JCS_CMYK : JCS_RGB;
    read_orientation();  // the markers do not outlive the pixels
    return true;
  }

  [[nodiscard]] std::int64_t pixels() const { return std::int64_t{codec_.image_width} * codec_.image_height; }

  /// Settles at which part of its size it is read.
  bool reduce_to(int side) noexcept {
    if (setjmp(escape_.jump) != 0) return false;
    const JDIMENSION longer = std::max(codec_.image_width, codec_.image_height);
    codec_.scale_num = 1;
    codec_.scale_denom = 1;
    while (codec_.scale_denom < 8 && longer / (2 * codec_.scale_denom) >= static_cast<JDIMENSION>(side))
      codec_.scale_denom *= 2;
    jpeg_calc_output_dimensions(&codec_);
    return true;
  }

  [[nodiscard]] int width() const { return static_cast<int>(codec_.output_width); }
  [[nodiscard]] int height() const { return static_cast<int>(codec_.output_height); }
  [[nodiscard]] std::size_t row_bytes() const {
    return std::size_t{codec_.output_width} * static_cast<std::size_t>(codec_.out_color_components);
  }

  /// `pixels` has room for height() rows.
  bool read(std::uint8_t* pixels) noexcept {
    if (setjmp(escape_.jump) != 0) return false;
    jpeg_start_decompress(&codec_);
    while (codec_.output_scanline < codec_.output_height) {
      JSAMPROW row = pixels + row_bytes() * codec_.output_scanline;
      jpeg_read_scanlines(&codec_, &row, 1);
    }
    jpeg_finish_decompress(&codec_);
    return !escape_.cut_off;
  }

  [[nodiscard]] bool has_inks() const { return codec_.out_color_space == JCS_CMYK; }
  /// Adobe's programs write how much white is left, and not how much ink.
  [[nodiscard]] bool inks_inverted() const { return codec_.saw_Adobe_marker != 0; }

  [[nodiscard]] Orientation orientation() const { return orientation_; }

 private:
  void read_orientation() noexcept {
    for (const jpeg_marker_struct* marker = codec_.marker_list; marker != nullptr; marker = marker->next)
      if (marker->marker == exif_marker)
        if (const auto found = exif_orientation({marker->data, marker->data_length})) orientation_ = *found;
  }

  static constexpr int exif_marker = JPEG_APP0 + 1;
  jpeg_error_mgr errors_{};
  jpeg_progress_mgr progress_{};
  Escape escape_;
  Orientation orientation_ = Orientation::upright;
  jpeg_decompress_struct codec_{};
};

class Compressor {
 public:
  Compressor() {
    take_errors(errors_);
    codec_.err = &errors_;
    codec_.client_data = &escape_;
  }
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;
  ~Compressor() {
    jpeg_destroy_compress(&codec_);
    std::free(bytes_);  // NOLINT(cppcoreguidelines-owning-memory): libjpeg allocates by malloc
  }

  bool write(const Picture& picture, int quality) noexcept {
    if (setjmp(escape_.jump) != 0) return false;
    jpeg_create_compress(&codec_);
    jpeg_mem_dest(&codec_, &bytes_, &size_);
    codec_.image_width = static_cast<JDIMENSION>(picture.width);
    codec_.image_height = static_cast<JDIMENSION>(picture.height);
    codec_.input_components = 3;
    codec_.in_color_space = JCS_RGB;
    jpeg_set_defaults(&codec_);
    jpeg_set_quality(&codec_, quality, TRUE);
    jpeg_start_compress(&codec_, TRUE);
    while (codec_.next_scanline < codec_.image_height) {
      // libjpeg reads the row, and writes nothing into it.
      JSAMPROW row = const_cast<JSAMPROW>(picture.row(static_cast<int>(codec_.next_scanline)));
      jpeg_write_scanlines(&codec_, &row, 1);
    }
    jpeg_finish_compress(&codec_);
    return true;
  }

  [[nodiscard]] std::vector<std::uint8_t> bytes() const { return {bytes_, bytes_ + size_}; }

 private:
  jpeg_error_mgr errors_{};
  Escape escape_;
  jpeg_compress_struct codec_{};
  unsigned char* bytes_ = nullptr;
  unsigned long size_ = 0;
};

/// Of four inks a pixel.
Picture without_inks(const std::vector<std::uint8_t>& inks, int width, int height, bool inverted) {
  Picture picture = make_picture(width, height);
  std::size_t at = 0;
  for (std::size_t pixel = 0; pixel + 4 <= inks.size(); pixel += 4) {
    const int black = inverted ? inks[pixel + 3] : 255 - inks[pixel + 3];
    for (std::size_t channel = 0; channel < 3; ++channel) {
      const int ink = inks[pixel + channel];
      picture.rgb[at++] = static_cast<std::uint8_t>((inverted ? ink : 255 - ink) * black / 255);
    }
  }
  return picture;
}

}  // namespace

Picture decode_jpeg(std::span<const std::uint8_t> bytes, int side, const std::string& path) {
  Decompressor codec;
  if (!codec.open(bytes.data(), bytes.size())) throw damaged_picture(path);
  if (codec.pixels() > most_pixels) throw too_many_pixels(path);
  if (!codec.reduce_to(side)) throw damaged_picture(path);
  std::vector<std::uint8_t> pixels(codec.row_bytes() * static_cast<std::size_t>(codec.height()));
  if (!codec.read(pixels.data())) throw damaged_picture(path);
  Picture picture = codec.has_inks() ? without_inks(pixels, codec.width(), codec.height(), codec.inks_inverted())
                                     : Picture{codec.width(), codec.height(), std::move(pixels)};
  return turned_upright(std::move(picture), codec.orientation());
}

std::vector<std::uint8_t> encode_jpeg(const Picture& picture, int quality) {
  Compressor codec;
  if (!codec.write(picture, quality)) throw Error("a cover cannot be made: there is not enough memory");
  return codec.bytes();
}

}  // namespace earbound

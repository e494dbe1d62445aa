#include "cover/drawn_cover.hpp"

#include <pango/pangocairo.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "cover/cover_colours.hpp"
#include "cover/fonts.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

template <auto Close>
struct Closer {
  template <class T>
  void operator()(T* pointer) const {
    Close(pointer);
  }
};
using Surface = std::unique_ptr<cairo_surface_t, Closer<cairo_surface_destroy>>;
using Canvas = std::unique_ptr<cairo_t, Closer<cairo_destroy>>;
using FontOptions = std::unique_ptr<cairo_font_options_t, Closer<cairo_font_options_destroy>>;
using FontMap = std::unique_ptr<PangoFontMap, Closer<g_object_unref>>;
using Context = std::unique_ptr<PangoContext, Closer<g_object_unref>>;
using Layout = std::unique_ptr<PangoLayout, Closer<g_object_unref>>;
using Font = std::unique_ptr<PangoFontDescription, Closer<pango_font_description_free>>;
using LineWalk = std::unique_ptr<PangoLayoutIter, Closer<pango_layout_iter_free>>;

// The cover is 1000 units wide, whatever its pixels.
constexpr double width = 1000, margin = 90, text_width = width - 2 * margin;
constexpr double title_top = 90, title_height = 490, authors_top = 610, authors_height = 130;
constexpr double largest_title = 150, smallest_title = 44, authors_size = 46;
constexpr double wave_middle = 845, wave_height = 130;
constexpr std::size_t longest_title = 900, longest_authors = 400;  // bytes: more than can be read on a cover

std::string one_line_of(const std::string& text, std::size_t bytes) {
  std::string line = fold_space(clean_text(text.size() > 8 * bytes ? truncate_bytes(text, 8 * bytes) : text));
  return line.size() > bytes ? truncate_bytes(line, bytes) + "…" : line;
}

std::string joined(const std::vector<std::string>& authors) {
  std::string all;
  for (const std::string& author : authors) {
    if (all.size() > longest_authors) break;
    all += (all.empty() ? "" : ", ") + author;
  }
  return all;
}

void set_colour(cairo_t* canvas, const Colour& colour) {
  cairo_set_source_rgb(canvas, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}

int units(double length) { return static_cast<int>(length * PANGO_SCALE); }

class CoverDrawing {
 public:
  CoverDrawing(const CoverWords& words, int side)
      : side_(side),
        title_(one_line_of(words.title, longest_title)),
        authors_(one_line_of(joined(words.authors), longest_authors)),
        surface_(cairo_image_surface_create(CAIRO_FORMAT_RGB24, side, side)),
        canvas_(cairo_create(surface_.get())),
        fonts_(pango_cairo_font_map_new()) {
    if (cairo_status(canvas_.get()) != CAIRO_STATUS_SUCCESS)
      throw Error("a cover cannot be drawn: there is not enough memory", "use fewer --jobs");
    cairo_scale(canvas_.get(), side / width, side / width);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts_.get()), 72);  // a point is a unit
    context_.reset(pango_font_map_create_context(fonts_.get()));
    // Nothing of the machine's taste for screens, so that a layout is the same at any size.
    const FontOptions options(cairo_font_options_create());
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context_.get(), options.get());
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
    const std::string& language = words.language.empty() ? std::string("en") : words.language;
    pango_context_set_language(context_.get(), pango_language_from_string(language.c_str()));
    pango_cairo_update_context(canvas_.get(), context_.get());
  }

  /// False: its title cannot be written.
  bool draw() {
    const std::size_t written = title_.size();
    title_ = writable(title_);
    authors_ = writable(authors_);
    if (title_.empty() || title_.size() < written / 2) return false;
    const CoverColours colours = cover_colours(title_);
    set_colour(canvas_.get(), colours.ground);
    cairo_paint(canvas_.get());
    draw_wave(colours.ornament);
    draw_title(colours.title_ink);
    if (!authors_.empty()) draw_authors(colours.author_ink);
    cairo_surface_flush(surface_.get());
    return cairo_status(canvas_.get()) == CAIRO_STATUS_SUCCESS;
  }

  [[nodiscard]] Picture picture() const {
    Picture picture = make_picture(side_, side_);
    const unsigned char* const pixels = cairo_image_surface_get_data(surface_.get());
    const int stride = cairo_image_surface_get_stride(surface_.get());
    for (int y = 0; y < side_; ++y) {
      const unsigned char* row = pixels + std::ptrdiff_t{y} * stride;
      std::uint8_t* out = picture.row(y);
      for (int x = 0; x < side_; ++x, row += 4) {
        std::uint32_t pixel = 0;
        std::copy_n(row, 4, reinterpret_cast<unsigned char*>(&pixel));  // 0x00RRGGBB in native order
        *out++ = static_cast<std::uint8_t>(pixel >> 16);
        *out++ = static_cast<std::uint8_t>(pixel >> 8);
        *out++ = static_cast<std::uint8_t>(pixel);
      }
    }
    return picture;
  }

 private:
  /// Pango finds the direction of the text, and sets it to the side where its lines begin.
  Layout layout(const std::string& text, double size, PangoWeight weight) const {
    Layout layout(pango_layout_new(context_.get()));
    const Font font(pango_font_description_from_string("Sans"));
    pango_font_description_set_weight(font.get(), weight);
    pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    pango_layout_set_width(layout.get(), units(text_width));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    return layout;
  }

  /// The text without what no font has.
  [[nodiscard]] std::string writable(const std::string& text) const {
    const Layout whole = layout(text, authors_size, PANGO_WEIGHT_BOLD);
    if (pango_layout_get_unknown_glyphs_count(whole.get()) == 0) return text;
    std::vector<bool> missing(text.size());
    const LineWalk walk(pango_layout_get_iter(whole.get()));
    do {
      PangoLayoutRun* const run = pango_layout_iter_get_run_readonly(walk.get());
      if (run == nullptr) continue;
      PangoGlyphItemIter cluster;
      for (gboolean there = pango_glyph_item_iter_init_start(&cluster, run, text.c_str()); there;
           there = pango_glyph_item_iter_next_cluster(&cluster)) {
        bool known = true;
        const int begin = std::min(cluster.start_glyph, cluster.end_glyph + 1);  // they descend from right to left
        const int end = std::max(cluster.start_glyph + 1, cluster.end_glyph);
        for (int glyph = begin; glyph < end; ++glyph)
          known &= (run->glyphs->glyphs[glyph].glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0;
        if (!known) std::fill(missing.begin() + cluster.start_index, missing.begin() + cluster.end_index, true);
      }
    } while (pango_layout_iter_next_run(walk.get()));
    std::string rest;
    for (std::size_t i = 0; i < text.size(); ++i)
      if (!missing[i]) rest += text[i];
    return fold_space(rest);
  }

  void draw_title(const Colour& ink) {
    Layout title;
    for (double size = largest_title; size >= smallest_title; size *= 0.88) {
      title = layout(title_, size, PANGO_WEIGHT_BOLD);
      int broad = 0, high = 0;
      pango_layout_get_size(title.get(), &broad, &high);
      if (broad <= units(text_width) && high <= units(title_height)) break;
      title.reset();
    }
    if (!title) {  // words may be cut now, and lines left out
      title = layout(title_, smallest_title, PANGO_WEIGHT_BOLD);
      pango_layout_set_wrap(title.get(), PANGO_WRAP_WORD_CHAR);
      pango_layout_set_height(title.get(), units(title_height));
      pango_layout_set_ellipsize(title.get(), PANGO_ELLIPSIZE_END);
    }
    show(title.get(), title_top, ink);
  }

  void draw_authors(const Colour& ink) {
    const Layout authors = layout(authors_, authors_size, PANGO_WEIGHT_NORMAL);
    pango_layout_set_wrap(authors.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_height(authors.get(), units(authors_height));
    pango_layout_set_ellipsize(authors.get(), PANGO_ELLIPSIZE_END);
    show(authors.get(), authors_top, ink);
  }

  void show(PangoLayout* layout, double top, const Colour& ink) {
    set_colour(canvas_.get(), ink);
    cairo_move_to(canvas_.get(), margin, top);
    pango_cairo_show_layout(canvas_.get(), layout);
  }

  /// Bars of sound, as high as the title's hash has them.
  void draw_wave(const Colour& colour) {
    constexpr int bars = 32;
    constexpr double step = text_width / bars, thickness = step * 0.5;
    set_colour(canvas_.get(), colour);
    cairo_set_line_width(canvas_.get(), thickness);
    cairo_set_line_cap(canvas_.get(), CAIRO_LINE_CAP_ROUND);
    const Hash hash = hash_bytes(as_bytes(title_));
    for (int i = 0; i < bars; ++i) {
      const std::uint64_t bits = i < bars / 2 ? hash.high : hash.low;
      const auto four_bits = static_cast<double>(bits >> (4 * (i % (bars / 2))) & 15U);
      const double half = (wave_height - thickness) / 2 * (0.1 + 0.9 * four_bits / 15);
      const double x = margin + (i + 0.5) * step;
      cairo_move_to(canvas_.get(), x, wave_middle - half);
      cairo_line_to(canvas_.get(), x, wave_middle + half);
      cairo_stroke(canvas_.get());
    }
  }

  int side_;
  std::string title_, authors_;
  Surface surface_;
  Canvas canvas_;
  FontMap fonts_;
  Context context_;
};

}  // namespace

std::optional<Picture> draw_cover(const CoverWords& words, int side) {
  if (!installed_fonts().any) return std::nullopt;  // Pango would end the program
  CoverDrawing drawing(words, side);
  if (!drawing.draw()) return std::nullopt;
  return drawing.picture();
}

std::string drawing_libraries() {
  return std::string("Pango ") + pango_version_string() + ", cairo " + cairo_version_string();
}

}  // namespace earbound

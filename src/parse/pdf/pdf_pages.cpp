#include "parse/pdf/pdf_pages.hpp"

#include <iconv.h>
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>
#include <poppler/cpp/poppler-toc.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <span>

#include "base/error.hpp"
#include "text/unicode.hpp"

namespace earbound::pdf {
namespace {

constexpr int deepest_outline = 20;
constexpr std::size_t longest_outline = 100'000;  // entries: one that leads to itself has no end

/// Letters that were set as one: U+FB00 and the following.
constexpr std::array<std::u16string_view, 7> ligatures{u"ff", u"fi", u"fl", u"ffi", u"ffl", u"st", u"st"};
constexpr char16_t first_ligature = 0xfb00, soft_hyphen = 0xad;

std::string utf8(const poppler::ustring& text) {
  // Not by its own to_utf8(), which has the C library load a converter from a file.
  std::u16string wide;
  wide.reserve(text.size());
  for (const char16_t unit : text) {
    if (unit >= first_ligature && unit < first_ligature + ligatures.size())
      wide += ligatures[static_cast<std::size_t>(unit - first_ligature)];
    else
      wide += unit == soft_hyphen ? u'-' : unit;
  }
  return clean_text(utf8_of(wide));
}

bool names_one(const std::string& font, std::span<const std::string_view> signs) {
  return std::any_of(signs.begin(), signs.end(),
                     [&](std::string_view sign) { return font.find(sign) != std::string::npos; });
}

// As fonts are called, those of TeX among them.
constexpr std::array<std::string_view, 6> bold_names{"bold", "black", "heavy", "cmbx", "sfbx", "demi"};
constexpr std::array<std::string_view, 8> fixed_names{"mono",       "courier", "cmtt",  "sftt",
                                                      "typewriter", "consol",  "menlo", "nimbusmon"};

Page read_page(const poppler::page& page) {
  Page read;
  const poppler::rectf area = page.page_rect();
  read.width = area.width();
  read.height = area.height();
  for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
    std::string text = fold_space(utf8(box.text()));
    if (text.empty()) continue;
    if (box.rotation() != 0) {
      read.sideways += text + ' ';
      continue;
    }
    const poppler::rectf at = box.bbox();
    Word& word = read.words.emplace_back();
    word.text = std::move(text);
    word.left = at.left();
    word.top = at.top();
    word.right = at.right();
    word.bottom = at.bottom();
    word.size = box.get_font_size();
    if (box.has_font_info()) {
      const std::string font = lower_case(box.get_font_name());
      word.bold = names_one(font, bold_names);
      word.fixed = names_one(font, fixed_names);
    }
    word.space = box.has_space_after();
  }
  return read;
}

void read_outline(const poppler::toc_item& item, int level, std::vector<OutlineEntry>& outline) {
  if (level > deepest_outline) return;
  for (const poppler::toc_item* child : item.children()) {
    if (outline.size() >= longest_outline) return;
    if (std::string title = fold_space(utf8(child->title())); !title.empty())
      outline.push_back({std::move(title), level});
    read_outline(*child, level + 1, outline);
  }
}

/// What programs write where nobody gave a title: the name of a file.
bool is_title(const std::string& title) {
  const std::string lower = lower_case(title);
  if (lower.empty() || lower.starts_with("untitled") || lower.starts_with("microsoft word")) return false;
  for (const char* suffix : {".doc", ".docx", ".odt", ".rtf", ".tex", ".dvi", ".pdf", ".indd", ".qxd", ".txt", ".ps"})
    if (lower.ends_with(suffix)) return false;
  return true;
}

Metadata metadata_of(const poppler::document& document) {
  Metadata metadata;
  if (std::string title = fold_space(utf8(document.get_title())); is_title(title)) metadata.title = std::move(title);
  if (std::string author = fold_space(utf8(document.get_author())); !author.empty())
    metadata.authors.push_back(std::move(author));
  return metadata;
}

}  // namespace

void load_converters() {
  // poppler has the C library convert between these; it loads the modules when they are first asked for, and keeps them
  // as long as a conversion is open.
  static const std::array open_for_good{::iconv_open("UTF-16", "UTF-8"), ::iconv_open("UTF-16LE", "UTF-8"),
                                        ::iconv_open("UTF-8", "UTF-16"), ::iconv_open("UTF-8", "UTF-16LE")};
  static_cast<void>(open_for_good);
}

Pages read_pages(std::string_view bytes, const std::string& file) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    throw Error("the file is too large", "split it").at(file);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) throw Error("this is no PDF, or it is damaged", "open it in a PDF reader, and save it anew").at(file);
  if (document->is_locked())
    throw Error("the PDF is protected by a password", "save a copy without one, such as with qpdf --decrypt").at(file);
  Pages read;
  read.metadata = metadata_of(*document);
  std::size_t words = 0;
  for (int number = 0; number < document->pages(); ++number) {
    const std::unique_ptr<poppler::page> page(document->create_page(number));
    read.pages.push_back(page ? read_page(*page) : Page());
    words += read.pages.back().words.size();
  }
  if (words == 0)
    throw Error("there is no text in the PDF, perhaps only pictures of pages",
                "have its text recognised first, such as with ocrmypdf")
        .at(file);
  if (const std::unique_ptr<poppler::toc> toc(document->create_toc()); toc && toc->root() != nullptr)
    read_outline(*toc->root(), 1, read.outline);
  return read;
}

}  // namespace earbound::pdf

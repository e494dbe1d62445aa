#include "parse/source_kinds.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>

#include "base/error.hpp"
#include "parse/control_characters.hpp"
#include "parse/epub/epub_reader.hpp"
#include "parse/html_reader.hpp"
#include "parse/pdf/pdf_reader.hpp"
#include "text/unicode.hpp"

namespace earbound {

namespace {

/// The text of a kind that is text, for `parse`, which gets it in UTF-8.
template <typename Parse>
Document read_text(std::string_view bytes, const std::string& file, const Parse& parse) {
  const std::string text = decode_source(bytes, file);
  if (fold_space(without_invisible(text)).empty())
    throw Error("the file holds nothing but white space", "write some text into it").at(file);
  Document document = parse(text);
  std::vector<Omission> controls = control_characters(bytes, file);
  document.omissions.insert(document.omissions.end(), std::make_move_iterator(controls.begin()),
                            std::make_move_iterator(controls.end()));
  return document;
}

Document read_markdown(std::string_view bytes, const std::string& file, const ParseChoices& /*choices*/) {
  return read_text(bytes, file, [&](std::string_view text) { return parse_markdown(text, file); });
}

Document read_plain_text(std::string_view bytes, const std::string& file, const ParseChoices& choices) {
  return read_text(bytes, file,
                   [&](std::string_view text) { return parse_plain_text(text, file, choices.vocabulary); });
}

Document read_book(std::string_view bytes, const std::string& file, const ParseChoices& /*choices*/) {
  return read_epub(bytes, file);
}

Document read_pdf(std::string_view bytes, const std::string& file, const ParseChoices& /*choices*/) {
  return parse_pdf(bytes, file);
}

/// What pandoc makes is a document alone, without a page around it.
Document read_converted(std::string_view bytes, const std::string& file, const ParseChoices& choices) {
  return parse_html(bytes, file, {choices.vocabulary, true});
}

constexpr std::array<std::string_view, 3> markdown_suffixes{".md", ".markdown", ".mkd"};
constexpr std::array<std::string_view, 2> text_suffixes{".txt", ".text"};
constexpr std::array<std::string_view, 1> epub_suffixes{".epub"};

constexpr std::array<std::string_view, 3> html_suffixes{".html", ".htm", ".xhtml"};
constexpr std::array<std::string_view, 1> pdf_suffixes{".pdf"};
constexpr std::array<std::string_view, 1> docx_suffixes{".docx"};
constexpr std::array<std::string_view, 1> odt_suffixes{".odt"};
constexpr std::array<std::string_view, 1> rtf_suffixes{".rtf"};
constexpr std::array<std::string_view, 2> latex_suffixes{".tex", ".latex"};
constexpr std::array<std::string_view, 1> org_suffixes{".org"};
constexpr std::array<std::string_view, 1> rst_suffixes{".rst"};
constexpr std::array<std::string_view, 1> fb2_suffixes{".fb2"};
constexpr std::array<std::string_view, 1> ipynb_suffixes{".ipynb"};

constexpr std::array<SourceKind, 13> kinds{{
    {"markdown", "Markdown", markdown_suffixes, true, read_markdown},
    {"text", "plain text", text_suffixes, false, read_plain_text},
    {"html", "HTML", html_suffixes, false, parse_html},
    {"epub", "EPUB", epub_suffixes, false, read_book},
    {"pdf", "PDF", pdf_suffixes, false, read_pdf},
    {"docx", "a Word file", docx_suffixes, false, read_converted, "docx"},
    {"odt", "an OpenDocument text", odt_suffixes, false, read_converted, "odt"},
    {"rtf", "a rich text (RTF)", rtf_suffixes, false, read_converted, "rtf"},
    {"latex", "LaTeX", latex_suffixes, false, read_converted, "latex"},
    {"org", "an Org file", org_suffixes, false, read_converted, "org"},
    {"rst", "reStructuredText", rst_suffixes, false, read_converted, "rst"},
    {"fb2", "a FictionBook", fb2_suffixes, false, read_converted, "fb2"},
    {"ipynb", "a Jupyter notebook", ipynb_suffixes, false, read_converted, "ipynb"},
}};

}  // namespace

std::span<const SourceKind> source_kinds() { return kinds; }

const SourceKind* kind_of_file(std::string_view path) {
  const std::string suffix = lower_case(std::filesystem::path(path).extension().string());
  for (const SourceKind& kind : kinds)
    if (std::find(kind.suffixes.begin(), kind.suffixes.end(), suffix) != kind.suffixes.end()) return &kind;
  return nullptr;
}

const SourceKind* kind_named(std::string_view name) {
  const auto found =
      std::find_if(kinds.begin(), kinds.end(), [&](const SourceKind& kind) { return kind.name == name; });
  return found == kinds.end() ? nullptr : &*found;
}

std::string source_suffixes() {
  std::string list;
  for (const SourceKind& kind : kinds)
    for (const std::string_view& suffix : kind.suffixes) {
      if (&kind == &kinds.back() && &suffix == &kind.suffixes.back())
        list += " or ";
      else if (!list.empty())
        list += ", ";
      list += suffix;
    }
  return list;
}

}  // namespace earbound

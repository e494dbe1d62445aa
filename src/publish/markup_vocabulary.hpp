#pragma once
// The kinds of markup that a document is rendered in, and how each names what it consists of.

#include <string>
#include <string_view>

namespace earbound {

enum class Markup {
  page,      ///< HTML for a page, written so that it is XML as well
  epub,      ///< XHTML of EPUB 3.3, with structural semantics
  daisy202,  ///< XHTML 1.0 with the attributes of DAISY 2.02
  dtbook,    ///< DTBook 2005-3 of DAISY 3
};

/// An element by its two tags, with what stands in the first behind its name: {"span", " class=\"x\""}.
struct Element {
  std::string_view name, attributes = {};
};

struct Vocabulary {
  Markup markup;
  Element sentence, word;
  Element deleted;
  Element caption;  ///< of a figure
  Element figure;
  Element math;     ///< within a paragraph
  bool html_lang;   ///< language as `lang`
  bool xml_lang;    ///< language as `xml:lang`; both, where a kind has two
  bool html5;       ///< elements and attributes that came with HTML 5
  bool epub_types;  ///< `epub:type`
};

const Vocabulary& vocabulary(Markup markup);

/// `name="value"` with a space before it, escaped.
std::string attribute(std::string_view name, std::string_view value);

/// The attributes of a language; none for what is no tag.
std::string language_attributes(const Vocabulary& vocabulary, std::string_view tag);

}  // namespace earbound

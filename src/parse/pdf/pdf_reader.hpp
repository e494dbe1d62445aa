#pragma once
// PDF as a Document: paragraphs, headings and lists found by how the pages look. Lines of the source are its pages.

#include <string>
#include <string_view>

#include "model/document.hpp"
#include "parse/pdf/pdf_pages.hpp"

namespace earbound {

/// Throws Error as parse() does.
Document parse_pdf(std::string_view bytes, const std::string& file);

namespace pdf {

/// The same from what stands on the pages.
Document read_document(const Pages& pages, const std::string& file);

}  // namespace pdf
}  // namespace earbound

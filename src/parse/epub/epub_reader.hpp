#pragma once
// EPUB 2 and 3 as a Document.

#include <string>
#include <string_view>

#include "model/document.hpp"

namespace earbound {

/// The pages of a book in its reading order, with its own contents as chapters; those that are reached by links alone
/// follow at the end. Contents pages are omitted: earbound speaks contents of its own. Throws Error for what is no
/// EPUB, is damaged, protected (DRM), has no text, or is packed as no book is (archive/guarded_archive.hpp).
Document read_epub(std::string_view bytes, const std::string& file);

}  // namespace earbound

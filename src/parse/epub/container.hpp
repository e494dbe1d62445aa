#pragma once
// What the directory META-INF of an EPUB says (Open Container Format 3).

#include <string>

#include "archive/guarded_archive.hpp"

namespace earbound {

/// Throws Error at `file` when the texts of the book are encrypted: it could not be read. Fonts may be.
void refuse_protected(GuardedArchive& archive, const std::string& file);

/// The name of the package document. Throws Error at `file` when there is none: then it is no EPUB.
std::string package_path(GuardedArchive& archive, const std::string& file);

}  // namespace earbound

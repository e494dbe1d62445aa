#pragma once
// contents.txt: the table of contents as plain text, one line for each entry, indented as the headings nest.

#include <string>

#include "model/edition.hpp"
#include "publish/built_file.hpp"

namespace earbound {

/// The file's bytes, UTF-8.
std::string contents_text(const Edition& edition, const BuiltFiles& built);

}  // namespace earbound

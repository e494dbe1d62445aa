#pragma once
// contents.json: the table of contents for programs. The shape is described in docs/formats.md.

#include <string>

#include "model/edition.hpp"
#include "publish/built_file.hpp"

namespace earbound {

/// The file's bytes. Times in seconds, exact to the millisecond.
std::string contents_json(const Edition& edition, const BuiltFiles& built);

}  // namespace earbound

#pragma once
// What listeners are told of parts, in the language of the work.

#include <string>

#include "model/edition.hpp"

namespace earbound {

/// "Title, part 2 of 3"; the title alone where there is one part.
std::string part_title(const Edition& edition, std::size_t part);

/// The chapter's title, or "Title (continued)".
std::string heard_title(const Edition& edition, std::size_t chapter, bool continued);

}  // namespace earbound

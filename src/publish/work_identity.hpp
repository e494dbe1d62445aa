#pragma once
// What editions must state of every work, whether or not its source does.

#include <string>

#include "model/edition.hpp"

namespace earbound {

/// What the source names, or else a UUID as a URN, made of title, authors, language and name: the same at every build.
std::string work_identifier(const Edition& edition);

/// The language of the work, or "und" where what is stated is no language tag.
std::string work_language(const Edition& edition);

/// "YYYY-MM-DD": the date of the work, its first day where month or day are not said; `otherwise` when it has no date.
std::string work_date(const Edition& edition, const std::string& otherwise);

}  // namespace earbound

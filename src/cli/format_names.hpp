#pragma once
// What is built when nobody says what, and what the help says of formats: made from the tables of what can be built.

#include <string>

namespace earbound {

inline constexpr const char* usual_formats = "mp3,m4b,opus,chapters";  ///< when none are asked for
inline constexpr const char* acx_formats = "mp3,chapters";             ///< the same, for acx

/// What the formats beside those of sound are: "chapters: a file for each chapter, …; tsv: …".
std::string publisher_labels();

/// The bit rates of a quality in kilobits a second: "mp3 32, m4b 32, opus 24". `quality` as on the command line.
std::string quality_rates(const std::string& quality);

}  // namespace earbound

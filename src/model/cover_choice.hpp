#pragma once
// The cover that somebody wishes for.

#include <cstdint>
#include <string>
#include <string_view>

namespace earbound {

struct CoverChoice {
  enum class Kind : std::uint8_t { unsaid, none, drawn, picture };
  Kind kind = Kind::unsaid;
  std::string path = {};  ///< of a picture: a JPEG or PNG, resolved against the directory of the file that names it
};

/// "none" and "drawn" stand where the name of a picture could; unsaid: it is another word.
inline CoverChoice cover_word(std::string_view word) {
  if (word == "none") return {CoverChoice::Kind::none};
  if (word == "drawn") return {CoverChoice::Kind::drawn};
  return {};
}

}  // namespace earbound

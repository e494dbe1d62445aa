#pragma once
// What kind of thing a file is, as clients are told.

#include <string_view>

namespace earbound {

struct ContentType {
  std::string_view name;  ///< media type, with the charset where one belongs
  bool text = false;      ///< worth compressing
  bool shared = false;    ///< asked for by players and readers on other sites: sound, feeds, transcripts, chapters
};

/// How much of a file content_type() wants to see.
inline constexpr std::size_t telling_bytes = 1024;

/// By the name of a file and, for XML, by its root element, `beginning` being the first bytes of the file.
ContentType content_type(std::string_view file_name, std::string_view beginning);

}  // namespace earbound

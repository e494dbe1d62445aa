#pragma once
// The encoding of a page (the HTML standard, section 13.2.3).

#include <string>
#include <string_view>

namespace earbound::html {

/// The page as UTF-8: by its byte order mark, by what its <meta> says, else as UTF-8 when it is that, else as
/// windows-1252. Throws Error with the file when it names an encoding that is not known.
std::string decode_page(std::string_view bytes, const std::string& file);

}  // namespace earbound::html

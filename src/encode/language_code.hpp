#pragma once
// ISO 639-2 codes, which ID3 and MP4 want, for BCP 47 tags.

#include <string>
#include <string_view>

namespace earbound {

/// Three lower-case letters: the terminology code of the tag's primary language; "und" when it is unknown.
std::string iso639_2(std::string_view bcp47);

}  // namespace earbound

#pragma once
// The Range header (RFC 9110, section 14).

#include <cstdint>
#include <string_view>

namespace earbound {

struct ByteRange {
  std::uint64_t first = 0, length = 0;
};

struct AskedRange {
  enum Kind {
    whole,          ///< none that is understood, or several: the whole file answers
    part,           ///< `bytes` of the file
    unsatisfiable,  ///< it begins behind the file's end
  } kind = whole;
  ByteRange bytes;  ///< all of the file, or the part
};

/// What a Range header (empty: none) asks of a file of `size` bytes. It is a request that may be answered by the whole:
/// so answers what is malformed, in another unit, or asks for several parts.
AskedRange asked_range(std::string_view header, std::uint64_t size);

}  // namespace earbound

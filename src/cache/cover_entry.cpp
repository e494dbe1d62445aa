#include "cache/cover_entry.hpp"

#include <span>

namespace earbound {

void write_cover_files(ByteWriter& out, const CoverFiles& files) {
  out.list(std::span(files.large));
  out.list(std::span(files.small));
}

CoverFiles read_cover_files(ByteReader& in) {
  CoverFiles files;
  files.large = in.list<std::uint8_t>();
  files.small = in.list<std::uint8_t>();
  return files;
}

}  // namespace earbound

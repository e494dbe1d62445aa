#pragma once
// Boxes of ISO/IEC 14496-12: a size, four letters, a body. Nested by scope.

#include <string_view>
#include <vector>

#include "encode/endian_writer.hpp"

namespace earbound {

/// Opens a box on construction; its size is set when it goes out of scope.
class Mp4Box {
 public:
  Mp4Box(EndianWriter& out, std::string_view type) : out_(out), begin_(out.bytes.size()) {
    out.big<4>(0);
    out.text(type);
  }
  Mp4Box(EndianWriter& out, std::string_view type, unsigned version, unsigned flags) : Mp4Box(out, type) {
    out.big<4>(version << 24 | flags);
  }
  ~Mp4Box() {
    const std::size_t size = out_.bytes.size() - begin_;
    for (std::size_t i = 0; i < 4; ++i) out_.bytes[begin_ + i] = static_cast<std::uint8_t>(size >> (24 - 8 * i));
  }
  Mp4Box(const Mp4Box&) = delete;
  Mp4Box& operator=(const Mp4Box&) = delete;

 private:
  EndianWriter& out_;
  std::size_t begin_;
};

}  // namespace earbound

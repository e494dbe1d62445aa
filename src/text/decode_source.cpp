#include <fmt/format.h>

#include "base/error.hpp"
#include "text/icu.hpp"
#include "text/unicode.hpp"

namespace earbound {

namespace {

bool begins_with(std::string_view bytes, std::string_view prefix) { return bytes.substr(0, prefix.size()) == prefix; }

void refuse_other_encodings(std::string_view bytes, const std::string& file) {
  using namespace std::string_view_literals;
  const char* name = nullptr;
  if (begins_with(bytes, "\xff\xfe\0\0"sv) || begins_with(bytes, "\0\0\xfe\xff"sv))
    name = "UTF-32";
  else if (begins_with(bytes, "\xff\xfe"sv) || begins_with(bytes, "\xfe\xff"sv))
    name = "UTF-16";
  if (name) throw Error(fmt::format("the text is in {}", name), "save it as UTF-8").at(file, 1, 1);
}

struct Place {
  int line = 1, column = 1;
};

// Counted only when there is something to report, so that reading stays one quick pass.
Place place_of(std::string_view bytes, std::size_t offset) {
  Place place;
  for (std::size_t i = 0; i < offset; ++i) {
    const char c = bytes[i];
    if (c == '\n' || (c == '\r' && !(i + 1 < bytes.size() && bytes[i + 1] == '\n'))) {
      ++place.line;
      place.column = 1;
    } else if (c != '\r' && !U8_IS_TRAIL(c)) {
      ++place.column;
    }
  }
  return place;
}

}  // namespace

std::string decode_source(std::string_view bytes, const std::string& file) {
  refuse_other_encodings(bytes, file);
  if (begins_with(bytes, "\xef\xbb\xbf")) bytes.remove_prefix(3);
  const auto refuse = [&](std::size_t offset, std::string what, std::string remedy) {
    const Place place = place_of(bytes, offset);
    throw Error(std::move(what), std::move(remedy)).at(file, place.line, place.column);
  };

  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte >= 0x80) {
      std::size_t end = i;
      const auto c = icu_adapter::next_valid_code_point(bytes, end);
      if (c < 0) refuse(i, fmt::format("the byte 0x{:02X} is not valid UTF-8 here", byte), "save the text as UTF-8");
      if (c <= 0x9f || c == 0x2028 || c == 0x2029)
        text += ' ';  // controls and separators that are no line ends in a source
      else
        text.append(bytes, i, end - i);
      i = end;
      continue;
    }
    if (byte == 0) refuse(i, "there is a NUL character", "remove it; the file may not be a text at all");
    if (byte == '\r') {
      text += '\n';
      i += i + 1 < bytes.size() && bytes[i + 1] == '\n' ? 2 : 1;
      continue;
    }
    const bool control = (byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\f') || byte == 0x7f;
    text += control ? ' ' : static_cast<char>(byte);
    ++i;
  }
  return compose(text);
}

}  // namespace earbound

#include "publish/one_line.hpp"

namespace earbound {

namespace {

/// Bytes at the front of `rest` that must not stand in a line: 0 when it begins with ordinary text.
std::size_t break_length(std::string_view rest) {
  const auto byte = static_cast<unsigned char>(rest.front());
  if (byte <= 0x20 || byte == 0x7f) return 1;
  if (byte == 0xc2 && rest.size() > 1) {  // C1 controls, U+0085 (next line) among them
    const auto second = static_cast<unsigned char>(rest[1]);
    if (second >= 0x80 && second <= 0x9f) return 2;
  }
  if (rest.starts_with("\xe2\x80\xa8") || rest.starts_with("\xe2\x80\xa9")) return 3;  // U+2028, U+2029
  return 0;
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string line;
  bool gap = false;
  while (!text.empty()) {
    if (const std::size_t length = break_length(text); length > 0) {
      gap = true;
      text.remove_prefix(length);
      continue;
    }
    if (gap && !line.empty()) line += ' ';
    gap = false;
    line += text.front();
    text.remove_prefix(1);
  }
  return line;
}

}  // namespace earbound

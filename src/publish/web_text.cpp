#include "publish/web_text.hpp"

#include <fmt/format.h>

namespace earbound {

std::string escape_markup(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default: {
        const auto byte = static_cast<unsigned char>(c);
        const bool forbidden = (byte < 0x20 && c != '\t' && c != '\n') || byte == 0x7f;
        const std::string_view rest = text.substr(i, 3);
        const bool noncharacter = rest == "\xef\xbf\xbe" || rest == "\xef\xbf\xbf";  // U+FFFE, U+FFFF
        if (noncharacter) i += 2;
        if (forbidden || noncharacter)
          escaped += "\xef\xbf\xbd";
        else
          escaped += c;
      }
    }
  }
  return escaped;
}

std::string url_path(std::string_view path) {
  std::string url;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~' || c == '/';
    if (plain)
      url += c;
    else
      url += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return url;
}

}  // namespace earbound

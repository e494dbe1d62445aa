#include "publish/web_address.hpp"

#include "text/ascii.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace earbound {
namespace {

bool is_hexadecimal(char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

char small_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string encoded(std::string_view text) {
  std::string url;
  bool fragment = false;  // a second '#' is no sign of its own
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool escape = c == '%' && i + 2 < text.size() && is_hexadecimal(text[i + 1]) && is_hexadecimal(text[i + 2]);
    const bool hash = c == '#' && !fragment;
    if (is_ascii_letter(c) || is_ascii_digit(c) || escape || hash ||
        std::string_view("-._~:/?@!$&'()*+,;=").find(c) != std::string_view::npos)
      url += c;
    else
      url += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    fragment = fragment || hash;
  }
  return url;
}

/// A host of letters, digits, dots and hyphens, those of all scripts, with a port or without. Names and passwords
/// before it are what deceivers write.
bool is_host(std::string_view host) {
  const std::size_t colon = host.find(':');
  if (colon != std::string_view::npos) {
    const std::string_view port = host.substr(colon + 1);
    if (port.size() > 5 || !std::all_of(port.begin(), port.end(), is_ascii_digit)) return false;
    host = host.substr(0, colon);
  }
  return !host.empty() && host.front() != '.' && host.front() != '-' &&
         std::all_of(host.begin(), host.end(), [](char c) {
           return is_ascii_letter(c) || is_ascii_digit(c) || c == '.' || c == '-' || c == '_' ||
                  static_cast<unsigned char>(c) >= 0x80;
         });
}

std::string web_link(const std::string& scheme, std::string_view rest) {
  const std::size_t end = std::min(rest.find_first_of("/?#\\"), rest.size());
  if (!is_host(rest.substr(0, end)) || (end < rest.size() && rest[end] == '\\')) return {};
  return scheme + "://" + encoded(rest.substr(0, end)) + encoded(rest.substr(end));
}

}  // namespace

std::string safe_link(std::string_view address) {
  if (address.starts_with("//")) return web_link("https", address.substr(2));
  const std::size_t colon = address.find(':');
  if (colon == std::string_view::npos) return {};
  std::string scheme(address.substr(0, colon));
  std::transform(scheme.begin(), scheme.end(), scheme.begin(), small_letter);
  const std::string_view rest = address.substr(colon + 1);
  if (scheme == "http" || scheme == "https") return rest.starts_with("//") ? web_link(scheme, rest.substr(2)) : "";
  if ((scheme == "mailto" || scheme == "tel") && !rest.empty() && rest.front() != '/' && rest.front() != '?')
    return scheme + ":" + encoded(rest);
  return {};
}

std::optional<std::string> percent_decoded(std::string_view address) {
  std::string text;
  for (std::size_t i = 0; i < address.size(); ++i) {
    if (address[i] != '%') {
      text += address[i];
      continue;
    }
    unsigned value = 0;
    const std::string_view digits = address.substr(i + 1, 2);
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.size() < 2 || parsed.ptr != digits.data() + 2 || value == 0) return {};
    text += static_cast<char>(value);
    i += 2;
  }
  return text;
}

}  // namespace earbound

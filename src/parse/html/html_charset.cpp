#include "parse/html/html_charset.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "text/charset.hpp"
#include "text/unicode.hpp"

namespace earbound::html {
namespace {

constexpr std::size_t looked_at = 4096;  // bytes in which the page must name its encoding; browsers take 1024

/// What follows `charset=` or `encoding=` in the beginning of the page; empty: nothing does.
std::string named_charset(std::string_view bytes) {
  const std::string head = lower_case(decode_charset(bytes.substr(0, looked_at), "iso-8859-1").value_or(""));
  std::size_t at = head.find("<?xml");
  at = at == std::string::npos ? at : head.find("encoding=", at);
  std::size_t length = std::string_view("encoding=").size();
  if (at == std::string::npos || at > head.find("?>")) {
    at = std::string::npos;
    for (std::size_t meta = head.find("<meta"); meta != std::string::npos && at == std::string::npos;
         meta = head.find("<meta", meta + 1)) {
      const std::size_t charset = head.find("charset=", meta), end = head.find('>', meta);
      if (charset < end) at = charset;
    }
    length = std::string_view("charset=").size();
  }
  if (at == std::string::npos) return {};
  at = head.find_first_not_of(" \"'", at + length);
  if (at == std::string::npos) return {};
  return head.substr(at, std::min(head.find_first_of(" \"';/>?", at), head.size()) - at);
}

}  // namespace

std::string decode_page(std::string_view bytes, const std::string& file) {
  if (bytes.starts_with("\xef\xbb\xbf")) return decode_charset(bytes.substr(3), "utf-8").value_or("");
  if (bytes.starts_with("\xff\xfe")) return decode_charset(bytes.substr(2), "utf-16le").value_or("");
  if (bytes.starts_with("\xfe\xff")) return decode_charset(bytes.substr(2), "utf-16be").value_or("");
  if (is_utf8(bytes)) return std::string(bytes);  // whatever it says
  std::string charset = named_charset(bytes);
  if (charset == "iso-8859-1" || charset == "latin1" || charset == "us-ascii" || charset.empty())
    charset = "windows-1252";
  if (charset.starts_with("utf-16")) charset = "utf-8";
  if (auto text = decode_charset(bytes, charset)) return *std::move(text);
  throw Error(fmt::format("the page says that it is in '{}', which is no encoding that is known", charset),
              "save it as UTF-8")
      .at(file);
}

}  // namespace earbound::html

#include "script/address.hpp"

#include <algorithm>

namespace earbound {
namespace {

bool is_host(std::string_view text) {
  if (text.find('.') == std::string_view::npos || text.front() == '.' || text.back() == '.') return false;
  return std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return c >= 0x80 || c == '.' || c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
  });
}

/// The signs in an address by name; what has no name parts its neighbours.
std::string spelled(std::string_view text, const Phrases& phrases) {
  std::string result;
  const auto name = [&](std::string_view key) {
    if (!result.empty() && result.back() != ' ') result += ' ';
    result += phrases.say(key) + " ";
  };
  for (const char c : text) {
    if (c == '.')
      name("address.dot");
    else if (c == '@')
      name("address.at");
    else if (c == '/')
      name("address.slash");
    else if (c == '_')
      name("address.underscore");
    else if (static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
             (c >= 'A' && c <= 'Z'))
      result += c;
    else
      result += ' ';
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

}  // namespace

std::optional<std::string> spoken_address(std::string_view word, const Phrases& phrases, bool whole) {
  constexpr std::size_t longest = 2000;
  if (word.size() > longest || !phrases.has("address.dot")) return {};
  constexpr std::string_view mail = "mailto:";
  std::string_view rest = word;
  if (rest.substr(0, mail.size()) == mail) rest.remove_prefix(mail.size());
  if (const auto at = rest.find('@'); at != std::string_view::npos) {
    if (at == 0 || at + 1 >= rest.size() || !is_host(rest.substr(at + 1)) || rest.find(':') != std::string_view::npos)
      return {};
    return spelled(rest, phrases);
  }
  const auto scheme = word.find("://");
  constexpr std::string_view www = "www.";
  if (scheme == std::string_view::npos ? word.substr(0, www.size()) != www : scheme == 0) return {};
  if (scheme != std::string_view::npos) rest.remove_prefix(scheme + 3);
  if (rest.substr(0, www.size()) == www) rest.remove_prefix(www.size());
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#:"));
  if (host.empty()) return {};
  return phrases.say("address.link", {{"address", spelled(whole ? rest : host, phrases)}});
}

TextRange path_of_address(std::string_view word, std::size_t at) {
  const auto scheme = word.find("://");
  if (scheme == std::string_view::npos && !word.starts_with("www.")) return {};
  const std::size_t host = scheme == std::string_view::npos ? 0 : scheme + 3;
  const auto path = word.find_first_of("/?#:", host);
  if (path == std::string_view::npos || path + 1 >= word.size()) return {};
  return {at + path, at + word.size()};
}

}  // namespace earbound

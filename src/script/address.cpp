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

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_small(c) || (c >= 'A' && c <= 'Z'); }

/// Whether a host without scheme and "www" is one: its last part is a domain that people write so. Short words of
/// languages ("it", "in") are none, as two sentences may stand without a space between.
bool is_bare_host(std::string_view host) {
  constexpr std::string_view domains[] = {"com", "org", "net", "edu", "gov", "info", "io",  "dev", "app", "eu",
                                          "uk",  "de",  "fr",  "ch",  "nl",  "pl",   "jp",  "br",  "at",  "es",
                                          "me",  "tv",  "au",  "nz",  "ca",  "mil",  "int", "xyz", "cat", "wiki"};
  if (!is_host(host)) return false;
  const std::size_t dot = host.rfind('.');
  constexpr std::size_t shortest_name = 2;
  if (host.find('.') < shortest_name || dot == 0) return false;
  if (std::any_of(host.begin(), host.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) return false;
  return std::find(std::begin(domains), std::end(domains), host.substr(dot + 1)) != std::end(domains);
}

/// The signs in an address by name, digits beside letters one by one; what has no name parts its neighbours.
std::string spelled(std::string_view text, const Phrases& phrases) {
  std::string result;
  bool mixed = false;
  const auto name = [&](std::string_view key) {
    if (!result.empty() && result.back() != ' ') result += ' ';
    result += phrases.say(key) + " ";
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const char before = at == 0 ? '\0' : text[at - 1];
    if (is_digit(c) && is_letter(before)) mixed = true;
    if (!is_digit(c)) mixed = false;
    const bool parts =
        (is_digit(c) && (is_letter(before) || (mixed && is_digit(before)))) || (is_letter(c) && is_digit(before));
    if (parts && !result.empty() && result.back() != ' ') result += ' ';
    if (c == '.')
      name("address.dot");
    else if (c == '@')
      name("address.at");
    else if (c == '/')
      name("address.slash");
    else if (c == '_')
      name("address.underscore");
    else if (c == '-' && phrases.has("address.hyphen"))
      name("address.hyphen");
    else if (c == '&' && phrases.has("address.ampersand"))
      name("address.ampersand");
    else if (static_cast<unsigned char>(c) >= 0x80 || is_digit(c) || is_letter(c))
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
    const std::string_view host = rest.substr(at + 1);
    if (at == 0 || host.empty() || !is_host(host.substr(0, host.find('/'))) || rest.find(':') != std::string_view::npos)
      return {};
    return spelled(rest, phrases);
  }
  const auto scheme = word.find("://");
  constexpr std::string_view www = "www.";
  if (scheme == std::string_view::npos && word.substr(0, www.size()) != www) {
    // "example.org/news": short, and as it is written.
    constexpr std::size_t longest_in_full = 60;
    if (word.size() > longest_in_full || word.find(':') != std::string_view::npos) return {};
    if (!is_bare_host(word.substr(0, word.find('/')))) return {};
    return spelled(word.ends_with('/') ? word.substr(0, word.size() - 1) : word, phrases);
  }
  if (scheme == 0) return {};
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

#include "serve/site_path.hpp"

#include <algorithm>

#include "publish/web_address.hpp"
#include "publish/web_text.hpp"

namespace earbound {
namespace {

constexpr std::size_t longest_name = 255;  // NAME_MAX of Linux

bool is_public_name(const std::string& name) {
  return name.front() != '.' && name.size() <= longest_name && std::none_of(name.begin(), name.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return byte < 0x20 || byte == 0x7f || c == '/' || c == '\\';
         });
}

/// The path of a whole address, "http://host/path"; a path as it is.
std::string_view without_host(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    target.remove_prefix(scheme.size());
    const std::size_t path = target.find('/');
    return path == std::string_view::npos ? "/" : target.substr(path);
  }
  return target;
}

}  // namespace

std::optional<SitePath> site_path(std::string_view target) {
  target = without_host(target);
  if (!target.starts_with('/')) return std::nullopt;
  SitePath path;
  path.directory = target.ends_with('/');
  while (!target.empty()) {
    target.remove_prefix(1);
    const std::string_view encoded = target.substr(0, target.find('/'));
    target.remove_prefix(encoded.size());
    if (encoded.empty()) continue;
    const std::optional<std::string> name = percent_decoded(encoded);
    if (!name || !is_public_name(*name)) return std::nullopt;
    path.names.push_back(*name);
  }
  return path;
}

std::string site_address(const SitePath& path) {
  std::string address;
  for (const std::string& name : path.names) address += "/" + url_path(name);
  if (path.directory || path.names.empty()) address += "/";
  return address;
}

}  // namespace earbound

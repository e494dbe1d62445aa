#pragma once
// From what a client asks for to names below the directory that is served.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbound {

/// A file or directory by the names that lead to it; none for the served directory itself.
struct SitePath {
  std::vector<std::string> names;
  bool directory = false;  ///< asked for with a slash at its end
};

/// Understands a request's target (RFC 9112: an absolute path, or a whole address, still percent-encoded; no query).
/// Nothing is returned for what can name no public file: malformed escapes, "." and "..", other hidden names, a slash,
/// backslash or control character within a name, names longer than any file's, and targets of other forms. Slashes that
/// follow each other count as one.
std::optional<SitePath> site_path(std::string_view target);

/// The path as a client asks for it: percent-encoded, from the root, with a slash behind directories.
std::string site_address(const SitePath& path);

}  // namespace earbound

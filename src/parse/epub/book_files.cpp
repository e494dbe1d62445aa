#include "parse/epub/book_files.hpp"

#include <algorithm>

#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

int hexadecimal(char c) {
  if (is_ascii_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string folded(std::string_view path) { return lower_case(compose(path)); }

/// "https:" or "mailto:"; a drive of Windows is none.
bool has_scheme(std::string_view href) {
  const std::size_t end = href.find_first_of(":/?#");
  return end != std::string_view::npos && href[end] == ':' && end > 0 && is_ascii_letter(href.front());
}

/// `relative` as seen from the directory of `from`, without "." and ".."; nothing when it leads out.
std::optional<std::string> joined(std::string_view from, std::string_view relative) {
  std::vector<std::string_view> steps;
  std::string whole;
  if (relative.starts_with('/'))
    relative.remove_prefix(1);  // the root is the archive's
  else if (const std::size_t slash = from.rfind('/'); slash != std::string_view::npos)
    whole = from.substr(0, slash + 1);
  whole += relative;
  for (std::size_t at = 0; at <= whole.size();) {
    const std::size_t end = std::min(whole.find('/', at), whole.size());
    const std::string_view step = std::string_view(whole).substr(at, end - at);
    at = end + 1;
    if (step.empty() || step == ".") continue;
    if (step != "..") {
      steps.push_back(step);
      continue;
    }
    if (steps.empty()) return std::nullopt;
    steps.pop_back();
  }
  std::string path;
  for (const std::string_view step : steps) {
    if (!path.empty()) path += '/';
    path += step;
  }
  return path;
}

/// "%20" and the like decoded; what is no such escape stays as written.
std::string unescaped(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? hexadecimal(text[at + 1]) : -1;
    const int low = high < 0 ? -1 : hexadecimal(text[at + 2]);
    if (low < 0) {
      decoded += text[at];
      continue;
    }
    decoded += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return decoded;
}

}  // namespace

BookFiles::BookFiles(std::vector<std::string> names) : names_(std::move(names)) {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    exact_.emplace(names_[i], i);
    folded_.emplace(folded(names_[i]), i);
  }
}

const std::string* BookFiles::find(const std::string& path) const {
  if (const auto found = exact_.find(path); found != exact_.end()) return &names_[found->second];
  if (const auto found = folded_.find(folded(path)); found != folded_.end()) return &names_[found->second];
  return nullptr;
}

std::optional<BookLink> BookFiles::follow(std::string_view from, std::string_view href) const {
  const std::string clean = fold_space(href);
  if (has_scheme(clean)) return std::nullopt;
  const std::size_t hash = std::min(clean.find('#'), clean.size());
  std::string_view path = std::string_view(clean).substr(0, hash);
  path = path.substr(0, path.find('?'));
  const std::string fragment = hash < clean.size() ? unescaped(std::string_view(clean).substr(hash + 1)) : "";
  if (path.empty()) return BookLink{std::string(from), fragment};
  // A name that has a percent sign of its own is found as it is written.
  for (const std::string& each : {unescaped(path), std::string(path)}) {
    const std::optional<std::string> whole = joined(from, each);
    if (!whole) continue;
    if (const std::string* name = find(*whole)) return BookLink{*name, fragment};
  }
  return std::nullopt;
}

}  // namespace earbound

#include "serve/pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "publish/web_text.hpp"

namespace earbound {
namespace {

constexpr std::size_t most_listed = 5000;

std::string page(const std::string& title, const std::string& body) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n"
      "{}</main>\n</body>\n</html>\n",
      title, title, body);
}

std::string size_text(std::uint64_t bytes) {
  const auto size = static_cast<double>(bytes);
  if (bytes < 1000) return fmt::format("{} {}", bytes, bytes == 1 ? "byte" : "bytes");
  if (bytes < 1'000'000) return fmt::format("{:.1f} kB", size / 1e3);
  return fmt::format("{:.1f} MB", size / 1e6);
}

/// A name may be of any script, and must not turn the line around it.
std::string list_item(const ListedFile& file) {
  const std::string slash = file.directory ? "/" : "";
  const std::string size = file.directory ? "" : " (" + size_text(file.bytes) + ")";
  return fmt::format("<li><a href=\"./{}{}\"><bdi>{}</bdi>{}</a>{}</li>\n", url_path(file.name), slash,
                     escape_markup(file.name), slash, size);
}

struct Failure {
  unsigned status;
  std::string_view name, remedy;
};

constexpr std::array<Failure, 8> failures{{
    {301, "Moved permanently", "The address of a directory ends with a slash."},
    {403, "Forbidden", "This file may not be read. Whoever serves it can change its permissions."},
    {404, "Not found", "There is no such file. Check the spelling of the address, or begin at the front page."},
    {405, "Method not allowed", "Files can only be read here: use GET or HEAD."},
    {412, "Precondition failed", "The file has changed. Load it again from its beginning."},
    {413, "Content too large", "Files can only be read here: send no content with a request."},
    {416, "Range not satisfiable", "The file is shorter. Load it again from its beginning."},
    {503, "Service unavailable", "Too much is asked for at once. Try again in a moment."},
}};

}  // namespace

std::string listing_page(const SitePath& directory, const std::vector<ListedFile>& files) {
  const std::string name = directory.names.empty() ? "All files" : escape_markup(directory.names.back());
  std::string body;
  if (!directory.names.empty()) body += "<p><a href=\"../\">Up to the directory above</a></p>\n";
  if (files.empty()) return page(name, body + "<p>There is nothing here.</p>\n");
  body += "<ul>\n";
  for (std::size_t i = 0; i < std::min(files.size(), most_listed); ++i) body += list_item(files[i]);
  body += "</ul>\n";
  if (files.size() > most_listed) body += fmt::format("<p>{} more are not listed.</p>\n", files.size() - most_listed);
  return page(name, body);
}

std::string failure_page(unsigned status) {
  const auto* const known =
      std::find_if(failures.begin(), failures.end(), [&](const Failure& each) { return each.status == status; });
  const Failure failure = known == failures.end() ? Failure{status, "Error", ""} : *known;
  return page(fmt::format("{} ({})", failure.name, failure.status),
              fmt::format("<p>{}</p>\n<p><a href=\"/\">Front page</a></p>\n", failure.remedy));
}

}  // namespace earbound

#include "serve/content_type.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace earbound {
namespace {

struct NamedType {
  std::string_view name;
  ContentType type;
};

/// Files that are told by their whole names.
constexpr std::array<NamedType, 3> by_name{{
    {"feed.json", {"application/feed+json", true, true}},
    {"manifest.json", {"application/audiobook+json", true, true}},
    {"publication.json", {"application/ld+json", true, true}},
}};

/// The rest by their extensions. Directories of podcasts compare the types of transcripts letter by letter: no charset
/// there.
constexpr std::array<NamedType, 34> by_extension{{
    {"html", {"text/html; charset=utf-8", true}},
    {"htm", {"text/html; charset=utf-8", true}},
    {"xhtml", {"application/xhtml+xml", true}},
    {"css", {"text/css; charset=utf-8", true}},
    {"js", {"text/javascript; charset=utf-8", true}},
    {"txt", {"text/plain; charset=utf-8", true, true}},
    {"md", {"text/markdown; charset=utf-8", true}},
    {"tsv", {"text/tab-separated-values; charset=utf-8", true}},
    {"vtt", {"text/vtt", true, true}},
    {"srt", {"application/x-subrip", true, true}},
    {"json", {"application/json", true, true}},
    {"rss", {"application/rss+xml", true, true}},
    {"atom", {"application/atom+xml", true, true}},
    {"opds", {"application/atom+xml;profile=opds-catalog", true, true}},
    {"opf", {"application/oebps-package+xml", true}},
    {"smil", {"application/smil", true}},
    {"m3u8", {"audio/mpegurl", true}},
    {"m3u", {"audio/mpegurl", true}},
    {"mp3", {"audio/mpeg", false, true}},
    {"m4b", {"audio/mp4", false, true}},
    {"m4a", {"audio/mp4", false, true}},
    {"opus", {"audio/ogg", false, true}},
    {"ogg", {"audio/ogg", false, true}},
    {"flac", {"audio/flac", false, true}},
    {"wav", {"audio/wav", false, true}},
    {"epub", {"application/epub+zip", false, true}},
    {"zip", {"application/zip", false, true}},
    {"lpf", {"application/lpf+zip", false, true}},
    {"svg", {"image/svg+xml", true, true}},
    {"png", {"image/png", false, true}},
    {"jpg", {"image/jpeg", false, true}},
    {"jpeg", {"image/jpeg", false, true}},
    {"gif", {"image/gif", false, true}},
    {"ico", {"image/x-icon"}},
}};

constexpr ContentType unknown{"application/octet-stream"};

/// Feeds are XML like any other by their names.
ContentType xml_type(std::string_view beginning) {
  const bool catalogue = beginning.find("opds-spec.org") != std::string_view::npos;
  if (beginning.find("<rss") != std::string_view::npos) return {"application/rss+xml", true, true};
  if (beginning.find("<feed") == std::string_view::npos) return {"application/xml", true};
  return {catalogue ? "application/atom+xml;profile=opds-catalog" : "application/atom+xml", true, true};
}

std::string small_letters(std::string_view text) {
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return small;
}

}  // namespace

ContentType content_type(std::string_view file_name, std::string_view beginning) {
  for (const NamedType& known : by_name)
    if (file_name == known.name) return known.type;
  const std::size_t dot = file_name.rfind('.');
  if (dot == std::string_view::npos) return unknown;
  const std::string extension = small_letters(file_name.substr(dot + 1));
  if (extension == "xml") return xml_type(beginning);
  if (extension == "json" && file_name.starts_with("chapters")) return {"application/json+chapters", true, true};
  const auto known = std::find_if(by_extension.begin(), by_extension.end(),
                                  [&](const NamedType& each) { return each.name == extension; });
  return known == by_extension.end() ? unknown : known->type;
}

}  // namespace earbound

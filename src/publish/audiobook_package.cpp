// metadata.opf: what shelves of audiobooks (Audiobookshelf, Calibre) read beside the sound (OPF 2.0 with Calibre's
// series).

#include <fmt/format.h>

#include "publish/cover.hpp"
#include "publish/one_line.hpp"
#include "publish/publishers.hpp"
#include "publish/web_text.hpp"
#include "publish/work_identity.hpp"

namespace earbound {
namespace {

std::string element(const char* name, const std::string& text, const std::string& attributes = {}) {
  if (text.empty()) return {};
  return fmt::format("    <dc:{}{}>{}</dc:{}>\n", name, attributes, escape_markup(one_line(text)), name);
}

std::string meta(const char* name, const std::string& content) {
  if (content.empty()) return {};
  return fmt::format("    <meta name=\"{}\" content=\"{}\"/>\n", name, escape_markup(one_line(content)));
}

std::string package_of(const Edition& edition) {
  const Metadata& work = edition.metadata;
  std::string lines = element("identifier", work_identifier(edition), " id=\"identifier\"");
  lines += element("title", work.title);
  for (const std::string& author : work.authors) lines += element("creator", author, " opf:role=\"aut\"");
  lines += element("contributor", edition.narrator, " opf:role=\"nrt\"");
  lines += element("language", work_language(edition)) + element("date", work.date);
  lines += element("publisher", work.publisher) + element("description", work.description);
  for (const Person& person : work.people) lines += element("contributor", person.name);
  lines += element("rights", work.licence);
  lines += element("subject", work.genre) + meta("calibre:series", work.series);
  if (work.series_index > 0) lines += meta("calibre:series_index", std::to_string(work.series_index));
  std::string manifest;
  if (!edition.cover.bytes.empty()) {
    lines += meta("cover", "cover");
    manifest =
        fmt::format("  <manifest>\n    <item id=\"cover\" href=\"{}\" media-type=\"image/jpeg\"/>\n  </manifest>\n",
                    large_cover_file);
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"2.0\" unique-identifier=\"identifier\">\n"
         "  <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:opf=\"http://www.idpf.org/2007/opf\">\n" +
         lines + "  </metadata>\n" + manifest + "</package>\n";
}

}  // namespace

const Publisher audiobook_package_publisher{
    {}, "what audiobook shelves read", {}, [](const Publication& publication, FileSink& sink) {
      sink.put("metadata.opf", "application/oebps-package+xml", package_of(publication.edition));
    }};

}  // namespace earbound

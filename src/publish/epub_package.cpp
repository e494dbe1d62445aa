#include "publish/epub_package.hpp"

#include <fmt/format.h>

#include "publish/contents_entries.hpp"
#include "publish/epub_overlay.hpp"
#include "publish/one_line.hpp"
#include "publish/sound_time.hpp"
#include "publish/web_text.hpp"
#include "publish/work_identity.hpp"
#include "text/languages.hpp"

namespace earbound {
namespace {

constexpr const char* undated = "2000-01-01";

std::string text_of(const std::string& text) { return escape_markup(one_line(text)); }

std::string element(const std::string& name, const std::string& text) {
  return text.empty() ? std::string() : "<" + name + ">" + text_of(text) + "</" + name + ">\n";
}

std::string meta(const std::string& property, const std::string& value, const std::string& more = {}) {
  return "<meta property=\"" + property + "\"" + more + ">" + text_of(value) + "</meta>\n";
}

std::string accessibility(bool pictures) {
  std::string lines = meta("schema:accessMode", "textual") + meta("schema:accessMode", "auditory");
  if (pictures) lines += meta("schema:accessMode", "visual");
  lines += meta("schema:accessModeSufficient", "textual") + meta("schema:accessModeSufficient", "auditory");
  for (const char* feature :
       {"synchronizedAudioText", "tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"})
    lines += meta("schema:accessibilityFeature", feature);
  if (pictures) lines += meta("schema:accessibilityFeature", "alternativeText");
  lines += pictures ? meta("schema:accessibilityHazard", "unknown") : meta("schema:accessibilityHazard", "none");
  return lines + meta("schema:accessibilitySummary",
                      "All of the text is read aloud by a synthetic voice, and highlighted as it is read. Headings, "
                      "lists, tables and notes are marked up, and the contents lead to every heading.",
                      " xml:lang=\"en\"");
}

std::string metadata_of(const Edition& edition, const std::vector<EpubChapter>& chapters, bool pictures) {
  const Metadata& work = edition.metadata;
  std::string lines = "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n";
  lines += "<dc:identifier id=\"identifier\">" + text_of(work_identifier(edition)) + "</dc:identifier>\n";
  lines += element("dc:title", work.title);
  for (const std::string& author : work.authors) lines += element("dc:creator", author);
  lines += element("dc:language", work_language(edition)) + element("dc:date", work_date(edition, {})) +
           element("dc:publisher", work.publisher) + element("dc:description", work.description) +
           element("dc:rights", work.licence);
  for (const Person& person : work.people) lines += element("dc:contributor", person.name);
  lines += meta("dcterms:modified", work_date(edition, undated) + "T00:00:00Z");
  lines += accessibility(pictures);
  Milliseconds total;
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    const Milliseconds length = sound_length(edition.chapters[i]);
    total += length;
    lines += meta("media:duration", clock_value(length), fmt::format(" refines=\"#overlay-{}\"", i + 1));
  }
  lines += meta("media:duration", clock_value(total)) + meta("media:active-class", active_class) +
           meta("media:playback-active-class", playing_class);
  if (!edition.cover.bytes.empty()) lines += "<meta name=\"cover\" content=\"cover\"/>\n";
  return lines + "</metadata>\n";
}

std::string manifest_of(const std::vector<EpubChapter>& chapters, const std::vector<EpubImage>& images) {
  std::string lines =
      "<manifest>\n<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n"
      "<item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>\n"
      "<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n";
  std::size_t number = 0;
  for (const EpubChapter& chapter : chapters) {
    ++number;
    lines += fmt::format(
        "<item id=\"text-{0}\" href=\"{1}\" media-type=\"application/xhtml+xml\" media-overlay=\"overlay-{0}\"/>\n"
        "<item id=\"overlay-{0}\" href=\"{2}\" media-type=\"application/smil+xml\"/>\n",
        number, chapter.text, chapter.overlay);
    for (std::size_t file = 0; file < chapter.audio.size(); ++file)
      lines += fmt::format("<item id=\"audio-{}-{}\" href=\"{}\" media-type=\"audio/mpeg\"/>\n", number, file + 1,
                           chapter.audio[file]);
  }
  number = 0;
  for (const EpubImage& image : images)
    lines += fmt::format("<item id=\"{}\" href=\"{}\" media-type=\"{}\"{}/>\n",
                         image.cover ? "cover" : fmt::format("image-{}", ++number), image.path, image.media_type,
                         image.cover ? " properties=\"cover-image\"" : "");
  return lines + "</manifest>\n";
}

/// A nested list of the contents, each entry written by `open` and closed by `close`.
template <class Open>
std::string nested(const Edition& edition, std::string_view begin_list, std::string_view end_list,
                   std::string_view end_entry, const Open& open) {
  const auto entries = contents_entries(edition);
  std::string text;
  int depth = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].depth > depth) {
      text += begin_list;
    } else {
      text += end_entry;
      for (; depth > entries[i].depth; --depth) text += std::string(end_list) + std::string(end_entry);
    }
    depth = entries[i].depth;
    text += open(i, entries[i]);
  }
  for (; depth > 0; --depth) text += std::string(end_entry) + std::string(end_list);
  return text;
}

}  // namespace

std::string package_document(const Edition& edition, const std::vector<EpubChapter>& chapters,
                             const std::vector<EpubImage>& images) {
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" "
      "unique-identifier=\"identifier\" xml:lang=\"" +
      escape_markup(work_language(edition)) + "\">\n";
  text += metadata_of(edition, chapters, !images.empty()) + manifest_of(chapters, images);
  text += std::string("<spine toc=\"ncx\"") +
          (is_right_to_left(work_language(edition)) ? " page-progression-direction=\"rtl\"" : "") + ">\n";
  for (std::size_t i = 0; i < chapters.size(); ++i) text += fmt::format("<itemref idref=\"text-{}\"/>\n", i + 1);
  return text + "</spine>\n</package>\n";
}

std::string navigation_document(const Edition& edition, const std::vector<EpubChapter>& chapters) {
  const std::string language = escape_markup(work_language(edition));
  const std::string labels = escape_markup(edition.labels.language);
  const std::string contents = escape_markup(edition.labels.contents);
  std::string text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{0}\" "
      "xml:lang=\"{0}\"{1}>\n<head>\n<title>{2}</title>\n<link rel=\"stylesheet\" "
      "href=\"style.css\"/>\n</head>\n<body>\n"
      "<nav epub:type=\"toc\" role=\"doc-toc\" aria-labelledby=\"contents\">\n"
      "<h1 id=\"contents\" lang=\"{3}\" xml:lang=\"{3}\">{4}</h1>",
      language, is_right_to_left(work_language(edition)) ? " dir=\"rtl\"" : "", text_of(edition.metadata.title), labels,
      contents);
  text += nested(edition, "\n<ol>\n", "</ol>\n", "</li>\n", [&](std::size_t i, const TimedEntry& entry) {
    return fmt::format("<li><a href=\"{}\">{}</a>", chapters[i].text, escape_markup(entry.title));
  });
  const std::size_t body = chapters.size() > 1 ? 1 : 0;
  text += fmt::format(
      "</nav>\n<nav epub:type=\"landmarks\" aria-labelledby=\"landmarks\" hidden=\"hidden\">\n"
      "<h2 id=\"landmarks\">{0}</h2>\n<ol>\n"
      "<li><a epub:type=\"bodymatter\" href=\"{1}\">{2}</a>"
      "</li>\n</ol>\n</nav>\n</body>\n</html>\n",
      contents, chapters[body].text, text_of(edition.chapters[body].title));
  return text;
}

std::string navigation_control_file(const Edition& edition, const std::vector<EpubChapter>& chapters) {
  int depth = 1;
  for (const TimedEntry& entry : contents_entries(edition)) depth = std::max(depth, entry.depth);
  std::string text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" "
      "version=\"2005-1\" xml:lang=\"{}\">\n<head>\n<meta name=\"dtb:uid\" content=\"{}\"/>\n"
      "<meta name=\"dtb:depth\" content=\"{}\"/>\n<meta name=\"dtb:totalPageCount\" content=\"0\"/>\n"
      "<meta name=\"dtb:maxPageNumber\" content=\"0\"/>\n</head>\n<docTitle><text>{}</text></docTitle>\n<navMap>\n",
      escape_markup(work_language(edition)), text_of(work_identifier(edition)), depth, text_of(edition.metadata.title));
  text += nested(edition, "", "", "</navPoint>\n", [&](std::size_t i, const TimedEntry& entry) {
    return fmt::format(
        "<navPoint id=\"nav-{0}\" playOrder=\"{0}\">\n<navLabel><text>{1}</text></navLabel>\n<content src=\"{2}\"/>\n",
        i + 1, escape_markup(entry.title), chapters[i].text);
  });
  return text + "</navMap>\n</ncx>\n";
}

}  // namespace earbound

#include "publish/daisy3_package.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "publish/contents_entries.hpp"
#include "publish/web_text.hpp"

namespace earbound {
namespace {

constexpr const char* declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

std::string meta(const std::string& name, const std::string& value) {
  return "<meta name=\"" + name + "\" content=\"" + escape_markup(value) + "\"/>\n";
}

std::string element(const std::string& name, const std::string& value, const std::string& attributes = {}) {
  return "<" + name + attributes + ">" + escape_markup(value) + "</" + name + ">\n";
}

std::string item(const std::string& id, const std::string& file, const std::string& media_type) {
  return fmt::format("<item id=\"{}\" href=\"{}\" media-type=\"{}\"/>\n", id, file, media_type);
}

std::string audio(const Clip& clip, const std::string& file) {
  return fmt::format("<audio src=\"{}\" clipBegin=\"{}\" clipEnd=\"{}\"/>", file, book_clock(clip.begin),
                     book_clock(clip.end));
}

}  // namespace

std::string daisy3_package(const Daisy3Package& book) {
  const BookFacts& facts = book.facts;
  std::string text = std::string(declaration) +
                     "<!DOCTYPE package PUBLIC \"+//ISBN 0-9673008-1-9//DTD OEB 1.2 Package//EN\" "
                     "\"http://openebook.org/dtds/oeb-1.2/oebpkg12.dtd\">\n"
                     "<package xmlns=\"http://openebook.org/namespaces/oeb-package/1.0/\" "
                     "unique-identifier=\"uid\">\n<metadata>\n<dc-metadata "
                     "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n";
  text += element("dc:Format", "ANSI/NISO Z39.86-2005") + element("dc:Language", facts.language) +
          element("dc:Date", facts.date) + element("dc:Publisher", facts.publisher) + element("dc:Title", facts.title) +
          element("dc:Identifier", facts.identifier, " id=\"uid\"");
  for (const std::string& author : facts.authors) text += element("dc:Creator", author);
  text += "</dc-metadata>\n<x-metadata>\n" + meta("dtb:multimediaType", "audioFullText") +
          meta("dtb:multimediaContent", book.images.empty() ? "audio,text" : "audio,text,image") +
          meta("dtb:totalTime", book_clock(book.length)) + meta("dtb:audioFormat", "MP3") +
          meta("dtb:generator", "earbound") + "</x-metadata>\n</metadata>\n<manifest>\n";
  text += item("opf", "package.opf", "text/xml") + item("ncx", "navigation.ncx", "application/x-dtbncx+xml") +
          item("text", book_text_file, "application/x-dtbook+xml") +
          item("resource", "resources.res", "application/x-dtbresource+xml");
  std::string spine;
  for (std::size_t i = 0; i < book.chapters.size(); ++i) {
    const Daisy3Chapter& chapter = book.chapters[i];
    text += item(fmt::format("smil-{}", i + 1), chapter.smil, "application/smil");
    for (std::size_t file = 0; file < chapter.sound.size(); ++file)
      text += item(fmt::format("sound-{}-{}", i + 1, file + 1), chapter.sound[file], "audio/mpeg");
    spine += fmt::format("<itemref idref=\"smil-{}\"/>\n", i + 1);
  }
  for (std::size_t i = 0; i < book.images.size(); ++i)
    text += item(fmt::format("image-{}", i + 1), book.images[i].path, book.images[i].media_type);
  return text + "</manifest>\n<spine>\n" + spine + "</spine>\n</package>\n";
}

std::string daisy3_navigation(const Daisy3Package& book) {
  const auto entries = contents_entries(book.edition);
  int depth = 1;
  for (const TimedEntry& entry : entries) depth = std::max(depth, entry.depth);
  std::string text = fmt::format(
      "{}<!DOCTYPE ncx PUBLIC \"-//NISO//DTD ncx 2005-1//EN\" \"http://www.daisy.org/z3986/2005/ncx-2005-1.dtd\">\n"
      "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\" xml:lang=\"{}\">\n<head>\n"
      "<smilCustomTest id=\"note\" defaultState=\"true\" override=\"visible\" bookStruct=\"NOTE\"/>\n",
      declaration, escape_markup(book.facts.language));
  text += meta("dtb:uid", book.facts.identifier) + meta("dtb:depth", std::to_string(depth)) +
          meta("dtb:generator", "earbound") + meta("dtb:totalPageCount", "0") + meta("dtb:maxPageNumber", "0") +
          "</head>\n";
  text += "<docTitle><text>" + escape_markup(book.facts.title) + "</text></docTitle>\n";
  for (const std::string& author : book.facts.authors)
    text += "<docAuthor><text>" + escape_markup(author) + "</text></docAuthor>\n";
  text += "<navMap>\n";
  int open = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (; open >= entries[i].depth; --open) text += "</navPoint>\n";
    const Daisy3Chapter& chapter = book.chapters[i];
    text += fmt::format(
        "<navPoint id=\"nav-{0}\" playOrder=\"{0}\" class=\"h{1}\">\n<navLabel><text>{2}</text>{3}</navLabel>\n"
        "<content src=\"{4}#{5}\"/>\n",
        i + 1, entries[i].depth, escape_markup(i == 0 ? book.facts.title : entries[i].title),
        audio(chapter.first, chapter.sound[chapter.first.file]), chapter.smil, chapter.first_id);
    open = entries[i].depth;
  }
  for (; open > 0; --open) text += "</navPoint>\n";
  return text + "</navMap>\n</ncx>\n";
}

std::string daisy3_resources() {
  return std::string(declaration) +
         "<!DOCTYPE resources PUBLIC \"-//NISO//DTD resource 2005-1//EN\" "
         "\"http://www.daisy.org/z3986/2005/resource-2005-1.dtd\">\n"
         "<resources xmlns=\"http://www.daisy.org/z3986/2005/resource/\" version=\"2005-1\">\n"
         "<scope nsuri=\"http://www.daisy.org/z3986/2005/ncx/\">\n"
         "<nodeSet id=\"notes\" select=\"//smilCustomTest[@bookStruct='NOTE']\">\n"
         "<resource xml:lang=\"en\" id=\"note\"><text>note</text></resource>\n</nodeSet>\n</scope>\n</resources>\n";
}

std::string daisy3_smil(const BookFacts& facts, const TalkingChapter& chapter, const std::vector<std::string>& names,
                        Milliseconds elapsed) {
  std::string smil = std::string(declaration) +
                     "<!DOCTYPE smil PUBLIC \"-//NISO//DTD dtbsmil 2005-2//EN\" "
                     "\"http://www.daisy.org/z3986/2005/dtbsmil-2005-2.dtd\">\n"
                     "<smil xmlns=\"http://www.w3.org/2001/SMIL20/\">\n<head>\n";
  smil += meta("dtb:uid", facts.identifier) + meta("dtb:generator", "earbound") +
          meta("dtb:totalElapsedTime", book_clock(elapsed));
  smil +=
      "<customAttributes>\n<customTest id=\"note\" defaultState=\"true\" override=\"visible\"/>\n</customAttributes>\n";
  smil += fmt::format("</head>\n<body>\n<seq id=\"chapter\" dur=\"{}\" fill=\"remove\">\n", book_clock(chapter.length));
  const std::vector<std::string> ids = clip_ids(chapter.clips);
  for (std::size_t i = 0; i < chapter.clips.size(); ++i) {
    const Clip& clip = chapter.clips[i];
    smil += fmt::format("<par id=\"{}\"{}><text src=\"{}#{}\"/>{}</par>\n", ids[i],
                        chapter.is_note(clip) ? " customTest=\"note\"" : "", book_text_file, clip.id,
                        audio(clip, names[clip.file]));
  }
  return smil + "</seq>\n</body>\n</smil>\n";
}

}  // namespace earbound

// NAME-daisy3.zip: a talking book of DAISY 3 (ANSI/NISO Z39.86-2005), full text and full audio: package file, NCX, one
// DTBook document, and for each heading a SMIL file and its sound.
#include <fmt/format.h>

#include <algorithm>

#include "publish/cover.hpp"
#include "publish/daisy3_package.hpp"
#include "publish/file_names.hpp"
#include "publish/pictures.hpp"
#include "publish/publishers.hpp"
#include "publish/web_text.hpp"
#include "publish/zip_writer.hpp"
#include "text/languages.hpp"

namespace earbound {
namespace {

class TalkingBook {
 public:
  TalkingBook(const Publication& publication, FileSink& sink)
      : publication_(publication),
        edition_(publication.edition),
        facts_(book_facts(publication.edition)),
        names_(chapter_file_names(publication.edition)),
        archive_(sink.create(edition_.name + "-daisy3.zip", "application/zip")),
        pictures_(publication, {edition_.name + "-daisy3.zip",
                                {"image/png", "image/jpeg"},
                                "image",
                                [this](const std::string& path, const SourceImage& picture) {
                                  archive_.store(path, picture.bytes);
                                }}),
        html_(publication, {.markup = Markup::dtbook,
                            .image = [this](const Run& image) { return pictures_.path(image); },
                            .heard =
                                [this](const std::string& id) {
                                  return attribute("smilref",
                                                   chapter_file(edition_, chapter_, "smil") + "#" + clip_id(id));
                                }}) {}

  void write() {
    begin_text();
    for (chapter_ = 0; chapter_ < edition_.chapters.size(); ++chapter_) write_chapter();
    end_text();
    archive_.add(book_text_file, text_);
    std::vector<StoredPicture> images = pictures_.all();
    if (const Cover& cover = edition_.cover; !cover.bytes.empty()) {
      images.push_back({large_cover_file, cover.media_type});
      archive_.store(images.back().path, cover.bytes);
    }
    const Daisy3Package package{edition_, facts_, chapters_, images, elapsed_};
    archive_.deflate("resources.res", daisy3_resources());
    archive_.deflate("navigation.ncx", daisy3_navigation(package));
    archive_.deflate("package.opf", daisy3_package(package));
    archive_.finish();
  }

 private:
  void begin_text() {
    std::string head;
    const auto meta = [&](const std::string& name, const std::string& value) {
      head += "<meta name=\"" + name + "\" content=\"" + escape_markup(value) + "\"/>\n";
    };
    meta("dtb:uid", facts_.identifier);
    meta("dc:Title", facts_.title);
    for (const std::string& author : facts_.authors) meta("dc:Creator", author);
    meta("dc:Language", facts_.language);
    text_.add(fmt::format(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE dtbook PUBLIC \"-//NISO//DTD dtbook 2005-3//EN\" "
        "\"http://www.daisy.org/z3986/2005/dtbook-2005-3.dtd\">\n<dtbook "
        "xmlns=\"http://www.daisy.org/z3986/2005/dtbook/\" version=\"2005-3\" xml:lang=\"{}\"{}>\n<head>\n{}</head>\n"
        "<book>\n<frontmatter>\n<doctitle>{}</doctitle>\n",
        escape_markup(facts_.language), is_right_to_left(facts_.language) ? " dir=\"rtl\"" : "", head,
        escape_markup(facts_.title)));
    for (const std::string& author : facts_.authors)
      text_.add("<docauthor>" + escape_markup(author) + "</docauthor>\n");
  }

  /// Levels nest through the chapters. The opening is front matter.
  void open_level(int level) {
    close_levels(level - 1);
    if (chapter_ == 1) text_.add("</frontmatter>\n<bodymatter>\n");
    for (; depth_ < level; ++depth_)
      text_.add(fmt::format("<level{}{}>\n", depth_ + 1,
                            depth_ + 1 == level ? attribute("id", DocumentHtml::chapter_id(chapter_)) : ""));
  }

  void close_levels(int level) {
    for (; depth_ > level; --depth_) text_.add(fmt::format("</level{}>\n", depth_));
  }

  void end_text() {
    close_levels(0);
    // A work of one announcement has no body.
    text_.add(edition_.chapters.size() > 1 ? "</bodymatter>\n" : "</frontmatter>\n");
    text_.add("</book>\n</dtbook>\n");
  }

  void write_chapter() {
    const TalkingChapter chapter = talking_chapter(publication_, html_, chapter_);
    open_level(std::max(1, edition_.chapters[chapter_].level));
    text_.add(html_.chapter(chapter_, chapter.heard));
    const std::vector<std::string>& names = names_[chapter_];
    const std::string smil = chapter_file(edition_, chapter_, "smil");
    archive_.deflate(smil, daisy3_smil(facts_, chapter, names, elapsed_));
    const std::vector<std::string>& sound = publication_.chapter_sound[chapter_];
    for (std::size_t file = 0; file < sound.size(); ++file) archive_.store_file(names[file], sound[file]);
    elapsed_ += chapter.length;
    chapters_.push_back({smil, clip_ids(chapter.clips).front(), names, chapter.clips.front()});
  }

  const Publication& publication_;
  const Edition& edition_;
  BookFacts facts_;
  std::vector<std::vector<std::string>> names_;  ///< of the files of sound of each chapter
  ZipWriter archive_;
  ZipText text_;
  Pictures pictures_;
  DocumentHtml html_;
  std::size_t chapter_ = 0;  ///< that is being written
  int depth_ = 0;            ///< levels that are open
  Milliseconds elapsed_;     ///< of the chapters written
  std::vector<Daisy3Chapter> chapters_;
};

}  // namespace

const Publisher daisy3_publisher{
    "daisy3",
    "the same as ANSI/NISO Z39.86 (DAISY 3)",
    {.chapter_sound = true, .longest_chapter_sound = longest_book_sound},
    [](const Publication& publication, FileSink& sink) { TalkingBook(publication, sink).write(); }};

}  // namespace earbound

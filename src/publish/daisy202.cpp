// NAME-daisy202.zip: a talking book of DAISY 2.02, full text and full audio: the contents (ncc.html), and for each
// heading a SMIL file, a text and its sound.
#include <fmt/format.h>

#include "base/file.hpp"
#include "publish/contents_entries.hpp"
#include "publish/cover.hpp"
#include "publish/file_names.hpp"
#include "publish/pictures.hpp"
#include "publish/publishers.hpp"
#include "publish/talking_book.hpp"
#include "publish/web_text.hpp"
#include "publish/zip_writer.hpp"
#include "text/languages.hpp"

namespace earbound {
namespace {

constexpr const char* smil_head =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE smil PUBLIC \"-//W3C//DTD SMIL 1.0//EN\" "
    "\"http://www.w3.org/TR/REC-smil/SMIL10.dtd\">\n<smil>\n<head>\n";

constexpr const char* style = R"(body { line-height: 1.5; }
.left { text-align: left; }
.centre { text-align: center; }
.right { text-align: right; }
.note-number { margin-bottom: 0; }
)";

std::string meta(const std::string& name, const std::string& value) {
  return "<meta name=\"" + name + "\" content=\"" + escape_markup(value) + "\"/>\n";
}

/// Whole seconds: "0:12:05".
std::string whole_seconds(Milliseconds time) {
  const std::string clock = book_clock({(time.count + 500) / 1000 * 1000});
  return clock.substr(0, clock.find('.'));
}

class TalkingBook {
 public:
  TalkingBook(const Publication& publication, FileSink& sink)
      : publication_(publication),
        edition_(publication.edition),
        facts_(book_facts(publication.edition)),
        entries_(contents_entries(publication.edition)),
        names_(chapter_file_names(publication.edition)),
        archive_(sink.create(edition_.name + "-daisy202.zip", "application/zip")),
        pictures_(publication, {edition_.name + "-daisy202.zip",
                                {"image/png", "image/jpeg", "image/gif"},
                                "image",
                                [this](const std::string& path, const SourceImage& picture) {
                                  archive_.store(path, picture.bytes);
                                }}),
        html_(publication, {.markup = Markup::daisy202,
                            .file = [this](std::size_t chapter) { return chapter_file(edition_, chapter, "html"); },
                            .image = [this](const Run& image) { return pictures_.path(image); }}) {}

  void write() {
    archive_.deflate("style.css", style);
    for (std::size_t i = 0; i < edition_.chapters.size(); ++i) write_chapter(i);
    if (const Cover& cover = edition_.cover; !cover.bytes.empty()) {
      archive_.store(large_cover_file, cover.bytes);
      ++files_;
    }
    archive_.deflate("master.smil", master());
    archive_.deflate("ncc.html", contents());
    archive_.finish();
  }

 private:
  void write_chapter(std::size_t index) {
    const TalkingChapter chapter = talking_chapter(publication_, html_, index);
    archive_.deflate(chapter_file(edition_, index, "html"), text_document(index, html_.chapter(index, chapter.heard)));
    archive_.deflate(chapter_file(edition_, index, "smil"), smil_document(index, chapter));
    first_clips_.push_back(clip_ids(chapter.clips).front());
    const std::vector<std::string>& sound = publication_.chapter_sound[index];
    for (std::size_t file = 0; file < sound.size(); ++file) archive_.store_file(names_[index][file], sound[file]);
    elapsed_ += chapter.length;
    for (const Clip& clip : chapter.clips) notes_ += clip.id.front() == 'r' ? 1 : 0;
    files_ += 2 + sound.size();
  }

  [[nodiscard]] std::string page(const std::string& title, const std::string& head, const std::string& body) const {
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" "
        "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n<html xmlns=\"http://www.w3.org/1999/xhtml\" "
        "lang=\"{0}\" xml:lang=\"{0}\">\n<head>\n<meta http-equiv=\"Content-type\" content=\"text/html; "
        "charset=utf-8\"/>\n<title>{1}</title>\n{2}</head>\n<body>\n{3}</body>\n</html>\n",
        escape_markup(facts_.language), escape_markup(title), head, body);
  }

  [[nodiscard]] std::string text_document(std::size_t index, const std::string& body) const {
    const std::string direction = is_right_to_left(facts_.language) ? "<div dir=\"rtl\">\n" + body + "</div>\n" : body;
    return page(entries_[index].title, "<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n", direction);
  }

  [[nodiscard]] std::string smil_document(std::size_t index, const TalkingChapter& chapter) const {
    const std::vector<std::string>& names = names_[index];
    const std::string text = chapter_file(edition_, index, "html");
    std::string smil = smil_head + meta("dc:format", "Daisy 2.02") + meta("dc:identifier", facts_.identifier) +
                       meta("dc:title", facts_.title) + meta("title", entries_[index].title) +
                       meta("ncc:generator", "earbound") + meta("ncc:totalElapsedTime", book_clock(elapsed_)) +
                       meta("ncc:timeInThisSmil", book_clock(chapter.length));
    smil += fmt::format("<layout>\n<region id=\"text\"/>\n</layout>\n</head>\n<body>\n<seq dur=\"{}.{:03}s\">\n",
                        chapter.length.count / 1000, chapter.length.count % 1000);
    const std::vector<std::string> ids = clip_ids(chapter.clips);
    for (std::size_t i = 0; i < chapter.clips.size(); ++i) {
      const Clip& clip = chapter.clips[i];
      smil += fmt::format(
          "<par endsync=\"last\" id=\"{0}\"{1}>\n<text src=\"{2}#{3}\" id=\"text-{4}\"/>\n<audio src=\"{5}\" "
          "clip-begin=\"npt={6}.{7:03}s\" clip-end=\"npt={8}.{9:03}s\" id=\"audio-{4}\"/>\n</par>\n",
          ids[i], chapter.is_note(clip) ? " system-required=\"footnote-on\"" : "", text, url_path(clip.id), i + 1,
          names[clip.file], clip.begin.count / 1000, clip.begin.count % 1000, clip.end.count / 1000,
          clip.end.count % 1000);
    }
    return smil + "</seq>\n</body>\n</smil>\n";
  }

  [[nodiscard]] std::string master() const {
    std::string smil = smil_head + meta("dc:format", "Daisy 2.02") + meta("dc:identifier", facts_.identifier) +
                       meta("dc:title", facts_.title) + meta("ncc:generator", "earbound") +
                       meta("ncc:timeInThisSmil", whole_seconds(elapsed_)) +
                       "<layout>\n<region id=\"text\"/>\n</layout>\n</head>\n<body>\n";
    for (std::size_t i = 0; i < entries_.size(); ++i)
      smil += fmt::format("<ref title=\"{}\" src=\"{}#{}\" id=\"chapter-{}\"/>\n", escape_markup(entries_[i].title),
                          chapter_file(edition_, i, "smil"), first_clips_[i], i + 1);
    return smil + "</body>\n</smil>\n";
  }

  [[nodiscard]] std::string contents() const {
    std::string body;
    int depth = 1;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      depth = std::max(depth, entries_[i].depth);
      body += fmt::format("<h{0}{1} id=\"ncc-{2}\"><a href=\"{3}#{4}\">{5}</a></h{0}>\n", entries_[i].depth,
                          i == 0 ? " class=\"title\"" : "", i + 1, chapter_file(edition_, i, "smil"), first_clips_[i],
                          escape_markup(i == 0 ? facts_.title : entries_[i].title));
    }
    std::string head = meta("dc:title", facts_.title);
    for (const std::string& author : facts_.authors) head += meta("dc:creator", author);
    head += meta("dc:date", facts_.date) + meta("dc:format", "Daisy 2.02") + meta("dc:identifier", facts_.identifier) +
            meta("dc:language", facts_.language) + meta("dc:publisher", facts_.publisher) +
            meta("ncc:charset", "utf-8") + meta("ncc:depth", std::to_string(depth)) +
            meta("ncc:files", std::to_string(files_ + pictures_.all().size() + 3)) +
            meta("ncc:footnotes", std::to_string(notes_)) + meta("ncc:generator", "earbound") +
            meta("ncc:maxPageNormal", "0") + meta("ncc:multimediaType", "audioFullText") + meta("ncc:pageFront", "0") +
            meta("ncc:pageNormal", "0") + meta("ncc:pageSpecial", "0") + meta("ncc:setInfo", "1 of 1") +
            meta("ncc:tocItems", std::to_string(entries_.size())) + meta("ncc:totalTime", whole_seconds(elapsed_));
    return page(facts_.title, head, body);
  }

  const Publication& publication_;
  const Edition& edition_;
  BookFacts facts_;
  std::vector<TimedEntry> entries_;              ///< of each chapter
  std::vector<std::vector<std::string>> names_;  ///< of the files of sound of each chapter
  ZipWriter archive_;
  Pictures pictures_;
  DocumentHtml html_;
  Milliseconds elapsed_;                  ///< of the chapters written
  std::vector<std::string> first_clips_;  ///< of each chapter written
  std::size_t notes_ = 0, files_ = 0;
};

}  // namespace

const Publisher daisy202_publisher{
    "daisy202",
    "a talking book for the players of libraries for the blind (DAISY 2.02)",
    {.chapter_sound = true, .longest_chapter_sound = longest_book_sound},
    [](const Publication& publication, FileSink& sink) { TalkingBook(publication, sink).write(); }};

}  // namespace earbound

// NAME.epub: the text with media overlays (EPUB 3.3), which readers highlight as it is read. One document, one overlay
// and one file of sound for each chapter, or several where a chapter is long.
#include <fmt/format.h>

#include "base/file.hpp"
#include "publish/clips.hpp"
#include "publish/document_html.hpp"
#include "publish/epub_overlay.hpp"
#include "publish/epub_package.hpp"
#include "publish/file_names.hpp"
#include "publish/one_line.hpp"
#include "publish/pictures.hpp"
#include "publish/publishers.hpp"
#include "publish/web_text.hpp"
#include "publish/work_identity.hpp"
#include "publish/zip_writer.hpp"
#include "text/languages.hpp"

namespace earbound {
namespace {

constexpr const char* root = "EPUB/";

constexpr const char* container =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" version=\"1.0\">\n<rootfiles>\n"
    "<rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n"
    "</container>\n";

constexpr const char* style = R"(body { line-height: 1.5; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6, .heading { line-height: 1.25; text-align: start; break-after: avoid; }
.heading { font-weight: bold; }
pre { white-space: pre-wrap; }
img { max-width: 100%; height: auto; }
blockquote { margin-inline: 1.5em; }
ol.parenthesis { list-style-type: decimal; }
table { border-collapse: collapse; }
th, td { border: 1px solid; padding: 0.2em 0.5em; vertical-align: top; text-align: start; }
.left { text-align: left; }
.centre { text-align: center; }
.right { text-align: right; }
.notes { border-top: 1px solid; margin-top: 2em; }
.note-number { margin-bottom: 0; }
.math { font-style: italic; }
.-epub-media-overlay-active { background-color: #ffe28a; color: #000000; }
)";

class EpubBook {
 public:
  EpubBook(const Publication& publication, FileSink& sink)
      : publication_(publication),
        edition_(publication.edition),
        archive_(sink.create(edition_.name + ".epub", "application/epub+zip")),
        pictures_(publication, {edition_.name + ".epub",
                                {"image/png", "image/jpeg", "image/gif"},
                                std::string(root) + "images/",
                                [this](const std::string& path, const SourceImage& picture) {
                                  archive_.store(path, picture.bytes);
                                }}),
        html_(publication, {.markup = Markup::epub,
                            .file = [this](std::size_t chapter) { return chapters_[chapter].text.substr(5); },
                            .image = [this](const Run& run) { return image(run); }}) {
    name_chapters();
  }

  void write() {
    archive_.store("mimetype", as_bytes("application/epub+zip"));
    archive_.deflate("META-INF/container.xml", container);
    archive_.deflate(path("style.css"), style);
    for (std::size_t i = 0; i < chapters_.size(); ++i) write_chapter(i);
    std::vector<EpubImage> images;
    if (const Cover& cover = edition_.cover; !cover.bytes.empty()) {
      images.push_back({"images/cover." + std::string(picture_suffix(cover.media_type)), cover.media_type, true});
      archive_.store(path(images.back().path), cover.bytes);
    }
    for (const StoredPicture& image : pictures_.all())
      images.push_back({image.path.substr(std::string_view(root).size()), image.media_type});
    archive_.deflate(path("nav.xhtml"), navigation_document(edition_, chapters_));
    archive_.deflate(path("toc.ncx"), navigation_control_file(edition_, chapters_));
    archive_.deflate(path("package.opf"), package_document(edition_, chapters_, images));
    archive_.finish();
  }

 private:
  static std::string path(const std::string& name) { return root + name; }

  void name_chapters() {
    const std::size_t width = std::to_string(edition_.chapters.size()).size();
    const auto audio = chapter_file_names(edition_);
    for (std::size_t i = 0; i < edition_.chapters.size(); ++i) {
      const std::string number = fmt::format("{:0{}}", i + 1, width);
      chapters_.push_back({"text/" + number + ".xhtml", "overlay/" + number + ".smil", {}});
      for (const std::string& name : audio[i]) chapters_.back().audio.push_back("audio/" + name);
    }
  }

  /// As it is named in a document in text/.
  std::string image(const Run& run) {
    const std::string found = pictures_.path(run);
    return found.empty() ? found : "../" + found.substr(std::string_view(root).size());
  }

  void write_chapter(std::size_t index) {
    const EpubChapter& chapter = chapters_[index];
    const bool opening = publication_.chapter_texts[index].section == nullptr;
    const std::vector<HeardStretch> heard =
        heard_stretches(publication_.timed_chapter(index), opening, publication_.texts, publication_.overlay);
    const std::string id = DocumentHtml::chapter_id(index);
    archive_.deflate(path(chapter.text), content_document(index, html_.chapter(index, heard)));
    archive_.deflate(path(chapter.overlay),
                     overlay_document(chapter, id, chapter_clips(edition_, index, heard, id),
                                      chapter_structures(publication_.chapter_texts[index], html_.anchors())));
    for (std::size_t file = 0; file < chapter.audio.size(); ++file)
      archive_.store_file(path(chapter.audio[file]), publication_.chapter_sound[index][file]);
  }

  [[nodiscard]] std::string content_document(std::size_t index, const std::string& body) const {
    const std::string language = work_language(edition_);
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
        "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{0}\" "
        "xml:lang=\"{0}\"{1}>\n<head>\n<title>{2}</title>\n<link rel=\"stylesheet\" href=\"../style.css\"/>\n</head>\n"
        "<body>\n{3}</body>\n</html>\n",
        escape_markup(language), is_right_to_left(language) ? " dir=\"rtl\"" : "",
        escape_markup(one_line(edition_.chapters[index].title)), body);
  }

  const Publication& publication_;
  const Edition& edition_;
  ZipWriter archive_;
  Pictures pictures_;
  std::vector<EpubChapter> chapters_;
  DocumentHtml html_;
};

}  // namespace

const Publisher epub_publisher{
    "epub",
    "a book that shows what it reads (EPUB 3.3 with media overlays)",
    {.chapter_sound = true},
    [](const Publication& publication, FileSink& sink) { EpubBook(publication, sink).write(); }};

}  // namespace earbound

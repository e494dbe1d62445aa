// index.html and player/: a page that plays the work and shows its text in time. It works from a disk as from any
// server: nothing is fetched, nothing comes from elsewhere, and the text is there without scripts. What an article
// holds is data in it: markup comes from DocumentHtml alone, and the page's policy allows scripts from files only.
#include <fmt/format.h>

#include <optional>

#include "base/clock_text.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/json.hpp"
#include "embedded/publish.hpp"
#include "publish/contents_entries.hpp"
#include "publish/cover.hpp"
#include "publish/document_html.hpp"
#include "publish/one_line.hpp"
#include "publish/page_template.hpp"
#include "publish/pictures.hpp"
#include "publish/player_times.hpp"
#include "publish/publishers.hpp"
#include "publish/sound_time.hpp"
#include "publish/web_text.hpp"
#include "publish/work_identity.hpp"
#include "text/languages.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

/// The scripts of the page, as CMakeLists.txt lists them: one closure, so that the page gains one name alone.
void write_script(FileSink& sink) {
  namespace js = embedded;
  FileWriter file = sink.create("player/player.js", "text/javascript");
  file.write("(() => {\n\"use strict\";\n");
  for (const std::string_view part :
       {js::storage_js, js::timeline_js, js::times_js, js::sound_js, js::highlight_js, js::navigation_js,
        js::settings_js, js::sleep_timer_js, js::keys_js, js::controls_js, js::app_js})
    file.write(part);
  file.write("})();\n");
  file.finish();
}

class PlayerPage {
 public:
  PlayerPage(const Publication& publication, FileSink& sink)
      : publication_(publication),
        edition_(publication.edition),
        sink_(sink),
        pictures_(publication, {"index.html",
                                {"image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"},
                                "player/picture-",
                                [&sink](const std::string& path, const SourceImage& picture) {
                                  sink.put(path, picture.media_type, as_text(picture.bytes));
                                }}),
        html_(publication, {.markup = Markup::page,
                            .headings = HeadingNames::written,
                            .own_prefix = "player-",
                            .first_level = 2,
                            .file = {},
                            .image = [this](const Run& image) { return url_path(pictures_.path(image)); }}),
        times_(sink, [this](std::uint32_t segment, Frames at) { return time(segment, at); }) {}

  void write() {
    page_.emplace(sink_.create("index.html", "text/html"));
    fill_template(
        embedded::page_html, [&](std::string_view text) { page_->write(text); },
        [&](std::string_view name) { fill(name); });
    page_->finish();
    times_.finish();
    write_work();
  }

 private:
  /// On the work's time line, as the files of sound have it.
  [[nodiscard]] Milliseconds time(std::uint32_t segment, Frames at) const {
    return time_on_line(edition_, publication_.sound.page_sound.front().grid, segment, at);
  }

  void fill(std::string_view name) {
    if (name == "@language")
      page_->write(escape_markup(edition_.metadata.language));
    else if (name == "@direction")
      page_->write(is_right_to_left(edition_.metadata.language) ? "rtl" : "ltr");
    else if (name == "@words")
      page_->write(escape_markup(edition_.player_words.language));
    else if (name == "@title")
      page_->write(escape_markup(one_line(edition_.metadata.title)));
    else if (name == "@contents")
      write_contents();
    else if (name == "@cover")
      write_cover();
    else if (name == "@text")
      write_text();
    else if (name == "@plain sound")
      write_plain_sound();
    else
      page_->write(escape_markup(words(name)));
  }

  /// Of the player, by key; what follows a colon takes the place of {n}.
  [[nodiscard]] std::string words(std::string_view name) const {
    const std::size_t colon = std::min(name.find(':'), name.size());
    const auto found = edition_.player_words.words.find(name.substr(0, colon));
    if (found == edition_.player_words.words.end())
      throw Error(fmt::format("the player has no words for '{}'", name), "add them to player.txt of 'en'");
    std::string text = found->second;
    if (const std::size_t at = text.find("{n}"); at != std::string::npos && colon < name.size())
      text.replace(at, 3, name.substr(colon + 1));
    return text;
  }

  [[nodiscard]] std::string address_of(std::size_t chapter) const {
    const std::string heading = html_.heading_id(chapter);
    return "#" + url_path(heading.empty() ? DocumentHtml::chapter_id(chapter) : heading);
  }

  void write_contents() {
    const std::vector<TimedEntry> entries = contents_entries(edition_);
    page_->write(nested_list(entries, [&](std::size_t i) {
      const std::int64_t seconds = (entries[i].length.count + 500) / 1000;
      return fmt::format(
          "<a href=\"{}\" data-chapter=\"{}\"><span dir=\"auto\">{}</span> <time datetime=\"PT{}S\">{}</time></a>",
          address_of(i), i, escape_markup(entries[i].title), seconds, clock_text(Milliseconds{seconds * 1000}));
    }));
  }

  /// Its words are the first of the text.
  void write_cover() {
    if (edition_.cover.bytes.empty()) return;
    page_->write(fmt::format("<img class=\"player-cover\" src=\"{}\" alt=\"\" width=\"{}\" height=\"{}\">\n",
                             small_cover_file, edition_.cover.width, edition_.cover.height));
  }

  void write_text() {
    for (std::size_t i = 0; i < edition_.chapters.size(); ++i) {
      const bool opening = publication_.chapter_texts[i].section == nullptr;
      const std::vector<HeardStretch> heard =
          heard_sentences(publication_.timed_chapter(i), opening, publication_.texts);
      page_->write(html_.chapter(i, heard));
      files_of_times_.push_back(times_.add(heard));
    }
  }

  void write_plain_sound() {
    for (const BuiltFile& file : publication_.sound.page_sound)
      page_->write(fmt::format("<p><audio controls preload=\"none\" src=\"{}\"></audio></p>\n", url_path(file.path)));
  }

  /// player/work.js: what there is to play, and the words of the controls.
  void write_work() {
    const Metadata& metadata = edition_.metadata;
    Json work;
    work["id"] = work_identifier(edition_);
    work["title"] = one_line(metadata.title);
    work["authors"] = metadata.authors;
    work["length"] = to_milliseconds(edition_.length()).count;
    if (!edition_.cover.bytes.empty()) work["cover"] = small_cover_file;
    work["sound"] = Json::array();
    for (std::size_t i = 0; i < edition_.parts.size(); ++i)
      work["sound"].push_back({{"file", url_path(publication_.sound.page_sound[i].path)},
                               {"begin", to_milliseconds(edition_.begin_of(edition_.parts[i])).count},
                               {"length", to_milliseconds(edition_.parts[i].length).count}});
    work["chapters"] = Json::array();
    for (std::size_t i = 0; i < edition_.chapters.size(); ++i) {
      const Chapter& chapter = edition_.chapters[i];
      work["chapters"].push_back({one_line(chapter.title), to_milliseconds(chapter.begin).count, files_of_times_[i]});
    }
    work["words"] = edition_.player_words.words;
    sink_.put("player/work.js", "text/javascript",
              "earbound.play(" + work.dump(0, ' ', false, Json::error_handler_t::replace) + ");\n");
  }

  const Publication& publication_;
  const Edition& edition_;
  FileSink& sink_;
  Pictures pictures_;
  DocumentHtml html_;
  PlayerTimes times_;
  std::vector<std::size_t> files_of_times_;  ///< for each chapter
  std::optional<FileWriter> page_;
};

}  // namespace

const Publisher player_publisher{"player",
                                 "a page that plays it and shows the text in time",
                                 {.page_sound = true},
                                 [](const Publication& publication, FileSink& sink) {
                                   PlayerPage(publication, sink).write();
                                   write_script(sink);
                                   sink.put("player/player.css", "text/css", embedded::player_css);
                                 }};

}  // namespace earbound

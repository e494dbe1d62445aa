#include "publish/contents_html.hpp"

#include <fmt/format.h>

#include "base/clock_text.hpp"
#include "publish/contents_entries.hpp"
#include "publish/one_line.hpp"
#include "publish/page_length.hpp"
#include "publish/publishers.hpp"
#include "publish/web_text.hpp"

namespace earbound {

namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --page: #ffffff; --ink: #1b1b1b; --quiet: #4a4a4a; --link: #0b4f9c; }
@media (prefers-color-scheme: dark) { :root { --page: #141414; --ink: #ececec; --quiet: #bdbdbd; --link: #9cc4ff; } }
body { margin: 0 auto; max-width: 42rem; padding: 1.5rem 1rem 4rem; background: var(--page); color: var(--ink);
  font: 1.125rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { line-height: 1.25; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid currentColor; outline-offset: 3px; }
li { margin: 0.6rem 0; }
.time { display: block; color: var(--quiet); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
)";

/// Attributes of an element that holds words of the work: their own language where the page's differs, and their
/// direction.
std::string written_attributes(const Edition& edition, const Labels& labels) {
  std::string attributes = " dir=\"auto\"";
  if (edition.metadata.language != labels.language)
    attributes += " lang=\"" + escape_markup(edition.metadata.language) + "\"";
  return attributes;
}

std::string size_text(std::uint64_t bytes) {
  if (bytes < 1'000'000) return fmt::format("{} kB", (bytes + 999) / 1000);
  return fmt::format("{}.{} MB", bytes / 1'000'000, bytes / 100'000 % 10);
}

std::string entry_html(const TimedEntry& entry, std::size_t index, const BuiltFiles& built, bool in_parts,
                       const Labels& labels, const std::string& attributes) {
  const std::string title = escape_markup(entry.title);
  std::string html;
  if (const BuiltFile* audio = built.main_audio(entry.part)) {
    html += fmt::format("<a href=\"{}#t={}.{:03}\"{}>{}</a>", url_path(audio->path), entry.begin_in_part.count / 1000,
                        entry.begin_in_part.count % 1000, attributes, title);
  } else {
    html += fmt::format("<span{}>{}</span>", attributes, title);
  }
  html += "\n<span class=\"time\">";
  if (in_parts) html += fmt::format("{} {}, ", labels.part, entry.part + 1);
  html += fmt::format("{} {}, {} {}", labels.starts_at, clock_text(entry.begin_in_part), labels.lasts,
                      duration_in_words(entry.length, labels));
  if (entry.own_length != entry.length)
    html += fmt::format(", {} {}", labels.own_part, duration_in_words(entry.own_length, labels));
  if (entry.last_part != entry.part) html += fmt::format(", {} {}", labels.until_part, entry.last_part + 1);
  const std::vector<std::string> files = built.own_files(index);
  for (std::size_t i = 0; i < files.size(); ++i) {
    html += fmt::format("; <a href=\"{}\"><span class=\"unseen\"{}>{} </span>{}", url_path(files[i]), attributes, title,
                        labels.own_file);
    if (files.size() > 1) html += fmt::format(", {} {} {} {}", labels.part, i + 1, labels.of, files.size());
    html += "</a>";
  }
  return html + "</span>";
}

std::string header_html(const Edition& edition, const Labels& labels, const std::string& attributes) {
  const Metadata& metadata = edition.metadata;
  std::string html = fmt::format("<header>\n<h1{}>{}</h1>\n", attributes, escape_markup(one_line(metadata.title)));
  for (const std::string& author : metadata.authors)
    html += fmt::format("<p>{} <span{}>{}</span></p>\n", labels.by, attributes, escape_markup(one_line(author)));
  if (!metadata.description.empty())
    html += fmt::format("<p{}>{}</p>\n", attributes, escape_markup(one_line(metadata.description)));
  if (!metadata.date.empty()) html += fmt::format("<p>{}</p>\n", escape_markup(one_line(metadata.date)));
  html += fmt::format("<p>{}: {}</p>\n</header>\n", labels.length,
                      duration_in_words(to_milliseconds(edition.length()), labels));
  return html;
}

std::string audio_html(const BuiltFiles& built, const Labels& labels) {
  const auto files = built.audio();
  if (files.empty()) return {};
  std::string html =
      fmt::format("<section aria-labelledby=\"audio\">\n<h2 id=\"audio\">{}</h2>\n<ul>\n", labels.audio_files);
  for (const BuiltFile* file : files) {
    html += fmt::format("<li><a href=\"{}\" type=\"{}\">{}</a>, {}</li>\n", url_path(file->path),
                        escape_markup(file->media_type), escape_markup(file->path), size_text(file->bytes));
  }
  return html + "</ul>\n</section>\n";
}

}  // namespace

std::string contents_html(const Edition& edition, const BuiltFiles& built) {
  const Labels& labels = edition.labels;
  const std::string attributes = written_attributes(edition, labels);
  std::string html = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{}: {}</title>\n<style>{}</style>\n</head>\n<body>\n",
      labels.language, labels.contents, escape_markup(one_line(edition.metadata.title)), style);
  html += header_html(edition, labels, attributes);
  html += "<main>\n" + audio_html(built, labels);
  html +=
      fmt::format("<nav role=\"doc-toc\" aria-labelledby=\"contents\">\n<h2 id=\"contents\">{}</h2>", labels.contents);
  const auto entries = contents_entries(edition);
  html += nested_list(entries, [&](std::size_t i) {
    return entry_html(entries[i], i, built, edition.parts.size() > 1, labels, attributes);
  });
  return html + "</nav>\n</main>\n</body>\n</html>\n";
}

const Publisher contents_html_publisher{
    {}, "the table of contents as a page", {}, [](const Publication& publication, FileSink& sink) {
      sink.put("contents.html", "text/html", contents_html(publication.edition, publication.sound));
    }};

}  // namespace earbound

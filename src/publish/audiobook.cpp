// Audiobooks for programs: NAME.lpf, which holds all of the work (W3C Audiobooks in the Lightweight Packaging Format);
// beside the sound, publication.json (W3C Audiobooks) and manifest.json (the Readium Web Publication Manifest).
#include <fmt/format.h>

#include "base/json.hpp"
#include "publish/contents_entries.hpp"
#include "publish/cover.hpp"
#include "publish/file_names.hpp"
#include "publish/one_line.hpp"
#include "publish/part_titles.hpp"
#include "publish/publishers.hpp"
#include "publish/seconds.hpp"
#include "publish/sound_time.hpp"
#include "publish/web_text.hpp"
#include "publish/work_identity.hpp"
#include "publish/zip_writer.hpp"
#include "text/languages.hpp"

namespace earbound {
namespace {

/// A file to be listened to, one after the other.
struct Track {
  std::string address, media_type, title;
  Milliseconds length;
};

std::string iso_duration(Milliseconds length) {
  return fmt::format("PT{}.{:03}S", length.count / 1000, length.count % 1000);
}

/// The files of the whole work: one for each part, in the format that most players understand.
std::vector<Track> tracks_of_work(const Publication& publication) {
  const Edition& edition = publication.edition;
  std::vector<Track> tracks;
  for (std::size_t i = 0; i < edition.parts.size(); ++i)
    if (const BuiltFile* file = publication.sound.main_audio(i))
      tracks.push_back({url_path(file->path), file->media_type, one_line(part_title(edition, i)),
                        to_milliseconds(edition.parts[i].length)});
  return tracks;
}

/// In the package: the files of each chapter.
std::vector<Track> tracks_of_chapters(const Edition& edition) {
  const auto names = chapter_file_names(edition);
  std::vector<Track> tracks;
  for (std::size_t i = 0; i < names.size(); ++i)
    for (std::size_t k = 0; k < names[i].size(); ++k)
      tracks.push_back({"audio/" + names[i][k], "audio/mpeg", one_line(heard_title(edition, i, k > 0)),
                        chapter_file_length(edition.chapters[i], k)});
  return tracks;
}

Milliseconds length_of(const std::vector<Track>& tracks) {
  Milliseconds length;
  for (const Track& track : tracks) length += track.length;
  return length;
}

std::string direction_of(const Edition& edition) { return is_right_to_left(edition.metadata.language) ? "rtl" : "ltr"; }

/// Within a package and beside it; empty when there is none.
std::string cover_name(const Edition& edition) {
  return edition.cover.bytes.empty() ? std::string() : std::string(large_cover_file);
}

Json resource(const std::string& address, const std::string& media_type, const std::string& relation) {
  return {{"type", "LinkedResource"}, {"url", address}, {"encodingFormat", media_type}, {"rel", relation}};
}

/// publication.json. `cover`: the address of the picture, empty when there is none.
std::string w3c_manifest(const Edition& edition, const std::vector<Track>& tracks, const std::string& contents,
                         const std::string& cover) {
  const Metadata& metadata = edition.metadata;
  Json manifest;
  manifest["@context"] =
      Json::array({"https://schema.org", "https://www.w3.org/ns/pub-context",
                   Json{{"language", work_language(edition)}, {"direction", direction_of(edition)}}});
  manifest["conformsTo"] = "https://www.w3.org/TR/audiobooks/";
  manifest["type"] = "Audiobook";
  manifest["id"] = work_identifier(edition);
  manifest["name"] = one_line(metadata.title);
  manifest["author"] = Json::array();
  for (const std::string& author : metadata.authors)
    manifest["author"].push_back({{"type", "Person"}, {"name", one_line(author)}});
  if (metadata.authors.empty()) manifest.erase("author");
  if (!metadata.publisher.empty()) manifest["publisher"] = one_line(metadata.publisher);
  if (!metadata.description.empty()) manifest["description"] = one_line(metadata.description);
  if (const std::string date = work_date(edition, {}); !date.empty()) manifest["datePublished"] = date;
  manifest["inLanguage"] = work_language(edition);
  manifest["readingProgression"] = direction_of(edition);
  manifest["duration"] = iso_duration(length_of(tracks));
  manifest["accessMode"] = {"auditory"};
  manifest["accessModeSufficient"] =
      Json::array({{{"type", "ItemList"}, {"itemListElement", {"auditory"}}, {"description", "Audio"}}});
  manifest["accessibilityFeature"] = {"tableOfContents"};
  manifest["accessibilityHazard"] = {"noSoundHazard"};
  manifest["readingOrder"] = Json::array();
  for (const Track& track : tracks)
    manifest["readingOrder"].push_back({{"type", "LinkedResource"},
                                        {"url", track.address},
                                        {"encodingFormat", track.media_type},
                                        {"name", track.title},
                                        {"duration", iso_duration(track.length)}});
  manifest["resources"] = Json::array({resource(contents, "text/html", "contents")});
  if (!cover.empty()) manifest["resources"].push_back(resource(cover, edition.cover.media_type, "cover"));
  return json_text(manifest);
}

/// The entries from `next` on that stand at `depth`, with those below them.
Json readium_contents(const std::vector<TimedEntry>& entries, const std::vector<Track>& tracks, std::size_t& next,
                      int depth) {
  Json list = Json::array();
  while (next < entries.size() && entries[next].depth == depth) {
    const TimedEntry& entry = entries[next++];
    Json item{{"href", fmt::format("{}#t={}.{:03}", tracks.at(entry.part).address, entry.begin_in_part.count / 1000,
                                   entry.begin_in_part.count % 1000)},
              {"title", entry.title}};
    if (Json below = readium_contents(entries, tracks, next, depth + 1); !below.empty())
      item["children"] = std::move(below);
    list.push_back(std::move(item));
  }
  return list;
}

/// manifest.json
std::string readium_manifest(const Edition& edition, const std::vector<Track>& tracks) {
  const Metadata& work = edition.metadata;
  Json metadata{{"@type", "http://schema.org/Audiobook"},
                {"conformsTo", "https://readium.org/webpub-manifest/profiles/audiobook"},
                {"identifier", work_identifier(edition)},
                {"title", one_line(work.title)}};
  for (const std::string& author : work.authors) metadata["author"].push_back(one_line(author));
  if (!work.publisher.empty()) metadata["publisher"] = one_line(work.publisher);
  if (!work.description.empty()) metadata["description"] = one_line(work.description);
  if (const std::string date = work_date(edition, {}); !date.empty()) metadata["published"] = date;
  metadata["language"] = work_language(edition);
  metadata["readingProgression"] = direction_of(edition);
  metadata["duration"] = seconds_of(length_of(tracks));
  Json manifest{{"@context", "https://readium.org/webpub-manifest/context.jsonld"}, {"metadata", std::move(metadata)}};
  manifest["links"] = Json::array({{{"rel", "contents"}, {"href", "contents.html"}, {"type", "text/html"}}});
  manifest["readingOrder"] = Json::array();
  for (const Track& track : tracks)
    manifest["readingOrder"].push_back({{"href", track.address},
                                        {"type", track.media_type},
                                        {"title", track.title},
                                        {"duration", seconds_of(track.length)}});
  if (const std::string cover = cover_name(edition); !cover.empty())
    manifest["resources"] =
        Json::array({{{"rel", "cover"}, {"href", cover}, {"type", std::string(edition.cover.media_type)}}});
  std::size_t next = 0;
  manifest["toc"] = readium_contents(contents_entries(edition), tracks, next, 1);
  return json_text(manifest);
}

/// index.html of the package: its table of contents.
std::string package_contents(const Edition& edition) {
  const auto entries = contents_entries(edition);
  const auto names = chapter_file_names(edition);
  const std::string title = escape_markup(one_line(edition.metadata.title));
  return fmt::format(
             "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n<title>{}</title>\n"
             "<link rel=\"publication\" href=\"publication.json\">\n</head>\n<body>\n<h1>{}</h1>\n"
             "<nav role=\"doc-toc\" aria-labelledby=\"contents\">\n<h2 id=\"contents\" lang=\"{}\">{}</h2>",
             work_language(edition), direction_of(edition), title, title, edition.labels.language,
             escape_markup(edition.labels.contents)) +
         nested_list(entries,
                     [&](std::size_t i) {
                       return fmt::format("<a href=\"audio/{}\">{}</a>", names[i].front(),
                                          escape_markup(entries[i].title));
                     }) +
         "</nav>\n</body>\n</html>\n";
}

void write_package(const Publication& publication, FileSink& sink) {
  const Edition& edition = publication.edition;
  const std::string cover = cover_name(edition);
  const std::vector<Track> tracks = tracks_of_chapters(edition);
  ZipWriter archive(sink.create(edition.name + ".lpf", "application/lpf+zip"));
  archive.deflate("publication.json", w3c_manifest(edition, tracks, "index.html", cover));
  archive.deflate("index.html", package_contents(edition));
  if (!cover.empty()) archive.store(cover, edition.cover.bytes);
  std::size_t track = 0;
  for (const auto& files : publication.chapter_sound)
    for (const std::string& file : files) archive.store_file(tracks.at(track++).address, file);
  archive.finish();
}

}  // namespace

const Publisher audiobook_publisher{
    "lpf",
    "an audiobook package, and manifests (W3C, Readium)",
    {.work = true, .chapter_sound = true},
    [](const Publication& publication, FileSink& sink) {
      const std::vector<Track> tracks = tracks_of_work(publication);
      sink.put("publication.json", "application/ld+json",
               w3c_manifest(publication.edition, tracks, "contents.html", cover_name(publication.edition)));
      sink.put("manifest.json", "application/audiobook+json", readium_manifest(publication.edition, tracks));
      write_package(publication, sink);
    }};

}  // namespace earbound

#include "pipeline/delivery.hpp"

#include <filesystem>

#include "base/parallel.hpp"
#include "encode/audio_file.hpp"
#include "publish/chapter_names.hpp"
#include "publish/contents_html.hpp"
#include "publish/contents_json.hpp"
#include "publish/contents_text.hpp"
#include "publish/output_file.hpp"
#include "publish/playlist.hpp"
#include "publish/podcast_chapters.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

FileTags common_tags(const Edition& edition) {
  FileTags tags;
  tags.title = tags.album = edition.metadata.title;
  tags.artist = joined(edition.metadata.authors);
  tags.publisher = edition.metadata.publisher;
  tags.date = edition.metadata.date;
  tags.language = edition.metadata.language;
  tags.description = edition.metadata.description;
  tags.cover = edition.cover.bytes.empty() ? nullptr : &edition.cover;
  return tags;
}

/// Tags of a file of the whole work; `time` says where a chapter begins in it.
template <class Time>
FileTags work_tags(const Edition& edition, Time time) {
  FileTags tags = common_tags(edition);
  tags.length = edition.length();
  for (const Chapter& chapter : edition.chapters)
    tags.chapters.push_back({chapter.title, chapter.level, time(chapter.begin), time(chapter.end)});
  return tags;
}

void write_packet_file(const Delivery& d, std::size_t codec, const std::string& path) {
  const StreamParameters& stream = d.service.stream(codec);
  const auto file = create_packet_file(path, stream, work_tags(d.edition, [&](Frames f) { return stream_time(f, stream); }));
  const auto counts = packet_counts(d.edition.segment_begin, stream);
  const auto& segments = d.plan.segments();
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (interrupted) throw Interrupted{};
    file->add(d.service.packets(codec, d.plan.read(segments[i]), segments[i].clip), counts[i]);
  }
  file->finish();
}

void write_sample_file(const Delivery& d, AudioFormat format, const std::string& path) {
  const auto file = create_sample_file(path, format, work_tags(d.edition, [](Frames f) { return to_milliseconds(f); }));
  for (const PlannedSegment& segment : d.plan.segments()) {
    if (interrupted) throw Interrupted{};
    file->add(d.service.mastered(d.plan.read(segment), segment.clip));
  }
  file->finish();
}

void write_chapter_file(const Delivery& d, std::size_t codec, std::size_t number, const std::string& path) {
  const StreamParameters& stream = d.service.stream(codec);
  const Chapter& chapter = d.edition.chapters[number];
  FileTags tags = common_tags(d.edition);
  tags.title = chapter.title;
  tags.track = static_cast<int>(number) + 1;
  tags.track_count = static_cast<int>(d.edition.chapters.size());
  tags.length = chapter.end - chapter.begin;
  const auto file = create_packet_file(path, stream, tags);
  const auto counts =
      packet_counts(std::span(d.edition.segment_begin).subspan(chapter.first_segment, chapter.segment_count + 1), stream);
  for (std::size_t i = 0; i < chapter.segment_count; ++i) {
    const PlannedSegment& segment = d.plan.segments()[chapter.first_segment + i];
    file->add(d.service.packets(codec, d.plan.read(segment), segment.clip), counts[i]);
  }
  file->finish();
}

std::size_t codec_of(const Delivery& d, AudioFormat format) {
  std::size_t codec = 0;
  while (codec < d.service.codecs().size() && d.service.codecs()[codec].format != format) ++codec;
  return codec;
}

}  // namespace

BuiltFiles deliver_audio(const Delivery& d) {
  BuiltFiles built;
  const auto& formats = d.options.formats;
  for (const AudioFormat format : formats)
    built.files.push_back({d.edition.name + "." + std::string(format_name(format)), std::string(format_media_type(format)), 0});
  parallel_for(formats.size(), d.options.jobs, [&](unsigned, std::size_t i) {
    const std::string path = d.directory + "/" + built.files[i].path;
    const std::size_t codec = codec_of(d, formats[i]);
    if (codec < d.service.codecs().size()) write_packet_file(d, codec, path);
    else write_sample_file(d, formats[i], path);
  });
  if (d.options.chapter_files) {
    fs::create_directory(d.directory + "/chapters");
    for (const std::string& name : chapter_file_names(d.edition)) {
      built.chapter_files.push_back("chapters/" + name);
      built.files.push_back({built.chapter_files.back(), std::string(format_media_type(AudioFormat::mp3)), 0});
    }
    const std::size_t codec = codec_of(d, AudioFormat::mp3);
    parallel_for(built.chapter_files.size(), d.options.jobs, [&](unsigned, std::size_t i) {
      write_chapter_file(d, codec, i, d.directory + "/" + built.chapter_files[i]);
    });
  }
  for (BuiltFile& file : built.files) file.bytes = fs::file_size(d.directory + "/" + file.path);
  return built;
}

void deliver_contents(const Delivery& d, const BuildFacts& facts, BuiltFiles built) {
  const BuiltFiles audio = built;
  const auto put = [&](const std::string& name, const char* media_type, const std::string& bytes) {
    write_output_file(d.directory + "/" + name, bytes);
    built.files.push_back({name, media_type, bytes.size()});
  };
  if (!audio.chapter_files.empty()) put(d.edition.name + ".m3u8", "audio/mpegurl", playlist(d.edition, audio));
  put("contents.html", "text/html", contents_html(d.edition, audio));
  put("contents.txt", "text/plain", contents_text(d.edition));
  put("contents.json", "application/json", contents_json(d.edition, audio));
  put("chapters.json", "application/json+chapters", podcast_chapters(d.edition, audio));
  write_output_file(d.directory + "/report.json", report_json(d.edition, facts, built));
}

}  // namespace earbound

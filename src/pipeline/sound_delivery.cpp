#include "pipeline/sound_delivery.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <future>
#include <iterator>
#include <optional>

#include "base/parallel.hpp"
#include "encode/audio_file.hpp"
#include "master/levels.hpp"
#include "pipeline/file_tags.hpp"
#include "publish/file_names.hpp"
#include "publish/publishers.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

/// A file of sound that is to be written.
struct SoundFile {
  std::string path;
  const SoundFormat* format = nullptr;
  const Part* holds = nullptr;
  std::size_t index = 0, count = 1;    ///< among the files of its kind and format
  std::optional<std::size_t> chapter;  ///< when it is a chapter's own file, or one of them
  bool packed = false;                 ///< it is made for a publisher, and no part of the edition
  bool page = false;                   ///< it is made for a page to play
};

FileTags tags_of(const Delivery& d, const SoundFile& file, const std::function<Milliseconds(Frames)>& time) {
  if (file.packed || file.page) {
    FileTags bare;
    bare.length = file.holds->length;
    bare.without = true;
    return bare;
  }
  FileTags tags =
      file.chapter ? chapter_tags(d.edition, *file.chapter, *file.holds) : part_tags(d.edition, file.index, time);
  if (!file.chapter && file.count == 1) return tags;
  tags.track = static_cast<int>(file.index) + 1;
  tags.track_count = static_cast<int>(file.count);
  return tags;
}

std::vector<float> silence(Frames length) { return std::vector<float>(static_cast<std::size_t>(length.count)); }

/// Where the silence before, each segment and the silence after begin in a file, and where the file ends; silence only
/// where there is any.
std::vector<Frames> run_begins(const Delivery& d, const Part& part) {
  const FileLayout& layout = d.options.layout;
  std::vector<Frames> begins{{}};
  if (layout.before.count > 0) begins.push_back(layout.before);
  for (std::uint32_t i = 0; i < part.segment_count; ++i)
    begins.push_back(begins.back() + d.plan.segments()[part.first_segment + i].length);
  if (layout.after.count > 0) begins.push_back(begins.back() + layout.after);
  return begins;
}

/// The silence with which every file begins and ends, as packets of a codec.
struct SilentPackets {
  PacketRun before, after;
};

std::vector<SilentPackets> silent_packets(const Delivery& d) {
  std::vector<SilentPackets> silent;
  for (const CodecSettings& codec : d.service.codecs()) {
    const auto encoder = make_packet_encoder(codec);
    silent.push_back(
        {encoder->encode(silence(d.options.layout.before)), encoder->encode(silence(d.options.layout.after))});
  }
  return silent;
}

/// The next segment's packets are read and checked while one's are written.
void write_packet_file(const Delivery& d, std::size_t codec, const SilentPackets& silent, const SoundFile& what) {
  const StreamParameters& stream = d.service.stream(codec);
  const auto file = create_packet_file(d.directory + "/" + what.path, stream,
                                       tags_of(d, what, [&](Frames f) { return stream_time(f, stream); }));
  const FileLayout& layout = d.options.layout;
  const auto counts = packet_counts(run_begins(d, *what.holds), stream);
  auto packet_count = counts.begin();
  const std::size_t count = what.holds->segment_count;
  const auto fetch = [&](std::size_t i) {
    const PlannedSegment& segment = d.plan.segments()[what.holds->first_segment + i];
    return d.service.packets(codec, d.plan.reader(segment), segment.clip);
  };
  std::future<StoredPackets> next;
  if (layout.before.count > 0) file->add(silent.before, *packet_count++);
  for (std::size_t i = 0; i < count; ++i) {
    if (interrupted) throw Interrupted{};
    const StoredPackets packets = i == 0 ? fetch(i) : next.get();
    if (i + 1 < count) next = std::async(std::launch::async, fetch, i + 1);
    file->add(packets.view, *packet_count++);
  }
  if (layout.after.count > 0) file->add(silent.after, *packet_count);
  file->finish();
}

void write_sample_file(const Delivery& d, const SoundFile& what) {
  const auto file = create_sample_file(d.directory + "/" + what.path, *what.format,
                                       tags_of(d, what, [](Frames f) { return to_milliseconds(f); }));
  file->add(silence(d.options.layout.before));
  for (std::size_t i = 0; i < what.holds->segment_count; ++i) {
    if (interrupted) throw Interrupted{};
    const PlannedSegment& segment = d.plan.segments()[what.holds->first_segment + i];
    file->add(d.service.mastered(d.plan.reader(segment), segment.clip));
  }
  file->add(silence(d.options.layout.after));
  file->finish();
}

void write_sound_file(const Delivery& d, const std::vector<SilentPackets>& silent, const SoundFile& what) {
  const auto& codecs = d.service.codecs();
  const auto found =
      std::find_if(codecs.begin(), codecs.end(), [&](const CodecSettings& each) { return each.format == what.format; });
  const auto codec = static_cast<std::size_t>(found - codecs.begin());
  if (found == codecs.end())
    write_sample_file(d, what);
  else
    write_packet_file(d, codec, silent[codec], what);
}

double level_of(const Delivery& d, const Part& part) {
  double energy = 0;
  for (std::uint32_t i = 0; i < part.segment_count; ++i) energy += d.plan.segments()[part.first_segment + i].energy;
  return rms_db(energy, part.length);
}

std::vector<SoundFile> part_files(const Delivery& d) {
  std::vector<SoundFile> files;
  for (const SoundFormat* format : d.options.formats)
    for (std::size_t i = 0; i < d.edition.parts.size(); ++i)
      files.push_back({d.edition.name + part_suffix(d.edition, i) + "." + std::string(format->name),
                       format,
                       &d.edition.parts[i],
                       i,
                       d.edition.parts.size(),
                       {}});
  return files;
}

constexpr std::string_view page_directory = "player";

/// Those of the work serve a page as well, unless they hold a picture.
std::vector<SoundFile> page_files(const Delivery& d, const std::vector<SoundFile>& of_parts) {
  std::vector<SoundFile> files;
  if (d.edition.cover.bytes.empty())
    std::copy_if(of_parts.begin(), of_parts.end(), std::back_inserter(files),
                 [](const SoundFile& file) { return file.format == &mp3_format; });
  if (!files.empty()) return files;
  for (std::size_t i = 0; i < d.edition.parts.size(); ++i) {
    SoundFile file{fmt::format("{}/sound{}.mp3", page_directory, part_suffix(d.edition, i)),
                   &mp3_format,
                   &d.edition.parts[i],
                   i,
                   d.edition.parts.size(),
                   {}};
    file.page = true;
    files.push_back(std::move(file));
  }
  return files;
}

constexpr const char* packed_directory = ".packed-sound";

std::vector<SoundFile> chapter_files(const Delivery& d, const std::string& directory, bool packed) {
  std::vector<SoundFile> files;
  const auto names = chapter_file_names(d.edition);
  for (std::size_t chapter = 0; chapter < names.size(); ++chapter)
    for (std::size_t i = 0; i < names[chapter].size(); ++i)
      files.push_back({directory + "/" + names[chapter][i], &mp3_format, &d.edition.chapters[chapter].files[i],
                       files.size(), 0, chapter, packed});
  for (SoundFile& file : files) file.count = files.size();
  return files;
}

/// The grid on which the packets of a format lie.
PacketGrid grid_of_format(const Delivery& d, const SoundFormat* format) {
  const auto& codecs = d.service.codecs();
  for (std::size_t codec = 0; codec < codecs.size(); ++codec)
    if (codecs[codec].format == format) return grid_of(d.service.stream(codec));
  return {};
}

BuiltFile described(const Delivery& d, const SoundFile& file) {
  const bool holds_work = !file.chapter && !file.page;
  BuiltFile built{file.path, std::string(file.format->media_type), 0, holds_work, file.chapter ? 0 : file.index};
  if (d.options.rules) built.rms_db = level_of(d, *file.holds);
  built.grid = grid_of_format(d, file.format);
  return built;
}

}  // namespace

std::string packed_sound_directory(const std::string& staged) { return staged + "/" + packed_directory; }

DeliveredSound deliver_sound(const Delivery& d, FileSink& sink) {
  const SoundNeeds needs = needs_of(d.options.publishers);
  DeliveredSound sound;
  std::vector<SoundFile> files = part_files(d);
  if (needs.chapter_files) {
    sound.files.chapter_files.resize(d.edition.chapters.size());
    for (SoundFile& file : chapter_files(d, "chapters", false)) {
      sound.files.chapter_files[*file.chapter].push_back(file.path);
      files.push_back(std::move(file));
    }
  }
  const std::vector<SoundFile> for_pages = needs.page_sound ? page_files(d, files) : std::vector<SoundFile>();
  std::copy_if(for_pages.begin(), for_pages.end(), std::back_inserter(files),
               [](const SoundFile& file) { return file.page; });
  for (const SoundFile& file : files) sink.reserve(file.path);
  if (needs.chapter_sound) {
    fs::create_directory(packed_sound_directory(d.directory));
    sound.chapter_sound.resize(d.edition.chapters.size());
    for (SoundFile& file : chapter_files(d, packed_directory, true)) {
      sound.chapter_sound[*file.chapter].push_back(fs::absolute(d.directory + "/" + file.path).string());
      files.push_back(std::move(file));
    }
  }
  const std::vector<SilentPackets> silent = silent_packets(d);
  d.threads.run(files.size(), [&](std::size_t i) { write_sound_file(d, silent, files[i]); });
  for (const SoundFile& file : files)
    if (!file.packed) sink.record(described(d, file));
  sound.files.files = sink.files();
  for (const SoundFile& file : for_pages) sound.files.page_sound.push_back(described(d, file));
  return sound;
}

}  // namespace earbound

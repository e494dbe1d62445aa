#include "publish/clips.hpp"

#include <optional>

#include "publish/sound_time.hpp"

namespace earbound {
namespace {

/// Where an element begins to be heard.
struct Start {
  const std::string* id;
  TextId text;
  SoundTime at;
};

class Starts {
 public:
  Starts(const Edition& edition, std::size_t chapter) : edition_(edition), chapter_(chapter) {}

  void add(const HeardStretch& stretch) {
    const Frames begin = unshown_ ? *unshown_ : stretch.begin;
    if (!unshown_) segment_ = stretch.segment;
    if (!stretch.shown) {
      unshown_ = begin;
      return;
    }
    unshown_.reset();
    const TextId text = stretch.places.empty() ? TextId{} : stretch.places.front().text;
    if (stretch.words.empty()) return put(stretch.id, text, segment_, begin);
    for (std::size_t i = 0; i < stretch.words.size(); ++i) {
      const HeardWord& word = stretch.words[i];
      // The first word brings along what is announced before it.
      if (i == 0)
        put(word.id, word.place.text, segment_, begin);
      else
        put(word.id, word.place.text, stretch.segment, word.begin);
    }
  }

  std::vector<Start> all;

 private:
  void put(const std::string& id, TextId text, std::uint32_t segment, Frames begin) {
    SoundTime at = all.empty() ? SoundTime{} : time_in_chapter(edition_, chapter_, segment, begin);
    // The silence with which a file begins belongs to what is heard first in it.
    if (!all.empty() && all.back().at.file != at.file) at.time = {};
    all.push_back({&id, text, at});
  }

  const Edition& edition_;
  std::size_t chapter_;
  std::uint32_t segment_ = 0;
  std::optional<Frames> unshown_;  ///< where what was not shown begins
};

}  // namespace

std::vector<Clip> chapter_clips(const Edition& edition, std::size_t chapter, std::span<const HeardStretch> heard,
                                const std::string& chapter_id) {
  Starts starts(edition, chapter);
  for (const HeardStretch& stretch : heard) starts.add(stretch);
  if (starts.all.empty()) starts.all.push_back({&chapter_id, {}, {}});
  const Chapter& whole = edition.chapters[chapter];
  std::vector<Clip> clips;
  const auto add = [&](const Start& start, std::size_t file, Milliseconds begin, Milliseconds end) {
    if (begin >= end) return;
    // Two clips of one element that follow each other are one.
    if (!clips.empty() && clips.back().id == *start.id && clips.back().file == file)
      clips.back().end = end;
    else
      clips.push_back({*start.id, start.text, file, begin, end});
  };
  for (std::size_t i = 0; i < starts.all.size(); ++i) {
    const Start& start = starts.all[i];
    const std::size_t last = whole.files.size() - 1;
    const SoundTime end =
        i + 1 < starts.all.size() ? starts.all[i + 1].at : SoundTime{last, chapter_file_length(whole, last)};
    Milliseconds begin = start.at.time;
    for (std::size_t file = start.at.file; file < end.file; ++file) {
      add(start, file, begin, chapter_file_length(whole, file));
      begin = {};
    }
    add(start, end.file, begin, end.time);
  }
  return clips;
}

}  // namespace earbound

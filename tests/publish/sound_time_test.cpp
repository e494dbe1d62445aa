#include "publish/sound_time.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace earbound;

namespace {

constexpr Frames lead{15 * 576}, tail{29 * 576};

/// Two chapters of two segments each, and an interlude behind the first; two files of the work, the second of which
/// begins inside the second chapter.
Edition cut_edition() {
  Edition edition;
  edition.lead = edition.chapter_lead = lead;
  edition.segment_length = {{5760}, {11520}, {1152}, {57600}, {2304}};
  Frames at = lead;
  for (std::size_t i = 0; i < 4; ++i) {
    edition.segment_begin.push_back(at);
    at += edition.segment_length[i];
  }
  at += tail;
  const Frames cut = at;
  edition.segment_begin.push_back(at + lead);
  edition.segment_begin.push_back(at + lead + Frames{2304} + tail);
  edition.parts = {{0, 4, cut}, {4, 1, lead + Frames{2304} + tail}};
  edition.chapters.resize(2);
  edition.chapters[0].segment_count = 3;
  edition.chapters[0].files = {{0, 2, lead + Frames{17280} + tail}};
  edition.chapters[1].first_segment = 3;
  edition.chapters[1].segment_count = 2;
  edition.chapters[1].files = {{3, 2, lead + Frames{59904} + tail}};
  return edition;
}

}  // namespace

TEST_CASE("a word has its time in the file of the work that holds it") {
  const Edition edition = cut_edition();
  const PacketGrid samples;
  const Frames word = edition.segment_begin[1] + Frames{100};
  CHECK(time_in_work(edition, samples, 1, word) == SoundTime{0, to_milliseconds(word)});
  CHECK(time_in_work(edition, samples, 4, edition.segment_begin[4] + Frames{7}) ==
        SoundTime{1, to_milliseconds(lead + Frames{7})});
  CHECK(time_in_work(edition, samples, 0, Frames{}).time == to_milliseconds(lead));
}

TEST_CASE("on the line of all files a time is rounded once") {
  const Edition edition = cut_edition();
  const PacketGrid mp3{1152, {44100}};
  for (std::int64_t frame = 0; frame < 40; ++frame) {
    const Frames word = edition.segment_begin[4] + Frames{frame};
    CHECK(time_on_line(edition, mp3, 4, word) == to_milliseconds(word));
  }
}

TEST_CASE("in a coded stream it moves with its segment's packets, by half a packet at most") {
  const Edition edition = cut_edition();
  for (const PacketGrid grid : {PacketGrid{1024, {22050}}, PacketGrid{960, {48000}}, PacketGrid{1152, {44100}}})
    for (std::uint32_t segment = 0; segment < 4; ++segment) {
      const Frames begin = edition.segment_begin[segment];
      const double packet_seconds = static_cast<double>(grid.packet(begin)) * grid.frame_size / grid.rate.hz;
      CHECK(std::abs(packet_seconds - to_seconds(begin)) <= 0.5 * grid.frame_size / grid.rate.hz + 1e-9);
      const Milliseconds time = time_in_work(edition, grid, segment, begin + Frames{2205}).time;
      CHECK(std::abs(static_cast<double>(time.count) - 1000 * packet_seconds - 100) <= 0.5 + 1e-6);
    }
}

TEST_CASE("a chapter's own file knows nothing of the cuts between the files of the work") {
  const Edition edition = cut_edition();
  CHECK(time_in_chapter(edition, 0, 1, edition.segment_begin[1]) == SoundTime{0, to_milliseconds(lead + Frames{5760})});
  CHECK(time_in_chapter(edition, 1, 3, edition.segment_begin[3]) == SoundTime{0, to_milliseconds(lead)});
  CHECK(time_in_chapter(edition, 1, 4, edition.segment_begin[4] + Frames{9}) ==
        SoundTime{0, to_milliseconds(lead + Frames{57609})});
}

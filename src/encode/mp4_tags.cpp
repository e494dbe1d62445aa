#include "encode/mp4_tags.hpp"

#include <fmt/format.h>

#include "encode/mp4_box.hpp"

namespace earbound {
namespace {

enum DataType : unsigned { binary = 0, utf8 = 1, jpeg = 13, png = 14, integer = 21 };

constexpr std::size_t most_nero_chapters = 255;
constexpr std::size_t longest_nero_title = 127;  // the length is one byte, which some players take as signed

template <class Body>
void item(EndianWriter& out, std::string_view name, DataType type, Body body) {
  const Mp4Box box(out, name);
  const Mp4Box data(out, "data", 0, type);
  out.big<4>(0);  // locale
  body();
}

void text_item(EndianWriter& out, std::string_view name, std::string_view value) {
  if (!value.empty()) item(out, name, utf8, [&] { out.text(value); });
}

/// The gapless note that players of Apple's family read beside the edit list.
void gapless_item(EndianWriter& out, const StreamParameters& stream, const FileTags& tags, std::int64_t packets) {
  const std::int64_t padding = packets * stream.frame_size - stream.initial_padding - tags.length.count;
  const Mp4Box box(out, "----");
  {
    const Mp4Box mean(out, "mean", 0, 0);
    out.text("com.apple.iTunes");
  }
  {
    const Mp4Box name(out, "name", 0, 0);
    out.text("iTunSMPB");
  }
  const Mp4Box data(out, "data", 0, utf8);
  out.big<4>(0);
  out.text(fmt::format(" 00000000 {:08X} {:08X} {:016X}", stream.initial_padding, padding, tags.length.count));
  for (int i = 0; i < 8; ++i) out.text(" 00000000");
}

void write_items(EndianWriter& out, const StreamParameters& stream, const FileTags& tags, std::int64_t packets) {
  const Mp4Box list(out, "ilst");
  text_item(out, "\251nam", tags.title);
  text_item(out, "\251alb", tags.album);
  text_item(out, "\251ART", tags.artist);
  text_item(out, "aART", tags.artist);
  text_item(out, "\251day", tags.date);
  text_item(out, "\251pub", tags.publisher);
  text_item(out, "\251wrt", tags.narrator);  // where audiobook players look for who reads
  text_item(out, "\251mvn", tags.series);
  if (tags.series_index > 0)
    item(out, "\251mvi", integer, [&] { out.big<2>(static_cast<std::uint64_t>(tags.series_index)); });
  text_item(out, "\251gen", tags.genre.empty() ? "Audiobook" : tags.genre);
  text_item(out, "desc", leading_characters(tags.description, 255));
  text_item(out, "ldes", tags.description);
  text_item(out, "\251too", stream.encoder);
  item(out, "stik", integer, [&] { out.big<1>(2); });  // audiobook
  item(out, "pgap", integer, [&] { out.big<1>(1); });
  if (tags.track > 0)
    item(out, "trkn", binary, [&] {
      out.big<2>(0);
      out.big<2>(static_cast<std::uint64_t>(tags.track));
      out.big<2>(static_cast<std::uint64_t>(tags.track_count));
      out.big<2>(0);
    });
  if (tags.cover != nullptr && !tags.cover->bytes.empty())
    item(out, "covr", tags.cover->media_type == "image/png" ? png : jpeg, [&] { out.raw(tags.cover->bytes); });
  gapless_item(out, stream, tags, packets);
}

void write_nero_chapters(EndianWriter& out, const FileTags& tags) {
  if (tags.chapters.empty() || tags.chapters.size() > most_nero_chapters) return;  // a list cut short misleads
  const Mp4Box box(out, "chpl", 1, 0);
  out.big<4>(0);
  out.big<1>(tags.chapters.size());
  for (const auto& chapter : tags.chapters) {
    const auto title = leading_characters(chapter.title, longest_nero_title);
    out.big<8>(static_cast<std::uint64_t>(chapter.begin.count) * 10000);  // units of 100 ns
    out.big<1>(title.size());
    out.text(title);
  }
}

}  // namespace

std::string_view leading_characters(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xc0) == 0x80) --limit;
  return text.substr(0, limit);
}

void write_mp4_user_data(EndianWriter& out, const StreamParameters& stream, const FileTags& tags,
                         std::int64_t packets) {
  const Mp4Box user_data(out, "udta");
  {
    const Mp4Box meta(out, "meta", 0, 0);
    {
      const Mp4Box handler(out, "hdlr", 0, 0);
      out.big<4>(0);
      out.text("mdirappl");
      out.zeros(9);
    }
    write_items(out, stream, tags, packets);
  }
  write_nero_chapters(out, tags);
}

}  // namespace earbound

#include "encode/vorbis_comment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/clock_text.hpp"
#include "encode/endian_writer.hpp"

namespace earbound {
namespace {

constexpr std::size_t most_chapters = 999;  // FFmpeg takes the title of number 1000 for that of number 100

std::string base64(std::span<const std::uint8_t> bytes) {
  static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k) group = group << 8 | (k < count ? bytes[i + k] : 0U);
    for (std::size_t k = 0; k < 4; ++k) text += k <= count ? digits[(group >> (18 - 6 * k)) & 63] : '=';
  }
  return text;
}

/// The body of FLAC's block PICTURE, as Ogg carries it in a comment.
std::vector<std::uint8_t> render_flac_picture(const Cover& cover) {
  EndianWriter out;
  out.big<4>(3);  // front cover
  out.big<4>(cover.media_type.size());
  out.text(cover.media_type);
  out.big<4>(0);  // no description
  out.big<4>(static_cast<std::uint64_t>(cover.width));
  out.big<4>(static_cast<std::uint64_t>(cover.height));
  out.big<4>(24);  // bits a pixel
  out.big<4>(0);   // no palette
  out.big<4>(cover.bytes.size());
  out.raw(cover.bytes);
  return std::move(out.bytes);
}

}  // namespace

std::vector<std::string> vorbis_comments(const FileTags& tags) {
  std::vector<std::string> comments;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) comments.push_back(fmt::format("{}={}", name, value));
  };
  add("TITLE", tags.title);
  add("ALBUM", tags.album);
  add("ARTIST", tags.artist);
  add("ORGANIZATION", tags.publisher);
  add("DATE", tags.date);
  add("LANGUAGE", tags.language);
  add("DESCRIPTION", tags.description);
  add("COMPOSER", tags.narrator);  // where audiobook players look for who reads
  add("SERIES", tags.series);
  if (tags.series_index > 0) add("SERIES-PART", std::to_string(tags.series_index));
  add("GENRE", tags.genre.empty() ? "Speech" : tags.genre);
  if (tags.track > 0) add("TRACKNUMBER", std::to_string(tags.track));
  if (tags.track_count > 0) add("TRACKTOTAL", std::to_string(tags.track_count));
  for (std::size_t i = 0; i < std::min(tags.chapters.size(), most_chapters); ++i) {
    const auto& chapter = tags.chapters[i];
    const std::string name = fmt::format("CHAPTER{:03}", i + 1);
    add(name, timestamp_text(chapter.begin));
    add(name + "NAME", chapter.title);
  }
  return comments;
}

std::vector<std::uint8_t> render_vorbis_comments(const FileTags& tags, std::string_view vendor) {
  std::vector<std::string> comments = vorbis_comments(tags);
  if (tags.cover != nullptr && !tags.cover->bytes.empty())
    comments.push_back("METADATA_BLOCK_PICTURE=" + base64(render_flac_picture(*tags.cover)));
  EndianWriter out;
  out.little<4>(vendor.size());
  out.text(vendor);
  out.little<4>(comments.size());
  for (const std::string& comment : comments) {
    out.little<4>(comment.size());
    out.text(comment);
  }
  return std::move(out.bytes);
}

}  // namespace earbound

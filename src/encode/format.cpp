#include "encode/format.hpp"

#include <array>

namespace earbound {
namespace {

struct Row {
  AudioFormat format;
  std::string_view name, media_type;
};

constexpr std::array rows{
    Row{AudioFormat::mp3, "mp3", "audio/mpeg"},  Row{AudioFormat::m4b, "m4b", "audio/mp4"},
    Row{AudioFormat::opus, "opus", "audio/ogg"}, Row{AudioFormat::flac, "flac", "audio/flac"},
    Row{AudioFormat::wav, "wav", "audio/wav"},
};

const Row& row_of(AudioFormat format) {
  for (const auto& row : rows)
    if (row.format == format) return row;
  return rows.front();
}

}  // namespace

std::string_view format_name(AudioFormat format) { return row_of(format).name; }

std::string_view format_media_type(AudioFormat format) { return row_of(format).media_type; }

std::optional<AudioFormat> format_from_name(std::string_view name) {
  for (const auto& row : rows)
    if (row.name == name) return row.format;
  return std::nullopt;
}

}  // namespace earbound

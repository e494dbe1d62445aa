#pragma once
// The audio formats that earbound delivers: a plain constant table.

#include <optional>
#include <string_view>

namespace earbound {

enum class AudioFormat { mp3, m4b, opus, flac, wav };

std::string_view format_name(AudioFormat format);  ///< as in --formats, and the file name's extension
std::string_view format_media_type(AudioFormat format);
std::optional<AudioFormat> format_from_name(std::string_view name);

}  // namespace earbound

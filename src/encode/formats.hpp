#pragma once
// The table of sound formats. Each is defined in the file that writes it; a new one is that file, and its declaration
// and row here.

#include <string_view>

#include "encode/sound_format.hpp"

namespace earbound {

extern const SoundFormat mp3_format, m4b_format, opus_format, flac_format, wav_format;

/// Those that most players understand first: files are listed in this order.
inline constexpr const SoundFormat* sound_formats[] = {&mp3_format, &m4b_format, &opus_format, &flac_format,
                                                       &wav_format};

/// Null when there is none of that name.
const SoundFormat* find_sound_format(std::string_view name);

}  // namespace earbound

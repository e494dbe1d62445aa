#include "encode/formats.hpp"

namespace earbound {

const SoundFormat* find_sound_format(std::string_view name) {
  for (const SoundFormat* format : sound_formats)
    if (format->name == name) return format;
  return nullptr;
}

}  // namespace earbound

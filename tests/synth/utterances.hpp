#pragma once
// Utterances and voices for the tests of this room.

#include <string>

#include "model/script.hpp"
#include "model/voice.hpp"

namespace earbound {

/// Words are what stands between spaces.
inline Utterance utterance(const std::string& text, int pause_after = 300, int pause_before = 0) {
  Utterance made;
  made.text = text;
  made.pause_before = {pause_before};
  made.pause_after = {pause_after};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) made.words.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end), {}});
    at = end + 1;
  }
  return made;
}

inline VoiceProfile voice(const std::string& engine_voice = "en-gb") {
  VoiceProfile made;
  made.engine_voice = engine_voice;
  made.rate_wpm = 200;
  return made;
}

}  // namespace earbound

#pragma once
// A voice profile: which engine voice speaks, how fast, how high, and how long it is silent.

#include <map>
#include <string>
#include <vector>

#include "base/units.hpp"

namespace earbound {

struct HeadingProsody {
  int pitch_percent = 0;  ///< added to the voice's pitch
  int rate_percent = 0;   ///< added to the voice's rate
  Milliseconds pause_before, pause_after;
};

struct VoiceProfile {
  std::string name;  ///< as in --voice
  std::string description;
  std::string language;      ///< BCP 47
  std::string engine_voice;  ///< eSpeak NG voice, e.g. "en-gb"
  int rate_wpm = 175;        ///< words a minute, 80 to 450
  int pitch = 50;            ///< 0 to 99, 50 is the engine's normal
  int range = 50;            ///< 0 to 99
  int volume = 100;          ///< per cent of the level at which the engine is used, 50 to 150
  double gain_db = 0;        ///< that makes it as loud as the voice of the work; measured, not written in a file
  Milliseconds sentence_pause{250}, paragraph_pause{600}, section_pause{1200};
  HeadingProsody heading[6];
  std::vector<std::string> lexicons;  ///< PLS files, absolute paths
  std::string file;                   ///< where it was read
};

}  // namespace earbound

#pragma once
// Programs that play a file of sound: one of those that people have.

#include <string>
#include <string_view>
#include <vector>

namespace earbound {

struct PlayerProgram {
  std::string_view name;
  std::string_view format;                ///< of sound, that it plays
  std::vector<std::string_view> options;  ///< what it needs to play without a window and end by itself
};

/// The first that is found where programs are (PATH); null when there is none.
const PlayerProgram* find_player();

/// "ffplay, mpv, paplay or aplay"
std::string player_names();

/// Plays a file to its end, or until the person stops it. Throws Error when the player fails.
void play(const PlayerProgram& player, const std::string& file);

}  // namespace earbound

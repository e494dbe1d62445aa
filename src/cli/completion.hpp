#pragma once
// Scripts with which a shell completes the command line.

#include <string>

#include "cli/command_table.hpp"

namespace earbound {

// Each is the whole script, to be read by its shell where that keeps such scripts.

std::string bash_completion(const CommandEntry& program);
std::string zsh_completion(const CommandEntry& program);
std::string fish_completion(const CommandEntry& program);

}  // namespace earbound

#pragma once
// The command line as a table: its commands, their options and what follows each, for programs that complete it.

#include <string>
#include <vector>

namespace earbound {

/// What a word of the command line names.
enum class Operand { nothing, word, file, directory, source, voice, one_of, list_of };

struct OptionEntry {
  std::vector<std::string> names;  ///< with their dashes: "-o", "--output"
  std::string help;
  Operand value = Operand::nothing;
  std::vector<std::string> choices;  ///< of one_of, and of list_of, where commas part them
};

struct CommandEntry {
  std::string name, help;
  std::vector<OptionEntry> options;
  OptionEntry operand;  ///< its value says what stands behind the options
  std::vector<CommandEntry> commands;
};

/// The program itself, with its commands.
CommandEntry command_table();

}  // namespace earbound

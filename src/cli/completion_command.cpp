#include "cli/command_table.hpp"
#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/standard_output.hpp"

namespace earbound {

int run_completion(const CommandLine& line) {
  const CommandEntry program = command_table();
  if (line.shell == "bash") print(bash_completion(program));
  if (line.shell == "zsh") print(zsh_completion(program));
  if (line.shell == "fish") print(fish_completion(program));
  return 0;
}

}  // namespace earbound

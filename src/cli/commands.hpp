#pragma once
// The commands themselves. Each throws Error or UsageError and gives the program's exit status.

#include "cli/command_line.hpp"

namespace earbound {

int run_build(const CommandLine& line);
int run_init(const CommandLine& line);
int run_outline(const CommandLine& line);
int run_script(const CommandLine& line);
int run_lexicon_test(const CommandLine& line);
int run_lexicon_suggest(const CommandLine& line);
int run_voices(const CommandLine& line);
int run_check(const CommandLine& line);
int run_preview(const CommandLine& line);
int run_serve(const CommandLine& line);
int run_completion(const CommandLine& line);
int run_cache(const CommandLine& line);

}  // namespace earbound

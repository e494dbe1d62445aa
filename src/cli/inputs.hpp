#pragma once
// From the INPUT arguments to source files.

#include <string>
#include <vector>

#include "cli/command_line.hpp"
#include "pipeline/build_options.hpp"
#include "pipeline/pace.hpp"

namespace earbound {

/// Files as they are; directories become the articles directly in them, by name, and those of a
/// library (with an earbound.yaml) also the articles in its folders. Throws Error for what is missing, for
/// a directory without articles, for files of a kind that is not read, and for two editions that would have the same
/// name (one is made at each pace).
std::vector<std::string> find_sources(const std::vector<std::string>& inputs,
                                      const std::vector<Pace>& paces = {Pace{}});

/// The sources that a command asks for: those of find_sources() at the paces of `options`; or, for "-", standard input,
/// which is read into `options`. Throws UsageError as well, for what does not go with it.
std::vector<std::string> take_sources(const CommandLine& line, BuildOptions& options);

}  // namespace earbound

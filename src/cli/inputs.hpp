#pragma once
// From the INPUT arguments to source files.

#include <string>
#include <vector>

#include "pipeline/pace.hpp"

namespace earbound {

/// Files as they are; directories become the articles directly in them, by name, and those of a
/// library (with an earbound.yaml) also the articles in its folders. Throws Error for what is missing, for
/// a directory without articles, for files of a kind that is not read, and for two editions that would have the same
/// name (one is made at each pace).
std::vector<std::string> find_sources(const std::vector<std::string>& inputs,
                                      const std::vector<Pace>& paces = {Pace{}});

}  // namespace earbound

#include <fmt/format.h>

#include <cstdio>

#include "base/clock_text.hpp"
#include "check/edition_check.hpp"
#include "cli/commands.hpp"
#include "cli/standard_output.hpp"

namespace earbound {

int run_check(const CommandLine& line) {
  constexpr std::size_t most_told = 100;
  int status = 0;
  for (const std::string& directory : line.inputs) {
    const EditionCheck check = check_edition(directory);
    for (std::size_t i = 0; i < check.findings.size() && i < most_told; ++i) {
      const Finding& finding = check.findings[i];
      std::fprintf(stderr, "%s/%s: error: %s; build the work again\n", directory.c_str(), finding.file.c_str(),
                   finding.what.c_str());
    }
    if (check.findings.empty()) {
      print(fmt::format("{}: {} files, {} of sound, all as they were built\n", directory, check.files,
                        clock_text(check.length)));
      continue;
    }
    std::fprintf(stderr, "%s: error: %zu faults were found; build the work again\n", directory.c_str(),
                 check.findings.size());
    status = 1;
  }
  return status;
}

}  // namespace earbound

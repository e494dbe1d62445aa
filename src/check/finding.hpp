#pragma once
// What is wrong with a finished edition.

#include <string>
#include <vector>

namespace earbound {

struct Finding {
  std::string file;  ///< relative to the edition; empty: the edition as a whole
  std::string what;  ///< a plain clause: "it has 12 bytes, and report.json says 13"
};

using Findings = std::vector<Finding>;

}  // namespace earbound

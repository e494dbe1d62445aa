#pragma once
// The formats that somebody asks for, by their names.

#include <string>
#include <vector>

namespace earbound {

struct FormatNames {
  std::vector<std::string> names;  ///< as in --formats; empty: nobody said
  int line = 0;                    ///< of the file that says it
};

}  // namespace earbound

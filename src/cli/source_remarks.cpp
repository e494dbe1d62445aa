#include "cli/source_remarks.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace earbound {

ReadSource read_and_remark(const std::string& source, const BuildOptions& options) {
  ReadSource read = read_source(source, options);
  for (const std::string& remark : read.remarks) fmt::print(stderr, "warning: {}\n", remark);
  return read;
}

}  // namespace earbound

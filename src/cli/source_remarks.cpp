#include "cli/source_remarks.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace earbound {

ReadSource read_and_remark(SourceReader& reader, const std::string& source, const BuildOptions& options) {
  ReadSource read = read_source(reader, source, options);
  remark(read.remarks);
  return read;
}

void remark(const std::vector<std::string>& remarks) {
  for (const std::string& line : remarks) fmt::print(stderr, "warning: {}\n", line);
}

}  // namespace earbound

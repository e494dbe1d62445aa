#include "cli/standard_output.hpp"

#include <cerrno>
#include <cstdio>

#include "base/error.hpp"

namespace earbound {

void print(const std::string& text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return;
  if (errno == EPIPE) throw ReaderGone{};
  throw system_error("write the answer", "standard output");
}

}  // namespace earbound

#include "base/heap.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <vector>

namespace {

constexpr std::size_t bytes = 16 << 20;

[[maybe_unused]] bool has_large_pages() {
  std::ifstream setting("/sys/kernel/mm/transparent_hugepage/enabled");
  std::string line;
  return std::getline(setting, line) && line.find("[never]") == std::string::npos;
}

long page_faults() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_minflt;
}

}  // namespace

TEST_CASE("a forked process fills its buffers with few page faults") {
  const pid_t child = ::fork();
  if (child == 0) {
    earbound::use_large_pages(bytes + bytes / 2);
    const long before = page_faults();
    const std::vector<char> buffer(bytes, 'x');
    const bool whole = buffer.front() == 'x' && buffer.back() == 'x';
    const long faults = page_faults() - before;
#ifdef __SANITIZE_ADDRESS__
    const bool few = true;  // the sanitizer has an allocator of its own
#else
    const bool few = !has_large_pages() || faults < static_cast<long>(bytes / 4096 / 2);
#endif
    static_cast<void>(faults);
    ::_exit(whole && few ? 0 : 1);
  }
  int status = 1;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(status == 0);
}

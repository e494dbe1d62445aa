#include "base/heap.hpp"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace earbound {

void use_large_pages(std::size_t bytes) noexcept {
  constexpr std::uintptr_t large_page = 2 << 20;
  const auto top = [] { return reinterpret_cast<std::uintptr_t>(::sbrk(0)); };
  const std::uintptr_t begin = (top() + large_page - 1) / large_page * large_page;
  constexpr int largest_threshold = 32 << 20;  // that glibc accepts
  ::mallopt(M_MMAP_THRESHOLD, largest_threshold);
  ::mallopt(M_TRIM_THRESHOLD, largest_threshold);
  // Moved by malloc alone, as its top must be where the memory that follows will come from.
  // NOLINTBEGIN(cppcoreguidelines-owning-memory,performance-no-int-to-ptr)
  void* volatile small_pages = std::malloc(begin - top());  // what lies below the first large page is left unused
  void* volatile whole = std::malloc(bytes);                // raises the top of the heap; none of it is touched yet
  std::free(whole);
  static_cast<void>(small_pages);
  const std::uintptr_t end = top() / large_page * large_page;
  if (end > begin) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
  // NOLINTEND(cppcoreguidelines-owning-memory,performance-no-int-to-ptr)
}

void give_memory_back() noexcept { ::malloc_trim(0); }

}  // namespace earbound

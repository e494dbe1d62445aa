#pragma once
// How a process takes memory from the system and gives it back (glibc's heap).

#include <cstddef>

namespace earbound {

/// For short-lived processes that fill large buffers: a page at a time, the kernel's share would be a sixth of their
/// work. Lets this process's allocations of up to `bytes` together come from a heap in large pages (Linux transparent
/// huge pages) that is not given back before it ends. Call it in a process that has just been forked. Where the system
/// has no such pages, nothing changes.
void use_large_pages(std::size_t bytes) noexcept;

/// Gives back what was freed: after a stage that needed much more than those that follow.
void give_memory_back() noexcept;

}  // namespace earbound

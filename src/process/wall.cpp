#include "process/wall.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <memory>

#include "base/error.hpp"
#include "base/file.hpp"

namespace earbound {
namespace {

// Under the address sanitizer memory is no measure of what a program needs, and it looks up its own stack as it goes.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

/// What a program needs that computes, takes memory and answers on a descriptor it has; threads that wait for each
/// other too, and what the C library asks at the end of a process.
constexpr std::array allowed_calls{
    SCMP_SYS(read),
    SCMP_SYS(readv),
    SCMP_SYS(pread64),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(sendto),
    SCMP_SYS(recvfrom),
    SCMP_SYS(close),
    SCMP_SYS(lseek),
    SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(statx),
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(getdents64),
    SCMP_SYS(brk),
    SCMP_SYS(mmap),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(mprotect),
    SCMP_SYS(madvise),
    SCMP_SYS(futex),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(getrandom),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getcwd),
    SCMP_SYS(readlink),
    SCMP_SYS(sysinfo),
    SCMP_SYS(uname),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

void limit(decltype(RLIMIT_AS) resource, rlim_t most) {
  const rlimit both{most, most};
  ::setrlimit(resource, &both);
}

std::uint64_t address_space() {
  std::uint64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

void limit_resources(const WallLimits& limits) {
  if (limits.memory > 0 && !sanitized) limit(RLIMIT_AS, address_space() + limits.memory);
  if (limits.processor_time.count() > 0) limit(RLIMIT_CPU, static_cast<rlim_t>(limits.processor_time.count()));
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NPROC, 0);
}

/// Landlock's first version of rights: all of them are refused, but reading beneath the directories.
void close_file_system(const std::vector<std::string>& readable) {
  constexpr std::uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
  const Descriptor rules(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0)));
  if (!rules.valid()) return;  // a kernel without it
  std::vector<std::string> directories = readable;
  if (sanitized) directories.emplace_back("/proc/self");
  for (const std::string& directory : directories) {
    const Descriptor place(::open(directory.c_str(), O_PATH | O_CLOEXEC | O_DIRECTORY));
    if (!place.valid()) continue;
    landlock_path_beneath_attr beneath{};
    beneath.allowed_access = reading;
    beneath.parent_fd = place.get();
    ::syscall(SYS_landlock_add_rule, rules.get(), LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
  }
  ::syscall(SYS_landlock_restrict_self, rules.get(), 0);
}

void filter_system_calls() {
  const std::unique_ptr<void, decltype(&seccomp_release)> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)), seccomp_release);
  bool whole = filter != nullptr;
  for (const int call : allowed_calls) whole = whole && seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) == 0;
  if (sanitized)  // it tries by a pipe whether memory can be read
    whole = whole && seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(pipe2), 0) == 0;
  // Files may be opened for reading alone; which ones is Landlock's affair.
  constexpr auto changing = static_cast<scmp_datum_t>(O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND);
  whole = whole && seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
                                    SCMP_A2(SCMP_CMP_MASKED_EQ, changing, O_RDONLY)) == 0;
  whole = whole && seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(open), 1,
                                    SCMP_A1(SCMP_CMP_MASKED_EQ, changing, O_RDONLY)) == 0;
  // Limits may be looked up, and none be changed.
  whole = whole && seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 2, SCMP_A0(SCMP_CMP_EQ, 0),
                                    SCMP_A2(SCMP_CMP_EQ, 0)) == 0;
  // abort() ends the process by a signal to itself; to nobody else.
  whole = whole && seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                                    SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()))) == 0;
  if (!whole || seccomp_load(filter.get()) != 0)
    throw Error("the kernel lets no process give up its rights (seccomp), and files of strangers are not read without",
                "run earbound where seccomp is allowed");
}

}  // namespace

void raise_wall(const WallLimits& limits) {
  if (const Descriptor nothing(::open("/dev/null", O_WRONLY | O_CLOEXEC)); nothing.valid())
    ::dup2(nothing.get(), STDERR_FILENO);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  limit_resources(limits);
  close_file_system(limits.readable);
  filter_system_calls();
}

std::uint64_t usual_memory_limit() {
  const auto pages = static_cast<std::uint64_t>(std::max(0L, ::sysconf(_SC_PHYS_PAGES)));
  constexpr std::uint64_t gigabyte = std::uint64_t{1} << 30;
  return std::max(gigabyte, pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) / 2);
}

}  // namespace earbound

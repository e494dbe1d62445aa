#include "cli/source_watch.hpp"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstring>

#include "base/error.hpp"
#include "base/parallel.hpp"

namespace earbound {
namespace {

constexpr int moment = 200;  // milliseconds: editors save in several steps

bool readable(int queue, int milliseconds) {
  pollfd waiting{queue, POLLIN, 0};
  return ::poll(&waiting, 1, milliseconds) > 0;
}

}  // namespace

SourceWatch::SourceWatch() : queue_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
  if (!queue_.valid()) throw system_error("watch", "directories");
}

void SourceWatch::add(const std::string& directory) {
  ::inotify_add_watch(queue_.get(), directory.empty() ? "." : directory.c_str(),
                      IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR);
}

/// Empties the queue. A file that is only created is not saved yet; a directory is there at once.
bool SourceWatch::something_happened() {
  bool happened = false;
  alignas(inotify_event) std::array<char, std::size_t{16} * 1024> bytes{};
  for (ssize_t got = 0; (got = ::read(queue_.get(), bytes.data(), bytes.size())) > 0;) {
    for (ssize_t at = 0; at < got;) {
      inotify_event event{};
      std::memcpy(&event, bytes.data() + at, sizeof event);
      const char* const name = bytes.data() + at + sizeof event;
      const bool hidden = event.len > 0 && name[0] == '.';
      const bool only_created = (event.mask & IN_CREATE) != 0 && (event.mask & IN_ISDIR) == 0;
      happened = happened || (!hidden && !only_created && (event.mask & IN_IGNORED) == 0);
      at += static_cast<ssize_t>(sizeof event + event.len);
    }
  }
  return happened;
}

bool SourceWatch::wait() {
  constexpr int patience = 500;
  while (!interrupted) {
    if (!readable(queue_.get(), patience) || !something_happened()) continue;
    while (!interrupted && readable(queue_.get(), moment)) static_cast<void>(something_happened());
    return !interrupted;
  }
  return false;
}

}  // namespace earbound

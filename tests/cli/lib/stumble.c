// Stands before the engine: a sentence that says "stumbles" ends the process, one that says "hesitates" never ends.
// With STUMBLE_ONCE only the first process that meets it falls. A wait of a minute for an answer becomes one of two
// seconds.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int first_to_fall(void) {
  char path[4096];
  if (getenv("STUMBLE_ONCE") == NULL) return 1;
  snprintf(path, sizeof path, "%s/stumbled", getenv("TMPDIR"));
  return open(path, O_CREAT | O_EXCL | O_WRONLY, 0600) >= 0;
}

int espeak_Synth(const void* text, size_t size, unsigned position, int position_type, unsigned end, unsigned flags,
                 unsigned* id, void* user) {
  int (*speak)(const void*, size_t, unsigned, int, unsigned, unsigned, unsigned*, void*);
  *(void**)&speak = dlsym(RTLD_NEXT, "espeak_Synth");
  if (strstr(text, "stumbles") != NULL && first_to_fall()) abort();
  while (strstr(text, "hesitates") != NULL) pause();
  return speak(text, size, position, position_type, end, flags, id, user);
}

int poll(struct pollfd* fds, nfds_t count, int timeout) {
  int (*wait)(struct pollfd*, nfds_t, int);
  *(void**)&wait = dlsym(RTLD_NEXT, "poll");
  return wait(fds, count, timeout > 30000 ? 2000 : timeout);
}

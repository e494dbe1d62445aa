#pragma once
// Who does the work of a build, for all of its works together.

#include "base/parallel.hpp"
#include "synth/fork_server.hpp"

namespace earbound {

struct Workforce {
  WorkerPool& threads;
  ForkServer& speech;  ///< pristine processes that speak and encode
};

}  // namespace earbound

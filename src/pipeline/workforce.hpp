#pragma once
// Who does the work of a build, for all of its works together.

#include <memory>

#include "base/parallel.hpp"
#include "pipeline/segment_service.hpp"
#include "pipeline/source_reader.hpp"
#include "process/fork_server.hpp"

namespace earbound {

/// The processes that others are forked from. Make it while the process has a single thread.
struct Servers {
  explicit Servers(unsigned jobs) : speech(start_segment_server(jobs)) {}
  std::unique_ptr<ForkServer> speech;  ///< pristine processes that speak and encode
  SourceReader sources;
};

struct Workforce {
  WorkerPool& threads;
  Servers& servers;
};

}  // namespace earbound

#pragma once
// Sources as Documents, each read in a process of its own behind a wall (process/wall.hpp): a source that makes its
// reader crash, hang or misbehave is an error of one line.

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "model/document.hpp"
#include "process/fork_server.hpp"

namespace earbound {

/// The command with which the program executes itself when the processes have to be started again, and what it does.
constexpr std::string_view source_server_command = "serve-sources";
[[noreturn]] void serve_sources();

struct SourceRequest {
  std::string voices_directory;  ///< where words for the structure of plain texts stand
  bool whole_page = false;       ///< as ParseChoices
};

class SourceReader {
 public:
  /// Starts the process that the readers are forked from. Call while the process has a single thread.
  SourceReader();

  /// Any thread may call. Throws Error as parse() does.
  [[nodiscard]] Document read(const std::string& path, const SourceRequest& request);
  /// The same of a source that is no file.
  [[nodiscard]] Document read(std::span<const std::uint8_t> bytes, const std::string& path,
                              const SourceRequest& request);

 private:
  ForkServer server_;
};

}  // namespace earbound

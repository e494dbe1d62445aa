#pragma once
// What a build says while it works. Called from any thread, one call at a time.

#include <cstddef>
#include <string>

namespace earbound {

class Progress {
 public:
  virtual ~Progress() = default;
  virtual void begin_work(const std::string& name, std::size_t chapters) = 0;
  /// `done` of `total` steps of equal weight.
  virtual void advance(std::size_t done, std::size_t total) = 0;
  virtual void finish_chapter(std::size_t number, std::size_t count, const std::string& title) = 0;
  virtual void finish_work(const std::string& name, const std::string& directory, const std::string& length) = 0;
  /// Why a piece is made again; only when asked for.
  virtual void explain(const std::string& message) = 0;
  /// Something the person should know that does not stop the build.
  virtual void warn(const std::string& message) = 0;
  /// The work could not be built; `message` is the whole of Error::message().
  virtual void fail(const std::string& message) = 0;
};

}  // namespace earbound

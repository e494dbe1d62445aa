#pragma once
// What a build says while it works. Called from any thread, one call at a time for each work.

#include <cstddef>
#include <cstdint>
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
  /// Nothing has changed since it was finished.
  virtual void keep_work(const std::string& name, const std::string& directory, const std::string& length) {
    finish_work(name, directory, length);
  }
  /// Why a segment is made again; only when asked for.
  virtual void explain(const std::string& message) = 0;
  /// Something the person should know that does not stop the build.
  virtual void warn(const std::string& message) = 0;
  /// The work could not be built; `message` is the whole of Error::message().
  virtual void fail(const std::string& message) = 0;
};

/// What became of the works of a build.
struct BuildTotals {
  std::size_t built = 0, unchanged = 0, failed = 0;
};

/// The same for several works at once: what each says is kept apart. Any thread may ask for the progress of a work and
/// call it, as long as each work has one caller at a time.
class WorksProgress {
 public:
  virtual ~WorksProgress() = default;
  virtual Progress& of_work(std::size_t index) = 0;
  /// It could not be built.
  virtual void give_up(std::size_t index) = 0;
  /// What concerns no work alone. Works that failed are told of by fail(), when all others are done.
  virtual void warn(const std::string& message) = 0;
  virtual void fail(const std::string& message) = 0;
  /// What was done as it was asked for.
  virtual void remark(const std::string& message) = 0;
  virtual void finish(const BuildTotals& totals) = 0;
};

}  // namespace earbound

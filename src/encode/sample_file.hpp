#pragma once
// A libsndfile writer of WAV whose bytes go through a sink of ours, so that metadata libsndfile has no words for finds
// its place.

#include <cstdint>
#include <exception>
#include <memory>
#include <span>
#include <vector>

namespace earbound {

/// What libsndfile writes to: a file that can be written anywhere and only grows.
class SampleSink {
 public:
  virtual ~SampleSink() = default;
  virtual void write(std::int64_t offset, std::span<const std::uint8_t> bytes) = 0;
};

class SampleWriter {
 public:
  enum class Kind { wav, rf64 };
  SampleWriter(SampleSink& sink, Kind kind);
  ~SampleWriter();
  SampleWriter(const SampleWriter&) = delete;
  SampleWriter& operator=(const SampleWriter&) = delete;

  void write(std::span<const float> samples);
  void close();
  [[nodiscard]] std::int64_t size() const;  ///< of all that libsndfile wrote

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace earbound

#pragma once
// Files of sound through libsndfile, of which this is the adapter: read as they are, and WAV written through a sink of
// ours, so that metadata libsndfile has no words for finds its place.

#include <cstdint>
#include <exception>
#include <memory>
#include <span>
#include <string>

namespace earbound {

class SampleReader {
 public:
  /// Null when the file is no sound that libsndfile reads; `reason` then says why.
  static std::unique_ptr<SampleReader> open(const std::string& path, std::string& reason);
  virtual ~SampleReader() = default;

  [[nodiscard]] virtual int channels() const = 0;
  [[nodiscard]] virtual int rate() const = 0;             ///< samples a second
  [[nodiscard]] virtual std::int64_t frames() const = 0;  ///< as its header tells
  /// The next frames of a mono file; fewer at its end, or before what is damaged.
  virtual std::size_t read(std::span<std::int16_t> samples) = 0;
  /// What went wrong in the last read(); empty: nothing.
  [[nodiscard]] virtual std::string fault() const = 0;
};

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

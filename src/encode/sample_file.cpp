#include "encode/sample_file.hpp"

#include <sndfile.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/error.hpp"
#include "base/units.hpp"
#include "encode/pcm16.hpp"

namespace earbound {
namespace {

class SoundFileReader final : public SampleReader {
 public:
  using File = std::unique_ptr<SNDFILE, int (*)(SNDFILE*)>;

  SoundFileReader(File file, const SF_INFO& info) : file_(std::move(file)), info_(info) {}

  [[nodiscard]] int channels() const override { return info_.channels; }
  [[nodiscard]] int rate() const override { return info_.samplerate; }
  [[nodiscard]] std::int64_t frames() const override { return info_.frames; }
  std::size_t read(std::span<std::int16_t> samples) override {
    const sf_count_t read = sf_readf_short(file_.get(), samples.data(), static_cast<sf_count_t>(samples.size()));
    return static_cast<std::size_t>(std::max<sf_count_t>(read, 0));
  }
  [[nodiscard]] std::string fault() const override {
    return sf_error(file_.get()) == SF_ERR_NO_ERROR ? std::string() : sf_strerror(file_.get());
  }

 private:
  File file_;
  SF_INFO info_;
};

}  // namespace

std::unique_ptr<SampleReader> SampleReader::open(const std::string& path, std::string& reason) {
  SF_INFO info{};
  SoundFileReader::File file(sf_open(path.c_str(), SFM_READ, &info), &sf_close);
  if (file) return std::make_unique<SoundFileReader>(std::move(file), info);
  reason = sf_strerror(nullptr);
  return nullptr;
}

struct SampleWriter::State {
  SampleSink& sink;
  SNDFILE* file = nullptr;
  std::int64_t position = 0, size = 0;
  std::exception_ptr failure;  // of the sink: libsndfile's callbacks must not throw

  /// The sink's failure explains more than libsndfile's.
  void check(bool good) const {
    if (failure) std::rethrow_exception(failure);
    if (!good) throw Error(std::string("cannot write the sound (") + sf_strerror(file) + ")");
  }
};

namespace {

template <class State>
State& state_of(void* user) {
  return *static_cast<State*>(user);
}

}  // namespace

SampleWriter::SampleWriter(SampleSink& sink, Kind kind) : state_(new State{sink, nullptr, 0, 0, nullptr}) {
  SF_VIRTUAL_IO io{};
  io.get_filelen = [](void* user) -> sf_count_t { return state_of<State>(user).size; };
  io.tell = [](void* user) -> sf_count_t { return state_of<State>(user).position; };
  io.read = [](void*, sf_count_t, void*) -> sf_count_t { return 0; };
  io.seek = [](sf_count_t offset, int whence, void* user) -> sf_count_t {
    State& state = state_of<State>(user);
    const std::int64_t origin = whence == SEEK_CUR ? state.position : whence == SEEK_END ? state.size : 0;
    return state.position = origin + offset;
  };
  io.write = [](const void* bytes, sf_count_t count, void* user) -> sf_count_t {
    State& state = state_of<State>(user);
    if (state.failure) return 0;
    try {
      state.sink.write(state.position, {static_cast<const std::uint8_t*>(bytes), static_cast<std::size_t>(count)});
    } catch (...) {
      state.failure = std::current_exception();
      return 0;
    }
    state.position += count;
    state.size = std::max(state.size, state.position);
    return count;
  };
  SF_INFO info{};
  info.samplerate = narration_rate.hz;
  info.channels = 1;
  info.format = (kind == Kind::rf64 ? SF_FORMAT_RF64 : SF_FORMAT_WAV) | SF_FORMAT_PCM_16;
  state_->file = sf_open_virtual(&io, SFM_WRITE, &info, state_.get());
  state_->check(state_->file != nullptr);
}

SampleWriter::~SampleWriter() {
  if (state_->file != nullptr) sf_close(state_->file);
}

void SampleWriter::write(std::span<const float> samples) {
  std::array<short, 4096> block;
  while (!samples.empty()) {
    const std::size_t count = std::min(block.size(), samples.size());
    std::transform(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(count), block.begin(), to_pcm16);
    const auto written = sf_write_short(state_->file, block.data(), static_cast<sf_count_t>(count));
    state_->check(written == static_cast<sf_count_t>(count));
    samples = samples.subspan(count);
  }
}

void SampleWriter::close() {
  SNDFILE* file = state_->file;
  state_->file = nullptr;
  const int status = sf_close(file);
  if (state_->failure) std::rethrow_exception(state_->failure);
  if (status != 0) throw Error(std::string("cannot finish the sound (") + sf_error_number(status) + ")");
}

std::int64_t SampleWriter::size() const { return state_->size; }

}  // namespace earbound

#include "pipeline/speech_service.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "model/segment_bytes.hpp"
#include "pipeline/speech_job.hpp"
#include "synth/espeak_synthesizer.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

constexpr std::string_view marks_kind = "marks";
constexpr std::chrono::seconds job_limit{60};  // a thousand times what a segment takes

}  // namespace

std::unique_ptr<ForkServer> start_speech_server() { return std::make_unique<ForkServer>(speech_work(), job_limit); }

SpeechService::SpeechService(ForkServer& server, const EntryStore& store, VoiceTable voices)
    : server_(server), store_(store), voices_(std::move(voices)), engine_(espeak_data_version()) {}

VoiceTable SpeechService::voices_of(const Segment& segment) const {
  VoiceTable used{{"", voices_.at("")}};
  for (const Utterance& utterance : segment.utterances) {
    const auto found = voices_.find(utterance.language);
    if (found != voices_.end()) used.insert(*found);
  }
  return used;
}

Hash SpeechService::clip_key(const Segment& segment) const {
  ByteWriter audible;
  for (const auto& [language, voice] : voices_of(segment)) {
    audible.text(language);
    write_audible_voice(audible, voice);
  }
  write_audible_segment(audible, segment);
  return KeyBuilder("clip 1").add(engine_).add(std::span<const std::uint8_t>(audible.bytes())).key();
}

ClipMarks SpeechService::marks(const Segment& segment, const Hash& key) {
  if (const auto entry = store_.find(marks_kind, key)) {
    ByteReader in(entry->bytes());
    return read_marks(in);
  }
  return speak(segment, key);
}

ClipSamples SpeechService::samples(const Segment& segment, const Hash& key) {
  for (int attempt = 0; attempt < 3; ++attempt) {  // another build may take the samples away between the two steps
    if (auto entry = store_.find(samples_kind, key)) return ClipSamples(std::move(*entry));
    speak(segment, key);
  }
  throw Error("what was just put into the cache cannot be read", "check the disk of the cache directory").at(store_.directory());
}

ClipMarks SpeechService::speak(const Segment& segment, const Hash& key) {
  const VoiceTable voices = voices_of(segment);
  const auto preparation = speech_preparation(voices);
  const auto job = speech_job_bytes({voices, store_.directory(), key, segment});
  ForkResult result;
  for (int attempt = 0; attempt < 2 && !interrupted; ++attempt) {
    result = server_.run(preparation, job);
    if (result.status == ForkResult::Status::failed) throw Error(result.message);
    if (result.status == ForkResult::Status::done) {
      ++spoken_;
      const std::span<const std::uint8_t> parts[] = {result.bytes};
      store_.put(marks_kind, key, parts);
      ByteReader in(result.bytes);
      return read_marks(in);
    }
  }
  if (interrupted) throw Interrupted{};
  const Utterance& utterance = segment.utterances.at(std::min<std::size_t>(result.progress, segment.utterances.size() - 1));
  const char* fate = result.status == ForkResult::Status::timed_out ? "did not finish" : "crashed";
  throw Error(fmt::format("the speech engine {} twice at the sentence \"{}\"", fate, truncate_bytes(utterance.text, 80)),
              "change the wording of that sentence");
}

void SpeechService::forget_samples(const Hash& key) const noexcept { store_.remove(samples_kind, key); }

}  // namespace earbound

#include <filesystem>
#include <string_view>

#include "../base/temporary_directory.hpp"
#include "babble.hpp"
#include "base/bytes.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "cache/entry_store.hpp"
#include "cover/cover_files.hpp"
#include "cover/drawn_cover.hpp"
#include "cover/fonts.hpp"
#include "cover/squared.hpp"
#include "encode/codecs.hpp"
#include "encode/cue_sound.hpp"
#include "encode/layer3_encoder.hpp"
#include "encode/resample.hpp"
#include "fingerprints.hpp"
#include "master/loudness.hpp"
#include "master/mastering.hpp"
#include "sample_entries.hpp"
#include "synth/clip_builder.hpp"
#include "synth/espeak_synthesizer.hpp"

namespace earbound::test {
namespace {

constexpr std::size_t some_seconds = 120 * splice_grid;  // 3.1 s
const char* const nothing_else = "nothing else";

/// Libraries choose their loops, and so their rounding, by what the processor can do.
std::string processor() {
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f")) return "AVX-512";
  if (__builtin_cpu_supports("avx2")) return "AVX2";
  if (__builtin_cpu_supports("avx")) return "AVX";
  return "SSE";
}

template <class T>
void add(KeyBuilder& key, const std::vector<T>& values) {
  key.add(std::span(reinterpret_cast<const std::uint8_t*>(values.data()), values.size() * sizeof(T)));
}

std::string spoken_fingerprint() {
  const auto engine = make_espeak_synthesizer();
  const CharacterRange stressed[] = {{4, 9}};
  const SpokenText texts[] = {{"The quick brown fox, in its den, counts 12 letters.", false, {}},
                              {"The tides are not what they were.", false, stressed},
                              {"[[h@l'oU]] again.", true, {}}};
  KeyBuilder key("speech");
  for (const SpokenText& text : texts) {
    Speech speech;
    engine->speak(text, {"en-gb", 190, 45, 55, 110}, speech);
    add(key, speech.samples);
    for (const WordEvent& event : speech.events) key.add(std::int64_t{event.character}).add(std::int64_t{event.frame});
  }
  return key.key().hex();
}

/// Says every word as a stretch of babble.
class Babbler final : public Synthesizer {
 public:
  void prepare(const Prosody&) override {}
  void speak(const SpokenText& spoken, const Prosody& prosody, Speech& speech) override {
    speech.samples.assign(400, 40);  // silence of an engine with an offset
    speech.events.clear();
    for (std::size_t at = 0; at < spoken.text.size(); ++at) {
      if (at == 0 || spoken.text[at - 1] == ' ')
        speech.events.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(speech.samples.size())});
      for (int i = 0; i < 4 * prosody.rate_wpm + prosody.pitch; ++i)
        speech.samples.push_back(static_cast<std::int16_t>(source_.next() * prosody.volume / 200 + 40));
    }
    speech.samples.insert(speech.samples.end(), 900, 40);
  }

 private:
  Babble source_;
};

std::vector<Utterance> some_utterances() {
  std::vector<Utterance> all(3);
  all[0].text = "First tide";
  all[0].words = {{0, 5, 1, {}}, {6, 10, 1, {}}};
  all[0].role = Role::heading;
  all[0].level = 1;
  all[0].cue = "heading";
  all[0].pause_after = {700};
  all[1].text = "It rose past steps";
  all[1].words = {{0, 2, 2, {}}, {3, 7, 2, {}, true}, {8, 12, 2, {}}, {13, 18, 2, {}}};
  all[1].pause_after = {250};
  all[2].text = "Nobody moved";
  all[2].words = {{0, 6, 3, {}}, {7, 12, 3, {}}};
  all[2].role = Role::quote;
  all[2].strong = true;
  all[2].pause_before = {120};
  all[2].pause_after = {600};
  return all;
}

std::string clip_fingerprint() {
  VoiceProfile voice;
  voice.engine_voice = "en-gb";
  voice.heading[0] = {10, -10, {}, {}};
  Babbler babbler;
  const CueTable cues{{"heading", babble(4000)}};
  const Clip clip = build_clip(
      some_utterances(), {{"", voice}}, babbler, [](std::uint32_t) {}, cues);
  KeyBuilder key("clip");
  add(key, clip.samples);
  key.add(clip.marks.length.count);
  add(key, clip.marks.utterances);
  add(key, clip.marks.words);
  return key.key().hex();
}

std::string blocks_fingerprint() {
  KeyBuilder key("blocks");
  add(key, gating_blocks(std::span<const std::int16_t>(babble(some_seconds))));
  add(key, gating_blocks(std::span<const float>(babble_as_float(some_seconds, 0))));
  return key.key().hex();
}

/// The file of a mono sound of 16 bits at narration_rate.
std::string wav_file(const std::vector<std::int16_t>& samples) {
  const auto bytes = static_cast<std::uint32_t>(samples.size() * sizeof(std::int16_t));
  const auto rate = static_cast<std::uint32_t>(narration_rate.hz);
  constexpr std::uint16_t integers = 1, channels = 1, block = 2, bits = 16;
  ByteWriter format;
  format.number(std::uint32_t{16});
  format.number(integers);
  format.number(channels);
  format.number(rate);
  format.number(rate * block);
  format.number(block);
  format.number(bits);
  ByteWriter whole_size, sound_size;
  whole_size.number(36 + bytes);
  sound_size.number(bytes);
  const auto text = [](const ByteWriter& out) { return std::string(as_text(out.bytes())); };
  return "RIFF" + text(whole_size) + "WAVEfmt " + text(format) + "data" + text(sound_size) +
         std::string(as_text(samples_bytes(samples)));
}

std::string cue_fingerprint() {
  const TemporaryDirectory place;
  write_text(place / "cue.wav", wav_file(babble(3000)));
  KeyBuilder key("cues");
  for (const auto& [cue, sound] : read_cue_sounds(place.path())) {
    key.add(cue);
    add(key, sound);
  }
  return key.key().hex();
}

std::string mastering_fingerprint() {
  KeyBuilder key("mastering");
  for (const Mastering& mastering : {Mastering{}, Mastering{3, -2.5}, Mastering{12.25, -2.5}}) {
    std::vector<float> out;
    const ClipLevels levels = master(babble(some_seconds), mastering, out);
    ByteWriter bytes;
    write_levels(bytes, {levels, {}});
    add(key, out);
    key.add(bytes.bytes());
  }
  return key.key().hex();
}

std::string calibration_fingerprint() {
  KeyBuilder key("calibration");
  for (const LoudnessProfile& profile : loudness_profiles()) {
    ByteWriter bytes;
    write_voice_level(bytes, calibrate(babble(some_seconds), profile));
    key.add(bytes.bytes());
  }
  return key.key().hex();
}

std::string packets_fingerprint(const std::vector<CodecSettings>& all) {
  KeyBuilder key("packets");
  for (const CodecSettings& settings : all) {
    const auto encoder = make_packet_encoder(settings);
    const PacketRun run = encoder->encode(babble_as_float(some_seconds, 1764));
    add(key, run.bytes);
    add(key, run.sizes);
    add(key, encoder->parameters().extradata);
  }
  return key.key().hex();
}

Fingerprint of_algorithm(const AlgorithmVersion& algorithm, std::string made_with, std::string value) {
  return {"algorithm " + std::string(algorithm.name), algorithm.version, std::move(made_with), std::move(value)};
}

/// Of an encoder: its library, and the algorithms that feed it, have their part.
Fingerprint of_encoder(const AlgorithmVersion& algorithm, const std::vector<CodecSettings>& settings) {
  const StreamParameters stream = make_packet_encoder(settings.front())->parameters();
  std::string made_with;
  for (const AlgorithmVersion& part : stream.algorithms)
    if (part.name != algorithm.name) made_with += std::string(part.name) + " " + std::to_string(part.version) + ", ";
  const bool all_ours = algorithm.name == layer3_version.name;
  made_with = all_ours ? nothing_else : made_with + stream.encoder + ", " + processor();
  return of_algorithm(algorithm, made_with, packets_fingerprint(settings));
}

std::string resampler_fingerprint() {
  KeyBuilder key("resampler");
  for (const int rate : {24000, 44100})
    add(key, Resampler(SampleRate{rate}).convert(babble_as_float(some_seconds, 0), 100'000));
  return key.key().hex();
}

/// Larger, smaller, and with edges.
std::string squared_fingerprint() {
  Picture picture = make_picture(60, 40);
  for (std::size_t i = 0; i < picture.rgb.size(); ++i) picture.rgb[i] = static_cast<std::uint8_t>(i * 7 + i / 50);
  KeyBuilder key("squared");
  for (const int side : {31, 60, 97}) add(key, squared(picture, side).rgb);
  return key.key().hex();
}

std::string drawn_fingerprint() {
  KeyBuilder key("drawn");
  for (const char* title : {"Tides", "The <second> of several titles, longer than one line is broad"})
    if (const auto picture = draw_cover({title, {"One", "Two"}, "en"}, 200)) add(key, picture->rgb);
  return key.key().hex();
}

Fingerprint of_layout(const EntryKind& kind, std::span<const std::uint8_t> bytes) {
  return {"layout " + std::string(kind.name), static_cast<int>(kind.layout), nothing_else, hash_bytes(bytes).hex()};
}

template <class Write>
std::vector<std::uint8_t> written(Write write) {
  ByteWriter out;
  write(out);
  return out.take();
}

/// The whole file of an entry: the envelope's version stands in it.
Fingerprint of_envelope() {
  const TemporaryDirectory place;
  EntryStore(place.path()).put({"kind", 7}, {1, 2}, as_bytes("payload"));
  std::string file;
  for (const auto& each : std::filesystem::recursive_directory_iterator(place.path()))
    if (each.is_regular_file()) file = read_text(each.path());
  return {"layout of the envelope", std::stoi(file.substr(6, 2)), nothing_else, hash_bytes(as_bytes(file)).hex()};
}

}  // namespace

std::vector<Fingerprint> present_fingerprints() {
  constexpr float limit = 0.5F;
  constexpr SampleRate double_rate{44100};
  return {
      of_algorithm(speech_version, "eSpeak NG " + espeak_version(), spoken_fingerprint()),
      of_algorithm(clip_builder_version, nothing_else, clip_fingerprint()),
      of_algorithm(gating_blocks_version, nothing_else, blocks_fingerprint()),
      of_algorithm(cue_sound_version, nothing_else, cue_fingerprint()),
      of_algorithm(mastering_version, nothing_else, mastering_fingerprint()),
      of_algorithm(calibration_version, nothing_else, calibration_fingerprint()),
      of_algorithm(resampler_version, nothing_else, resampler_fingerprint()),
      of_encoder(layer3_version, {{&mp3_format, 48000, 0}, {&mp3_format, 32000, 0}, {&mp3_format, 64000, 0}}),
      of_encoder(lame_version, {{&mp3_format, 192000, 0, double_rate}}),
      of_encoder(aac_version, {{&m4b_format, 48000, 0}, {&m4b_format, 32000, 0}}),
      of_encoder(opus_version, {{&opus_format, 32000, limit}, {&opus_format, 24000, 0}}),
      of_layout(marks_kind, written([](ByteWriter& out) { write_marks(out, sample_marks()); })),
      of_layout(samples_kind, samples_bytes(sample_samples())),
      of_algorithm(cover_files_version, nothing_else, squared_fingerprint()),
      of_algorithm(drawn_cover_version, drawing_libraries() + ", fonts " + installed_fonts().state.hex(),
                   drawn_fingerprint()),
      of_layout(covers_kind, written([](ByteWriter& out) { write_cover_files(out, sample_cover()); })),
      of_layout(levels_kind, written([](ByteWriter& out) { write_levels(out, sample_levels()); })),
      of_layout(voice_level_kind, written([](ByteWriter& out) { write_voice_level(out, sample_voice_level()); })),
      of_layout(packets_kind, packets_bytes(sample_packets())),
      of_layout(manifests_kind, manifest_bytes(sample_manifest())),
      of_layout(records_kind, record_bytes(sample_record())),
      of_envelope(),
  };
}

}  // namespace earbound::test

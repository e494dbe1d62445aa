// What lies in the cache comes back as it was written, and is an error when it is cut short.

#include <catch2/catch.hpp>

#include "../versions/sample_entries.hpp"
#include "base/error.hpp"

using namespace earbound;

namespace {

template <class Read>
void check_every_cut(const std::vector<std::uint8_t>& bytes, Read read) {
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_THROWS_AS(read(std::span(bytes).first(size)), Error);
}

}  // namespace

TEST_CASE("marks come back as they were written") {
  const ClipMarks marks = test::sample_marks();
  ByteWriter out;
  write_marks(out, marks);
  ByteReader in(out.bytes());
  const ClipMarks back = read_marks(in);
  CHECK(in.rest().empty());
  CHECK(back.length == marks.length);
  REQUIRE(back.utterances.size() == 2);
  CHECK(back.utterances[1].begin == 6000);
  CHECK(back.utterances[1].end == 57000);
  REQUIRE(back.words.size() == 2);
  CHECK(back.words[1].utterance == 1);
  CHECK(back.words[1].word == 3);
  CHECK(back.words[0].end == 2000);
  check_every_cut(out.bytes(), [](auto bytes) {
    ByteReader cut(bytes);
    return read_marks(cut);
  });
}

TEST_CASE("samples come back as they were written") {
  const auto samples = test::sample_samples();
  const auto back = as_samples(samples_bytes(samples));
  CHECK(std::vector(back.begin(), back.end()) == samples);
  CHECK_THROWS_AS(as_samples(samples_bytes(samples).first(3)), Error);
}

TEST_CASE("a cover comes back as it was written") {
  ByteWriter out;
  write_cover_files(out, test::sample_cover());
  ByteReader in(out.bytes());
  const CoverFiles back = read_cover_files(in);
  CHECK(in.rest().empty());
  CHECK(back.large == test::sample_cover().large);
  CHECK(back.small == test::sample_cover().small);
  check_every_cut(out.bytes(), [](auto bytes) {
    ByteReader cut(bytes);
    return read_cover_files(cut);
  });
}

TEST_CASE("levels come back as they were written") {
  ByteWriter out;
  write_levels(out, test::sample_levels());
  ByteReader in(out.bytes());
  const DeliveredLevels back = read_levels(in), levels = test::sample_levels();
  CHECK(in.rest().empty());
  CHECK(back.clip.limiter.deepest_db == levels.clip.limiter.deepest_db);
  CHECK(back.clip.limiter.limited == levels.clip.limiter.limited);
  CHECK(back.clip.energy == levels.clip.energy);
  CHECK(back.clip.unlimited_energy == levels.clip.unlimited_energy);
  CHECK(back.gating_blocks == levels.gating_blocks);
}

TEST_CASE("the level of a voice comes back as it was written") {
  ByteWriter out;
  write_voice_level(out, test::sample_voice_level());
  ByteReader in(out.bytes());
  const VoiceLevel back = read_voice_level(in), level = test::sample_voice_level();
  CHECK(in.rest().empty());
  CHECK(back.loudness == level.loudness);
  CHECK(back.median == level.median);
  CHECK(back.mastering == level.mastering);
}

TEST_CASE("packets come back as they were written") {
  const PacketRun run = test::sample_packets();
  const auto bytes = test::packets_bytes(run);
  const PacketView back = as_packets(bytes);
  CHECK(std::vector(back.sizes.begin(), back.sizes.end()) == run.sizes);
  CHECK(std::vector(back.bytes.begin(), back.bytes.end()) == run.bytes);
  check_every_cut(bytes, as_packets);
}

TEST_CASE("a manifest comes back as it was written") {
  const Manifest manifest = test::sample_manifest();
  const auto bytes = manifest_bytes(manifest);
  const Manifest back = read_manifest(bytes);
  CHECK(back.texts == manifest.texts);
  CHECK(back.voices == manifest.voices);
  CHECK(back.engines == manifest.engines);
  CHECK(back.algorithms == manifest.algorithms);
  CHECK(back.masterings == manifest.masterings);
  CHECK(back.codecs == manifest.codecs);
  check_every_cut(bytes, read_manifest);
}

TEST_CASE("a record comes back as it was written") {
  const RecordedBuild build = test::sample_record();
  const auto bytes = record_bytes(build);
  const RecordedBuild back = read_record(bytes);
  CHECK(back.made_from == build.made_from);
  CHECK(back.files == build.files);
  CHECK(back.inputs == build.inputs);
  CHECK(back.warnings == build.warnings);
  REQUIRE(back.editions.size() == 2);
  CHECK(back.editions[1].title == "Slow");
  CHECK(back.editions[1].directory == "output/slow");
  CHECK(back.editions[1].length == "0:02");
  check_every_cut(bytes, read_record);
}

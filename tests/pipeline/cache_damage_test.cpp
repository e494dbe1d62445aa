// Whole builds of a small work over a cache in which every entry is damaged: the result has the bytes of a clean build,
// and nothing outside of the cache is touched.

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "../base/temporary_directory.hpp"
#include "../cache/cache_damage.hpp"
#include "cache/clip_entry.hpp"
#include "config/voice_profile.hpp"
#include "pipeline/segment_service.hpp"
#include "pipeline/work_builder.hpp"

namespace fs = std::filesystem;
using namespace earbound;

namespace {

const char* const article = "# The tide\n\nThe water rose.\n\n# The boats\n\nThey had been painted.\n";

class Quiet final : public Progress {
 public:
  std::vector<std::string> warnings;
  void begin_work(const std::string&, std::size_t) override {}
  void advance(std::size_t, std::size_t) override {}
  void finish_chapter(std::size_t, std::size_t, const std::string&) override {}
  void finish_work(const std::string&, const std::string&, const std::string&) override {}
  void explain(const std::string&) override {}
  void warn(const std::string& message) override { warnings.push_back(message); }
  void fail(const std::string&) override {}
};

struct Workshop {
  TemporaryDirectory place;
  BuildOptions options;
  Quiet progress;

  Workshop() {
    write_text(place / "tide.md", article);
    const std::string voices = EARBOUND_SOURCE_DIR "/voices";
    options.reading.voices_directory = voices;
    options.voices = {list_voice_profiles(std::span(&voices, 1)), voices};
    options.output = place / "output";
    options.formats = {&mp3_format, &opus_format};
    options.loudness = *find_loudness_profile("podcast");
    options.cache_directory = place / "cache";
  }
  std::map<std::string, std::string> build() {
    Servers servers(1);
    WorkerPool threads(options.jobs);
    build_work(place / "tide.md", options, {threads, servers}, progress);
    std::map<std::string, std::string> files;
    for (const auto& each : fs::recursive_directory_iterator(options.output))
      if (each.is_regular_file()) files[fs::relative(each.path(), options.output)] = read_text(each.path());
    return files;
  }
};

std::string directory_of(const EntryKind& kind) { return std::string(kind.name) + "-" + std::to_string(kind.layout); }

using Entries = std::map<std::string, std::vector<std::string>>;  // files by their kind

Entries entries_of(const std::string& cache) {
  Entries entries;
  for (fs::recursive_directory_iterator each(cache), end; each != end; ++each)
    if (each.depth() == 2 && each->is_regular_file())
      entries[each->path().parent_path().parent_path().filename()].push_back(each->path());
  for (auto& [kind, files] : entries) std::sort(files.begin(), files.end());
  return entries;
}

/// Damages every entry. A file of its own outside stands for each; their names are given back.
std::vector<std::string> damage_all(const test::Damage& damage, const std::string& cache, const std::string& outside) {
  const Entries entries = entries_of(cache);
  std::map<std::string, std::string> copies;  // of what the others were before
  std::vector<std::string> outsiders;
  for (const auto& [kind, files] : entries)
    for (const std::string& file : files) {
      copies[file] = outside + "/copy-" + std::to_string(copies.size());
      write_text(copies[file], read_text(file));
    }
  for (const auto& [kind, files] : entries) {
    const auto next_kind = std::next(entries.find(kind)) == entries.end() ? entries.begin() : ++entries.find(kind);
    for (std::size_t i = 0; i < files.size(); ++i) {
      outsiders.push_back(outside + "/outside-" + std::to_string(outsiders.size()));
      write_text(outsiders.back(), "years of work");
      // Where there is no other of the kind, the one of another kind serves.
      const std::string& same = files.size() > 1 ? files[(i + 1) % files.size()] : next_kind->second.front();
      damage.apply(files[i], {copies.at(same), copies.at(next_kind->second.front()), outsiders.back()});
    }
  }
  return outsiders;
}

}  // namespace

TEST_CASE("whatever happened to the entries of the cache, the next build gives the same bytes") {
  Workshop workshop;
  const auto before = workshop.build();
  for (const test::Damage& damage : test::all_damages()) {
    INFO(damage.name);
    TemporaryDirectory outside;
    const auto outsiders = damage_all(damage, workshop.options.cache_directory, outside.path());
    std::map<std::string, std::pair<std::string, timespec>> states;
    for (const std::string& file : outsiders) {
      const timespec old[2] = {{1'000'000, 0}, {1'000'000, 0}};
      REQUIRE(::utimensat(AT_FDCWD, file.c_str(), old, 0) == 0);
      states[file] = {read_text(file), old[0]};
    }
    workshop.progress.warnings.clear();
    CHECK(workshop.build() == before);
    REQUIRE(workshop.progress.warnings.size() == 1);
    CHECK_THAT(workshop.progress.warnings[0], Catch::Contains("damaged entries of the cache"));
    for (const auto& [file, state] : states) {
      struct stat status {};
      REQUIRE(::stat(file.c_str(), &status) == 0);
      CHECK(read_text(file) == state.first);
      CHECK(status.st_mtim.tv_sec == state.second.tv_sec);
    }
  }
}

TEST_CASE("damaged samples, which a killed build leaves, are spoken again") {
  Workshop workshop;
  const auto server = start_segment_server(1);
  const EntryStore store(workshop.options.cache_directory);
  VoiceProfile voice;
  for (const VoiceProfile& each : workshop.options.voices.profiles())
    if (each.name == "en-gb") voice = each;
  SegmentService service(*server, store, {{"", voice}}, {}, "", true);
  Utterance utterance;
  utterance.text = "The water rose.";
  utterance.words = {{0, 3, 1, {}}, {4, 9, 1, {}}, {10, 14, 1, {}}};
  const auto read = [&] { return Segment{0, {utterance}}; };
  const Hash clip = service.clip_key(service.identity(read()));
  const auto before = service.mastered(read, clip);
  REQUIRE(before.size() > 10'000);
  for (const test::Damage& damage : test::all_damages()) {
    INFO(damage.name);
    const TemporaryDirectory outside;
    const Entries entries = entries_of(workshop.options.cache_directory);
    const std::string marks = entries.at(directory_of(marks_kind)).front(),
                      samples = entries.at(directory_of(samples_kind)).front();
    write_text(outside / "outside", "years of work");
    damage.apply(samples, {marks, marks, outside / "outside"});
    CHECK(service.mastered(read, clip) == before);
  }
}

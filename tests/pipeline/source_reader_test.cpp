#include "pipeline/source_reader.hpp"

#include <catch2/catch.hpp>

#include <thread>
#include <vector>

#include "../base/temporary_directory.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "config/language.hpp"
#include "model/document_bytes.hpp"
#include "parse/parser.hpp"

using namespace earbound;

namespace {

const std::string voices = EARBOUND_SOURCE_DIR "/voices";

std::string failure(SourceReader& reader, const std::string& path) {
  try {
    static_cast<void>(reader.read(path, {voices}));
  } catch (const Error& error) {
    return error.message();
  }
  return "read";
}

std::string failure_without_wall(const std::string& path) {
  try {
    parse(path, {load_structure_words(voices)});
  } catch (const Error& error) {
    return error.message();
  }
  return "read";
}

}  // namespace

TEST_CASE("what is read behind the wall is what is read without") {
  SourceReader reader;
  for (const std::string path : {EARBOUND_SOURCE_DIR "/README.md", EARBOUND_SOURCE_DIR "/LICENSE"}) {
    const TemporaryDirectory place;
    const std::string copy = path.ends_with("LICENSE") ? place / "licence.txt" : place / "readme.md";
    write_text(copy, read_text(path));
    CHECK(document_bytes(reader.read(copy, {voices})) == document_bytes(parse(copy, {load_structure_words(voices)})));
  }
  const std::string given = "# A\n\nText.\n";
  CHECK(document_bytes(reader.read(as_bytes(given), "a.md", {voices})) ==
        document_bytes(parse_bytes(given, "a.md", {load_structure_words(voices)})));
}

TEST_CASE("refusals keep their place and their remedy on the way through the wall") {
  const TemporaryDirectory place;
  write_text(place / "bad.md", "---\ntitle: [\n---\n\ntext\n");
  write_text(place / "bytes.txt", "a\nb\xff");
  write_text(place / "empty.md", "");
  SourceReader reader;
  for (const char* name : {"bad.md", "bytes.txt", "empty.md", "none.md"}) {
    CHECK(failure(reader, place / name) == failure_without_wall(place / name));
    CHECK(failure(reader, place / name).find(": error: ") != std::string::npos);
  }
}

TEST_CASE("sources are read side by side") {
  SourceReader reader;
  std::vector<std::size_t> sections(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < sections.size(); ++i)
    threads.emplace_back([&, i] {
      std::string text;
      for (std::size_t heading = 0; heading <= i; ++heading) text += "# Heading\n\nText.\n\n";
      sections[i] = reader.read(as_bytes("# Other\n\n" + text), "a.md", {voices}).sections.size();
    });
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < sections.size(); ++i) CHECK(sections[i] == i + 2);
}

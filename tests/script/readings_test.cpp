// Golden readings: tests/golden/readings/LANGUAGE.txt holds sentences by class, each with what is spoken behind a tab.
// scripts/approve writes what is spoken anew.

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "documents.hpp"
#include "script/prose.hpp"
#include "script/rules.hpp"
#include "script/sign_check.hpp"

using namespace earbound;
using namespace earbound::test;

namespace {

const std::filesystem::path corpus = std::filesystem::path(EARBOUND_SOURCE_DIR) / "tests" / "golden" / "readings";

std::vector<std::string> lines_of(const std::filesystem::path& path) {
  std::ifstream stream(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

bool is_sentence(const std::string& line) { return !line.empty() && line.front() != '['; }

/// What is spoken for each sentence, every one a paragraph of its own.
std::vector<std::string> spoken(const std::vector<std::string>& written, const std::string& language) {
  std::vector<Block> blocks;
  for (const std::string& text : written) blocks.push_back(paragraph(text));
  const Document work = document({section(0, "", std::move(blocks))}, language);
  Coverage coverage;
  std::vector<std::string> result(1);
  for (const Utterance& utterance : Scriptwriter(work, options()).section(0, coverage).utterances) {
    result.back() += (result.back().empty() ? "" : " ") + utterance.text;
    if (utterance.paragraph_end) result.emplace_back();
  }
  result.pop_back();
  CHECK(coverage.signs.written == coverage.signs.spoken + coverage.signs.omitted.size());
  return result;
}

}  // namespace

TEST_CASE("sentences of every class are read as approved") {
  std::size_t count = 0;
  for (const char* language : {"en", "de", "fr", "es", "it"}) {
    const std::filesystem::path path = corpus / (std::string(language) + ".txt");
    const std::vector<std::string> lines = lines_of(path);
    std::vector<std::string> written;
    for (const std::string& line : lines)
      if (is_sentence(line)) written.push_back(line.substr(0, line.find('\t')));
    const std::vector<std::string> said = spoken(written, language);
    REQUIRE(said.size() == written.size());
    count += written.size();
    std::size_t next = 0;
    std::string approved;
    for (const std::string& line : lines) {
      const std::string now = is_sentence(line) ? written[next] + "\t" + said[next] : line;
      next += is_sentence(line) ? 1 : 0;
      approved += now + "\n";
      if (std::getenv("EARBOUND_APPROVE") == nullptr) CHECK(now == line);
    }
    if (std::getenv("EARBOUND_APPROVE") != nullptr) std::ofstream(path, std::ios::binary) << approved;
  }
  CHECK(count >= 300);
}

namespace {

/// What the check of signs makes of a text of one word that a class reads as `spoken`.
SignTally checked(const std::string& written, const std::string& spoken, std::string_view rule) {
  const Document work = document({section(0, "", {paragraph(written)})}, "en");
  const Prose prose = flatten(work.sections[0].blocks[0].runs);
  Utterance utterance;
  utterance.text = spoken;
  utterance.words = {{0, static_cast<std::uint32_t>(spoken.size()), prose.place(0, written.size()), false, rule}};
  return check_signs(prose, {&utterance, 1}, {}, Rules::load(EARBOUND_SOURCE_DIR "/voices", "en"));
}

}  // namespace

TEST_CASE("a class that drops a sign fails the work") {
  CHECK(checked("-5", "minus 5", "amount").spoken == 1);
  CHECK_THROWS_WITH(checked("-5", "5", "amount"), Catch::Contains("drops the sign '-'"));
  CHECK_THROWS_WITH(checked("5–10", "5 10", "range"), Catch::Contains("drops the sign '–'"));
  CHECK_THROWS_WITH(checked("€5", "5", "amount"), Catch::Contains("drops the sign '€'"));
  CHECK_THROWS_WITH(checked("⅛", "1", "fraction"), Catch::Contains("drops the sign"));
  CHECK_THROWS_WITH(checked("≤5", "5", "amount"), Catch::Contains("drops the sign"));
  // Words, not letters of others.
  CHECK_THROWS_WITH(checked("-5", "terminus 5", "amount"), Catch::Contains("drops the sign '-'"));
  CHECK_THROWS_WITH(checked("€5", "5 neuros", "amount"), Catch::Contains("drops the sign '€'"));
  CHECK_THROWS_WITH(checked("C₂", "C 12", "amount"), Catch::Contains("drops the sign"));
  CHECK(checked("C₁₂", "C 12", "amount").spoken == 2);
  CHECK(checked("⅛~x", "1~x", "compatibility form").omitted.size() == 1);
  CHECK(checked("2020-05-12", "May twelfth, 20 20", "date").spoken == 2);
}

TEST_CASE("a sign that nothing says is listed with its line and reason") {
  Coverage coverage;
  const Document work = document({section(0, "", {paragraph("One ⌘ two ∳ three.", 4)})}, "en");
  static_cast<void>(Scriptwriter(work, options()).section(0, coverage));
  REQUIRE(coverage.signs.omitted.size() == 1);
  CHECK(coverage.signs.omitted[0].text == "∳");
  CHECK(coverage.signs.omitted[0].line == 4);
}

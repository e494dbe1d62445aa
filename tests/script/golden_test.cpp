// The golden corpus: tests/golden/CASE.md is read into a script that must equal tests/golden/CASE.script.
// CASE.options, when there is one, holds choices as `key = value`. scripts/approve writes the scripts anew.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "config/language.hpp"
#include "config/rule_file.hpp"
#include "documents.hpp"
#include "parse/parser.hpp"
#include "script/script_text.hpp"

using namespace earbound;

namespace {

const std::filesystem::path corpus = std::filesystem::path(EARBOUND_SOURCE_DIR) / "tests" / "golden";

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

ScriptOptions options_of(std::filesystem::path path) {
  ScriptOptions options = test::options();
  path.replace_extension(".options");
  if (!std::filesystem::exists(path)) return options;
  for (const RuleLine& rule : read_rule_file(path.string()).rules) {
    const auto is = [&](const char* key, const char* value) { return rule.key == key && rule.value == value; };
    if (is("verbosity", "brief"))
      options.verbosity = Verbosity::brief;
    else if (is("verbosity", "full"))
      options.verbosity = Verbosity::full;
    else if (is("code", "summarise"))
      options.code = CodePolicy::summarise;
    else if (is("code", "skip"))
      options.code = CodePolicy::skip;
    else if (is("notes", "inline"))
      options.notes = NotePolicy::inline_text;
    else if (is("notes", "skip"))
      options.notes = NotePolicy::skip;
    else if (is("cues", "none"))
      options.cues = false;
    else if (is("detect language", "yes"))
      options.detect_language = true;
    else if (rule.key == "headings")
      options.heading_depth = std::stoi(rule.value);
    else if (rule.key == "lexicon")
      options.lexicons.push_back((std::filesystem::path(EARBOUND_SOURCE_DIR) / rule.value).string());
    else
      FAIL(path << ":" << rule.line << ": unknown choice");
  }
  return options;
}

std::string script_of(const std::filesystem::path& path) {
  const Document document = parse(path.string(), {load_structure_words(EARBOUND_SOURCE_DIR "/voices")});
  const Scriptwriter writer(document, options_of(path));
  const TextIndex texts(document);
  Coverage coverage;
  std::string result = script_text(writer.opening({}, coverage), texts);
  for (std::size_t i = 0; i < writer.outline().size(); ++i) result += script_text(writer.section(i, coverage), texts);
  CHECK(coverage.written == coverage.spoken + coverage.omitted.size());
  for (const Omission& omission : coverage.omitted)
    result += "left out: " + omission.text + " (line " + std::to_string(omission.line) + ": " + omission.reason + ")\n";
  for (const Omission& omission : document.omissions)
    result +=
        "not handed on: " + omission.text + " (line " + std::to_string(omission.line) + ": " + omission.reason + ")\n";
  return result;
}

}  // namespace

TEST_CASE("the golden corpus is read as approved") {
  std::vector<std::filesystem::path> cases;
  for (const auto& entry : std::filesystem::directory_iterator(corpus))
    if (is_source_name(entry.path().string())) cases.push_back(entry.path());
  std::sort(cases.begin(), cases.end());
  CHECK(cases.size() >= 60);
  const bool approve = std::getenv("EARBOUND_APPROVE") != nullptr;
  for (std::filesystem::path path : cases) {
    CAPTURE(path.filename().string());
    const std::string script = script_of(path);
    path.replace_extension(".script");
    if (approve)
      std::ofstream(path, std::ios::binary) << script;
    else
      CHECK(script == bytes_of(path));
  }
}

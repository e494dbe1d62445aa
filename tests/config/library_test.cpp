#include "config/library.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "config_directory.hpp"

using namespace earbound;

namespace {

std::string refusal(const std::string& text) {
  const ConfigDirectory directory;
  directory.write("library.yaml", text);
  try {
    load_library(directory.path());
  } catch (const Error& error) {
    return error.message().substr(directory.path().size() + 1);
  }
  return "accepted";
}

}  // namespace

TEST_CASE("a library names the lexicons of its articles") {
  const ConfigDirectory directory;
  CHECK(load_library(directory.path()).file.empty());
  directory.write("names.pls", "<lexicon/>");
  const std::string file = directory.write("library.yaml", "# ours\nlexicons: [names.pls, ./names.pls]\n");
  const Library library = load_library(directory.path());
  CHECK(library.file == file);
  CHECK(library.lexicons == std::vector<std::string>{directory.path() + "/names.pls", directory.path() + "/names.pls"});
  directory.write("library.yaml", "");
  CHECK(load_library(directory.path()).lexicons.empty());
}

TEST_CASE("a faulty library is named with its line") {
  CHECK(refusal("lexicons:\n- none.pls\n") ==
        "library.yaml:2: error: there is no lexicon 'none.pls'; name a PLS file, seen from the directory of "
        "library.yaml");
  CHECK(refusal("lexicon: a.pls\n") == "library.yaml:1: error: there is no key 'lexicon' here; use lexicons");
  CHECK(refusal("- a.pls\n") ==
        "library.yaml:1: error: a library must be a list of 'key: value' lines; write one key and its value on each "
        "line");
  CHECK(refusal("\nlexicons: {a: b}\n") ==
        "library.yaml:2: error: 'lexicons' must be a text or a list of texts; write 'lexicons: [one, another]'");
}

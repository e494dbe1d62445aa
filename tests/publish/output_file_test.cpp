#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/error.hpp"
#include "publish/output_file.hpp"

using namespace earbound;
namespace fs = std::filesystem;

TEST_CASE("a file is replaced whole, and a full disk is an error") {
  const fs::path path = fs::temp_directory_path() / ("earbound-output-" + std::to_string(::getpid()));
  write_output_file(path, "a longer text");
  write_output_file(path, "short");
  std::ifstream in(path);
  CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == "short");
  fs::remove(path);
  CHECK_THROWS_AS(write_output_file("/dev/full", "x"), Error);
  CHECK_THROWS_WITH(write_output_file(path / "below" / "nothing", "x"), Catch::Contains("cannot write the file"));
}

#include <catch2/catch.hpp>

#include "base/error.hpp"

using namespace earbound;

TEST_CASE("a message has place, fault and remedy on one line") {
  Error error("the file is empty", "write some text into it");
  error.at("a.md", 3, 7);
  CHECK(error.message() == "a.md:3:7: error: the file is empty; write some text into it");
}

TEST_CASE("context comes before the fault, and the first place stays") {
  Error error("the engine stopped");
  error.within("sentence 4").within("chapter 2 'Trials'").at("a.md").at("b.md", 9);
  CHECK(error.message() == "a.md: error: chapter 2 'Trials': sentence 4: the engine stopped");
}

TEST_CASE("hostile names cannot break out of the line") {
  Error error("no such voice");
  error.at("a\n\x1b[31m.md");
  CHECK(error.message() == "a??[31m.md: error: no such voice");
}

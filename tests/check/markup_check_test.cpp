#include "check/markup_check.hpp"

#include <catch2/catch.hpp>

using namespace earbound;

TEST_CASE("well-formed markup with whole links has no fault") {
  CHECK(
      markup_faults("<?xml version=\"1.0\"?><a><b id=\"x\"/><c href=\"#x\"/><c href=\"other.xhtml#y\"/></a>").empty());
}

TEST_CASE("faults of markup are told") {
  CHECK_THAT(markup_faults("<a><b></a>").at(0), Catch::StartsWith("is not well-formed ("));
  CHECK(markup_faults("<a><b id=\"x\"/><b id=\"x\"/></a>").at(0) == "has the id 'x' twice");
  CHECK(markup_faults("<a><b href=\"#x\"/></a>").at(0) == "leads to the id 'x', which it does not have");
}

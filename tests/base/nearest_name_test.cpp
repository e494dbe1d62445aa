#include <array>
#include <catch2/catch.hpp>
#include <string>

#include "base/nearest_name.hpp"

using namespace earbound;

TEST_CASE("a spelling is as far from another as it takes changes") {
  CHECK(spelling_distance("title", "title") == 0);
  CHECK(spelling_distance("titel", "title") == 1);  // neighbours changed places
  CHECK(spelling_distance("", "abc") == 3);
  CHECK(spelling_distance("abc", "") == 3);
  CHECK(spelling_distance("lexicon", "lexicons") == 1);
  CHECK(spelling_distance("kitten", "sitting") == 3);
  CHECK(spelling_distance("ca", "abc") == 3);
}

TEST_CASE("the name that is spelled most like an unknown one is what was meant") {
  constexpr std::array<std::string_view, 3> known{"title", "author", "authors"};
  CHECK(nearest_name("autor", known, 2) == "author");
  CHECK(nearest_name("autors", known, 1) == "authors");
  CHECK(nearest_name("autor", known, 0).empty());
  CHECK(nearest_name("colour", known, 2).empty());
  CHECK(nearest_name(std::string(100'000, 't'), known, 1'000'000).empty());
  CHECK(nearest_name("title", {}, 5).empty());
  CHECK(nearest_names("tilte", known) == "did you mean 'title'?");
  CHECK(nearest_names("x", known) == "it can be: title, author, authors");
}

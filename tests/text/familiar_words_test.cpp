#include "text/familiar_words.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace earbound;

TEST_CASE("familiar words are of the language that is asked for") {
  CHECK(familiar_words("en").starts_with("January, February, "));
  CHECK(familiar_words("de-AT").find("Mittwoch") != std::string::npos);
  CHECK(familiar_words("el").find("Ελλάδα") != std::string::npos);
  CHECK(familiar_words("ja").find("日本") != std::string::npos);
}

TEST_CASE("they are sentences, and numbers where no names are known") {
  for (const char* language : {"en", "zh", "tlh", "jbo", ""}) {
    const std::string words = familiar_words(language);
    CHECK(std::count(words.begin(), words.end(), '.') >= 6);
    CHECK(words.size() > 150);
  }
  CHECK(familiar_words("jbo").starts_with("1, 2, 3, "));
}

#include "text/line_breaking.hpp"

#include <catch2/catch.hpp>

using namespace earbound;

TEST_CASE("lines may end behind spaces, hyphens and the words of scripts without spaces") {
  CHECK(line_breaks("", "en").empty());
  CHECK(line_breaks("one two-three", "en") == std::vector<std::size_t>{4, 8, 13});
  CHECK(line_breaks("no\u00a0break", "en") == std::vector<std::size_t>{9});
  CHECK(line_breaks("他走了。我", "zh") == std::vector<std::size_t>{3, 6, 12, 15});
}

TEST_CASE("wide characters take two columns, marks none") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("他走了。") == 8);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("שָׁלוֹם") == 4);
}

TEST_CASE("a prefix of some width cuts no character that readers see") {
  CHECK(prefix_of_width("abcdef", 4) == 4);
  CHECK(prefix_of_width("他走了", 5) == 6);
  CHECK(prefix_of_width("e\u0301e\u0301", 1) == 3);
  CHECK(prefix_of_width("他", 1) == 3);  // one at least
}

TEST_CASE("phrases end with punctuation of any script, and not with the stop of an abbreviation") {
  for (const char* text : {"yes,", "he said:", "all?”", "了，", "كلمة،", "(so)", "well —", "he left.”"})
    CHECK(ends_a_phrase(text));
  for (const char* text : {"yes", "Dr.", "two-", "5 %", "“"}) CHECK_FALSE(ends_a_phrase(text));
}

TEST_CASE("marks before a word open it") {
  CHECK(opening_marks(" (") == 1);
  CHECK(opening_marks(", “") == 3);
  CHECK(opening_marks(", ") == 0);
  CHECK(opening_marks("。「") == 3);
  CHECK(opening_marks("—") == 0);
  CHECK(opening_marks("") == 0);
  CHECK(opening_marks(" ¿¡") == 4);
}

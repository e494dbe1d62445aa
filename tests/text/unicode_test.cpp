#include <catch2/catch.hpp>

#include <ctime>

#include "base/error.hpp"
#include "text/heading_slug.hpp"
#include "text/unicode.hpp"

using namespace earbound;
using namespace std::string_literals;

namespace {

std::string refusal(std::string_view bytes) {
  try {
    decode_source(bytes, "a.txt");
  } catch (const Error& error) {
    return error.message();
  }
  return "accepted";
}

double seconds_of(const auto& work) {
  const std::clock_t begin = std::clock();  // processor time: a busy machine is no fault
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("sources are decoded to clean UTF-8") {
  CHECK(decode_source("\xef\xbb\xbfOne\r\nTwo\rThree\n", "a.txt") == "One\nTwo\nThree\n");
  CHECK(decode_source("e\u0301", "a.txt") == "é");
  CHECK(decode_source("a\x01"
                      "b\x7f"
                      "c\td\fe\u0085f\u2028g",
                      "a.txt") == "a b c\td\fe f g");
  CHECK(decode_source("", "a.txt").empty());
}

TEST_CASE("what is not UTF-8 is refused at its place") {
  CHECK(refusal("One\nTw\xff") == "a.txt:2:3: error: the byte 0xFF is not valid UTF-8 here; save the text as UTF-8");
  CHECK(refusal("é\r\nüü\xc3 ") == "a.txt:2:3: error: the byte 0xC3 is not valid UTF-8 here; save the text as UTF-8");
  CHECK(refusal("ab\xed\xa0\x80").find("a.txt:1:3: error: the byte 0xED") == 0);
  CHECK(refusal("\xc0\x80").find("a.txt:1:1:") == 0);
  CHECK(refusal("\xf4\x90\x80\x80").find("a.txt:1:1:") == 0);
  CHECK(refusal("One\rTwo\0"s) ==
        "a.txt:2:4: error: there is a NUL character; remove it; the file may not be a text at all");
  CHECK(refusal("\xff\xfeH\0i\0"s) == "a.txt:1:1: error: the text is in UTF-16; save it as UTF-8");
  CHECK(refusal("\xff\xfe\0\0H\0\0\0"s).find("UTF-32") != std::string::npos);
}

TEST_CASE("what is written for the eye only goes") {
  CHECK(without_invisible("Re\u00adcur\u200brence\u2060\ufeff \u202eabc\u202c") == "Recurrence abc");
  CHECK(without_invisible("a\u200db\u200c") == "ab");
  CHECK(without_invisible("می\u200cخواهم") == "می\u200cخواهم");
  CHECK(without_invisible("👩\u200d🔬 ❤\ufe0f") == "👩\u200d🔬 ❤\ufe0f");
  CHECK(without_invisible("1\ufe0f\u20e3 5\ufe0f kg") == "1\ufe0f\u20e3 5 kg");
  CHECK(clean_text("a\u0001b\nc e\u0301") == "a b\nc é");
}

TEST_CASE("white space is folded") {
  CHECK(fold_space(" \ta\u00a0\n b\u3000") == "a b");
  CHECK(fold_space(" \n").empty());
}

TEST_CASE("characters are counted and cut whole") {
  CHECK(count_code_points("aé👩🏽") == 4);
  CHECK(truncate_bytes("abc", 3) == "abc");
  CHECK(truncate_bytes("aéb", 2) == "a");
  CHECK(truncate_bytes("ae\u0301b", 2) == "a");
  CHECK(truncate_bytes("x👩\u200d🔬y", 8) == "x");
  std::string marks = "a";
  for (int i = 0; i < 1000; ++i) marks += "\u0301";
  CHECK(truncate_bytes(marks, 100).size() == 99);
}

TEST_CASE("case follows the language") {
  CHECK(lower_case("ISTANBUL ÄÖ") == "istanbul äö");
  CHECK(lower_case("ISPARTA", "tr") == "ısparta");
  CHECK(upper_case("straße") == "STRASSE");
  CHECK(has_letter_or_number("—½"));
  CHECK_FALSE(has_letter_or_number("— … *"));
}

TEST_CASE("slugs are safe file stems") {
  CHECK(ascii_slug("Introduction to Immunotherapy: what's new?") == "introduction-to-immunotherapy-whats-new");
  CHECK(ascii_slug("../../etc/passwd") == "etc-passwd");
  CHECK(ascii_slug("Größe der Öfen") == "grosse-der-ofen");
  CHECK(ascii_slug("Привет мир") == "privet-mir");
  CHECK(ascii_slug("🎧") == "untitled");
  CHECK(ascii_slug("") == "untitled");
  CHECK(ascii_slug("CON") == "con-text");
  CHECK(ascii_slug("com1") == "com1-text");
  CHECK(ascii_slug(std::string(300, 'x')).size() == 60);
}

TEST_CASE("names of headings keep the letters of their script") {
  CHECK(heading_slug("What's new in 2.0?") == "whats-new-in-20");
  CHECK(heading_slug("snake_case & well-known") == "snake_case--well-known");
  CHECK(heading_slug("ÉTÉ Привет 中文") == "été-привет-中文");
  CHECK(heading_slug("… — !") == "section");
  CHECK(heading_slug("").size() == 7);
  CHECK(heading_slug(std::string(5000, 'x')).size() == 200);
}

TEST_CASE("stacked combining marks take linear time") {
  std::string marks;
  for (int i = 0; i < 500'000; ++i) marks += i % 2 ? "\u0301" : "\u0316";
  CHECK(seconds_of([&] { CHECK(decode_source(marks, "a.txt").size() == marks.size()); }) < 2.0);
}

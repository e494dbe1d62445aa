#include <catch2/catch.hpp>

#include "publish/one_line.hpp"
#include "publish/web_text.hpp"

using namespace earbound;

TEST_CASE("no kind of line break survives in a line") {
  CHECK(one_line(" a\r\nb\tc\x7f\xe2\x80\xa8"
                 "d\xc2\x85"
                 "e \xc3\xa9 ") == "a b c d e \xc3\xa9");
  CHECK(one_line("\n\n").empty());
}

TEST_CASE("markup characters are escaped, characters that markup forbids replaced") {
  CHECK(escape_markup("<a href=\"x\">&'") == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
  CHECK(escape_markup(std::string_view("a\0b\x1b", 4)) ==
        "a\xef\xbf\xbd"
        "b\xef\xbf\xbd");
}

TEST_CASE("paths become relative references") {
  CHECK(url_path("chapters/01-a b.mp3") == "chapters/01-a%20b.mp3");
  CHECK(url_path("\xc3\xa9%#?:") == "%C3%A9%25%23%3F%3A");
}

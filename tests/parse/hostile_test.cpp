// Inputs that are meant to exhaust a parser: each must be read, or refused, in about the time of an ordinary text of
// its size.

#include <catch2/catch.hpp>

#include <ctime>
#include <functional>

#include "base/error.hpp"
#include "parse/parser.hpp"
#include "vocabulary.hpp"
#include "words.hpp"

using namespace earbound;

namespace {

std::string repeated(const std::string& part, std::size_t times) {
  std::string all;
  all.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += part;
  return all;
}

// Generous for a sanitized build on a busy machine; anything quadratic takes minutes.
constexpr double most_seconds = 20;

void read_in_time(const std::string& text) {
  const auto plain_text = [](std::string_view plain, const std::string& file) {
    return parse_plain_text(plain, file, test::vocabulary());
  };
  for (const std::function<Document(std::string_view, const std::string&)>& parser :
       {std::function<Document(std::string_view, const std::string&)>(parse_markdown), {plain_text}}) {
    const std::clock_t begin = std::clock();  // processor time: a busy machine is no fault
    try {
      parser(text, "a");
    } catch (const Error& error) {
      INFO(error.message());
      CHECK(error.message().find("a:") == 0);
    }
    CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < most_seconds);
  }
}

int depth(const std::vector<Block>& blocks) {
  int deepest = 0;
  for (const Block& block : blocks) deepest = std::max(deepest, depth(block.children) + 1);
  return deepest;
}

}  // namespace

TEST_CASE("thousands of opened and never closed things") {
  for (const char* part : {"<b>",
                           "<",
                           "[",
                           "![",
                           "$",
                           "$$",
                           "|",
                           "~~",
                           "$x ",
                           "a$ ",
                           "[^a]",
                           "[^a](",
                           "`",
                           "<!--",
                           "<a \"",
                           "<a b='",
                           "<video>",
                           "<script>",
                           "<svg><script>",
                           "&amp;",
                           "&",
                           "_a ",
                           "*a",
                           "*a_ ",
                           "~~a ",
                           "\\",
                           "|-",
                           "|a",
                           "</b>",
                           "<!A",
                           "<?",
                           "$$\n",
                           "a|b\n",
                           "-|-\n",
                           "|-|\n",
                           "[^a]: x\n",
                           "[a]: b\n",
                           "<div>\n",
                           "<div>\n\n",
                           "- \n",
                           "# \n",
                           "1. a\n",
                           "\f",
                           "* * *\n\n",
                           "I\n\n",
                           "A B\n\n",
                           "[a",
                           "](",
                           "a](b",
                           "\"",
                           "> \n",
                           "A\n=\n",
                           "CHAPTER I\n\n",
                           "1.1 A\n\n",
                           "_",
                           "``` "}) {
    INFO(part);
    read_in_time(repeated(part, 20'000));
  }
}

TEST_CASE("ten thousand headings") {
  std::string markdown, plain;
  for (int i = 1; i <= 9'999; ++i) {
    markdown += "# Head\n\ntext\n\n";
    plain += "CHAPTER " + std::to_string(i) + "\n\nSome text stands here.\n\n";
  }
  CHECK(parse_markdown(markdown, "a").sections.size() == 9'999);
  CHECK(parse_plain_text(plain, "a", test::vocabulary()).sections.size() == 9'999);
}

TEST_CASE("nesting is cut at a hundred levels and loses nothing") {
  for (const std::size_t levels : {100U, 10'000U}) {
    for (const char* marker : {">", "> ", "- ", "1. ", "> - "}) {
      INFO(levels << marker);
      const Document document = parse_markdown(repeated(marker, levels) + "deep *text*\n", "a");
      CHECK(earbound_test::document_words(document) == std::vector<std::string>{"deep", "text"});
      CHECK(depth(document.sections.at(0).blocks) <= 102);
    }
  }
  std::string list;
  for (std::size_t i = 0; i < 500; ++i) list += repeated("  ", i) + "- a\n";
  const Document document = parse_markdown(list + "\n\nend\n", "a");
  CHECK(earbound_test::document_words(document).size() == 501);
  CHECK(depth(document.sections.at(0).blocks) <= 102);
}

TEST_CASE("a line of 50 MB") {
  read_in_time(std::string(50'000'000, 'x'));
  read_in_time("a" + std::string(50'000'000, '\n') + "b");
}

TEST_CASE("front matter of 10 MB of aliases") {
  const std::clock_t begin = std::clock();  // processor time: a busy machine is no fault
  CHECK_THROWS_AS(parse_markdown("---\na: &a [x]\n" + repeated("b: [*a,*a,*a,*a]\n", 600'000) + "---\ntext", "a"),
                  Error);
  CHECK_THROWS_AS(parse_markdown("---\na: &a [x]\nb: [*a,*a]\n---\ntext", "a"), Error);
  CHECK_THROWS_AS(parse_markdown("---\na: " + std::string(100'000, '[') + "\n---\ntext", "a"), Error);
  CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < 10);
}

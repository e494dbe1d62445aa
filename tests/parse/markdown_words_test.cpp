// Every word that cmark renders must arrive in a run, in order, and on the line where it is written.

#include <catch2/catch.hpp>

#include <algorithm>

#include "parse/parser.hpp"
#include "words.hpp"

using namespace earbound;
using namespace earbound_test;

namespace {

// In these the words say their own line: "w3" stands on line 3, "w3b" too.
const std::vector<std::string> numbered{
    "w1 *w1* `w1`\nw2 **w2\nw3** w3\n",
    "w1 `w1\nx2` w2\nw3\n",
    "[a]: /u\n[b]: /v\n  'title'\nw4 *w4*\nw5\n",
    "w1 [w1](\n/address\n\"title\") w3\nw4\n",
    "w1 <a\nhref='x'>w2\nw3</a> w3\n",
    "> w1\n> w2\nw3\n>\n> * w5\n>   w6\n>\n>   w8\n",
    "1. w1\n\n   w3\n2) w4\n- \n- w6\n",
    "w1\\\nw2  \nw3\n",
    "w1\nw2\n===\nw4\n\n# w6 #\n\nw8\nw9\n---\n",
    "```\nw2\n\nw4\n```\n\n    w7\n    w8\n",
    "~~~ info\nw2\n~~~\n> ```\n> w5\n> w6\n",
    "<div>\nw2\n<b>w3</b> w3\n</div>\n\nw6\n",
    "w1 $a\nb$ w2\nw3\n",
    "w1 ~~w1\nw2~~ w2\n\n~~w4~~\n",
    "w1[^n] w1\n\n[^n]: w3\n    w4\n\n    w6\n\nw8\n",
    "| w1 | w1b |\n|---|---|\n| w3 | *w3b* |\n| w4 |\n\nw6\n",
    "- w1\n\n  | w3 | w3b |\n  |---|---|\n  | w5 | w5b |\n\n  w7\n- w8\n",
    "w1\n| w2 | w2b |\n| --- | --- |\n| w4 | w4b |\nw5\n\nw7 $x$ w7\n",
    "![w1\nw2](x) w2\n",
    "w1 <!-- x\ny --> w2\nw3\n",
    "\n\n\nw4\n\n\n# w7\nw8\n",
    "- w1\n  - w2\n    - w3\n\n      w5\n  - w6\n- w7\n",
    "* w1\n\n      w3\n",
    "w1&amp;\nw2&#58; w2\n",
    "w1\n\fw2\n",
};

// The same without numbers: how hostile or odd Markdown keeps its words.
const std::vector<std::string> odd{
    "*a **b* c** _d_e_ __f_ `g``h` ``i`j``",
    "[a](b \"c\") [d] [e][f] ![g](h) [i](<j k>) [l]( m",
    "\\*a\\* \\[b\\] \\`c\\` d\\\\ \\# e",
    "a&copy;b &unknown; &#0; &#x41; &amp",
    "a  \nb\\\nc\n\n***\n\n---\nd",
    "1986. a\n\n- b\n+ c\n* d\n1) e\n2. f",
    "# a\n## b ##\n### c #d\n#e\n####### f\n\n#\n\ng\n-\n\nh\n=",
    ">>> a\n> b\nc\n\n> - > d\n\n>e",
    "\ta\n\n\t\tb\n- \tc\n\n\td",
    "``` x\na\n~~~\nb\n```\n~~~\nc",
    "<http://a.b> <mail@example.org> a<b c>d a < b",
    "[a\nb]: /c\n\nd [a b]\n[e]: <> 'f\n",
    "a\u00a0b \u2003c*\u00a0d*",
    "*a*b **c**d _e_f",
    "***a** b* ***c* d** **e *f***",
    "a * b * c _ d _ e",
    "![a *b* [c](d)](e) [![f](g)](h)",
    "- a\n\n\n- b\n\n    c\n\n  d",
    "    a\n\n    b\nc\n    d",
    "a\n***\nb\n- - -\nc\n+ + +",
    "| a | b\nc | d\n\n|\n|-\n\n-|-",
    "$ 5 and 6$, $7 and $8; US$9 $x and y",
    "a ~b~ ~~~c~~~ ~~ d ~~",
    "[^a] and [^b]: not a note here",
    "`a\n# b`\n\nc `d\n\n` e",
};

// Words as they appear in the source, in order: what begins with a w and a digit.
std::vector<std::string> expected_lines(const std::vector<std::string>& found) {
  std::vector<std::string> expected;
  for (const std::string& word : found) {
    const std::string text = word.substr(word.find(':') + 1);
    if (text.size() > 1 && text[0] == 'w' && text[1] >= '0' && text[1] <= '9')
      expected.push_back(text.substr(1, text.find_first_not_of("0123456789", 1) - 1) + ":" + text);
    else
      expected.push_back(word);
  }
  return expected;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("every word stands on its own line") {
  for (const std::string& markdown : numbered) {
    INFO(markdown);
    const auto found = words_with_lines(parse_markdown(markdown, "a.md"));
    CHECK(found == expected_lines(found));
    std::size_t numbers = 0;
    for (const std::string& word : found) numbers += word.find(":w") != std::string::npos;
    CHECK(numbers == count(markdown, "w1") + count(markdown, "w2") + count(markdown, "w3") + count(markdown, "w4") +
                         count(markdown, "w5") + count(markdown, "w6") + count(markdown, "w7") + count(markdown, "w8") +
                         count(markdown, "w9"));
  }
}

TEST_CASE("front matter moves every line down") {
  for (const std::string& markdown : numbered) {
    INFO(markdown);
    const auto plain = parse_markdown(markdown, "a.md");
    const auto moved = parse_markdown("---\ntitle: T\n---\n" + markdown, "a.md");
    auto a = words_with_lines(plain), b = words_with_lines(moved);  // what is a title in one is a section in the other
    const auto by_line = [](const std::string& x, const std::string& y) { return std::stoi(x) < std::stoi(y); };
    std::stable_sort(a.begin(), a.end(), by_line);
    std::stable_sort(b.begin(), b.end(), by_line);
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) CHECK(std::stoi(a[i]) + 3 == std::stoi(b[i]));
  }
}

TEST_CASE("every word that cmark renders arrives in a run") {
  for (const std::string& markdown : odd) {
    INFO(markdown);
    const std::string titled = "# t\n\n" + markdown;  // a heading that becomes the title moves before the text above it
    CHECK(document_words(parse_markdown(titled, "a.md")) == rendered_words(titled));
  }
}

TEST_CASE("every pair of odd pieces keeps its words too") {
  for (const std::string& first : odd)
    for (const std::string& second : odd)
      for (const char* joint : {"\n\n", "\n", "\n> ", "\n- ", " "}) {
        std::string markdown = first;
        markdown += joint;
        markdown += second;
        Document document = parse_markdown("# t\n\n" + markdown, "a.md");
        const auto reference = rendered_words("# t\n\n" + markdown);
        if (document_words(document) != reference && document.notes.empty() &&
            markdown.find('|') == std::string::npos) {
          INFO(markdown);
          CHECK(document_words(document) == reference);
        }
      }
}

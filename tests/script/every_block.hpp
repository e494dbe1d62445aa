#pragma once
// A book in Markdown that holds every kind of block, style and rewritten word, as long as a test wants it.

#include <cstddef>
#include <string>

namespace earbound::test {

inline std::string chapter_of_every_block(std::size_t number) {
  const std::string n = std::to_string(number);
  std::string text = "# Chapter " + n + ": Größe & *Mass* {#chapter-" + n + "}\n\n";
  text +=
      "Dr. Smith gave $5 million on 3 May 1999; the dose of 5 mg rose by 10–20 % within 30 m<sup>2</sup>, "
      "H<sub>2</sub>O\n"
      "and \"immuno-\ntherapy\" included. A line ends here,  \nand another\\\nends there. Word[^a" +
      n + "]s go on.\n\n";
  text +=
      "Some **strong *and emphatic* words**, `code_word()`, ~~struck out~~ text, a [link "
      "*text*](https://example.org/a?b=1 \"A\n"
      "title\") and <https://example.org/path>, mail to ann@example.org, $x^2 + y$ and ![An *old* picture of " +
      n +
      " cats](cat.png \"Cats\") between. <abbr title=\"World Health Organization\">WHO</abbr> said <span lang=\"de\" "
      "dir=\"ltr\">guten Tag</span> twice. Unbreak\u00ADable soft hyphens, no\u00A0break spaces, \u201Cquotes\u201D "
      "&amp; entities &copy;.\n\n";
  text += "## Lists of " + n + "\n\n- tight one\n- tight two\n  1) inner first\n  2) inner second\n\n";
  text += "7. loose one\n\n   with a second paragraph\n\n8. loose two\n\n";
  text += "> A quote by e.g. Jane[^b" + n + "].\n>\n> ### A heading inside\n>\n> > nested, etc.\n\n---\n\n";
  text += "Table 1: Responses of " + n +
          "\n\n| Drug | Dose | Rate |\n|:-----|:----:|-----:|\n| Alpha-1 | 5 mg | 12 % |\n"
          "| *Beta* | `x = 1` | |\n\n";
  text +=
      "```python title=\"x\"\nif a != b:\n    print(\"hello_world\", 3.14)\n\n# comment\n```\n\n$$\\frac{a}{b}$$\n\n";
  text += "<figure>\n<img src=\"pic.png\" alt=\"A picture\">\n<figcaption>What it shows: no. " + n +
          "</figcaption>\n</figure>\n\n";
  text +=
      "Heading underlined\n==================\n\n中文没有空格。 ภาษาไทยไม่มีช่องว่าง. Ünïcödé – dashes—and… ellipses.\n\n";
  for (int i = 0; i < 12; ++i)
    text +=
        "Ordinary sentences follow one another, as in any book; nothing in them is read otherwise than written. "
        "They only make it longer, and the listener waits.\n";
  text += "\n[^a" + n + "]: The note says 1/2 of it.\n[^b" + n +
          "]: Another note,\n    with a second paragraph of No. 5.\n\n";
  return text;
}

inline std::string book_of_every_block(std::size_t chapters) {
  std::string text = "---\ntitle: A Book of Everything\nauthor: [Ann Author, Bob By]\nlanguage: en\n---\n\n";
  for (std::size_t i = 1; i <= chapters; ++i) text += chapter_of_every_block(i);
  return text;
}

}  // namespace earbound::test

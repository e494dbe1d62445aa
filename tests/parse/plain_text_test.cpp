#include <catch2/catch.hpp>

#include "parse/parser.hpp"
#include "vocabulary.hpp"
#include "words.hpp"

using namespace earbound;
using namespace earbound_test;

namespace {

const std::string prose =
    "It was a morning like any other in the small town by the sea, and the\npeople went about their business as they "
    "had always done, slowly and\nwith a certain pride in it.\n";
const std::string paragraph =
    "It was a morning like any other in the small town by the sea, and the people went about their business as they "
    "had always done, slowly and with a certain pride in it.\n";

Document read(const std::string& text) { return parse_plain_text(text, "a.txt", test::vocabulary()); }
std::string outline(const std::string& text) { return outline_of(read(text)); }

}  // namespace

TEST_CASE("a title, short lines as headings, one paragraph on each line") {
  const Document document =
      read("A Walk Along the Shore\nThe Way There\n" + paragraph + paragraph + "There are several things to see:\n- " +
           paragraph + "- " + paragraph + "What they cost\n" + paragraph);
  CHECK(document.metadata.title == "A Walk Along the Shore");
  CHECK(outline_of(document) == "1 The Way There\n1 What they cost\n");
  const auto& blocks = document.sections[0].blocks;
  REQUIRE(blocks.size() == 4);
  CHECK((blocks[3].kind == Block::Kind::list && blocks[3].children.size() == 2 && blocks[3].lines.first == 6));
}

TEST_CASE("the line beneath the title names the author") {
  const Document document = read("Tall Ships\nby Jane Roe\n\n" + prose + "\nCHAPTER I\n\n" + prose);
  CHECK(document.metadata.title == "Tall Ships");
  CHECK(document.metadata.authors == std::vector<std::string>{"Jane Roe"});
  CHECK(outline_of(document) == "0 \n1 CHAPTER I\n");
  CHECK(outline("Tall Ships\nby Jane Roe\n\nCHAPTER I\n\n" + prose) == "1 CHAPTER I\n");
  REQUIRE(document.omissions.size() == 1);
  CHECK((document.omissions[0].text == "by Jane Roe" && document.omissions[0].line == 2));
  CHECK(outline(prose + "\nCHAPTER I\n\n" + prose) == "0 \n1 CHAPTER I\n");
}

TEST_CASE("the same work many times over") {
  const std::string once = "A Walk Along the Shore\nThe Way There\n" + paragraph + "The Way Back\n" + paragraph;
  std::string text;
  for (int i = 0; i < 40; ++i) text += once;
  CHECK(read(text).sections.size() == 119);
}

TEST_CASE("wrapped lines are joined, and keep their line numbers") {
  const Document document = read(prose + "\n" + prose);
  REQUIRE(document.sections.at(0).blocks.size() == 2);
  CHECK(document.sections[0].level == 0);
  CHECK(document.sections[0].blocks[0].runs[0].text == prose.substr(0, prose.size() - 1));
  CHECK((document.sections[0].blocks[1].lines.first == 5 && document.sections[0].blocks[1].runs[0].line == 5));
  CHECK(document.metadata.title.empty());
}

TEST_CASE("chapters, parts and books nest") {
  CHECK(outline("BOOK I\n\nCHAPTER I\n\nThe Arrival\n\n" + prose + "\nCHAPTER II.\n\n" + prose +
                "\nBOOK II\n\nCHAPTER I\n\n" + prose) ==
        "1 BOOK I\n  2 CHAPTER I\nThe Arrival\n  2 CHAPTER II.\n1 BOOK II\n  2 CHAPTER I\n");
  CHECK(outline("PREFACE\n\n" + prose + "\nChapter 1: One\n\n" + prose + "\nChapter 2: Two\n\n" + prose +
                "\nEPILOGUE\n\n" + prose) == "1 PREFACE\n1 Chapter 1: One\n1 Chapter 2: Two\n1 EPILOGUE\n");
  CHECK(outline("Chapter\u00a01. One\n\n1.1. Why so?\n\n" + prose + "\n1. Item\n\n" + prose +
                "\nSection 6.1, “How so”.\n\nChapter 2. Two\n\n" + prose + "\n2.2. And then\n\n" + prose) ==
        "1 Chapter\u00a01. One\n  2 1.1. Why so?\n1 Chapter 2. Two\n  2 2.2. And then\n");
  CHECK(outline("CHAPTER I\n" + prose + prose + "\nCHAPTER II\n" + prose + prose) == "1 CHAPTER I\n1 CHAPTER II\n");
}

TEST_CASE("underlines, numbers, numerals and capitals make headings") {
  CHECK(outline("One\n===\n\n" + prose + "\nInner\n-----\n" + prose + "\nTwo\n===\n" + prose) ==
        "1 One\n  2 Inner\n1 Two\n");
  CHECK(outline("Manual\n******\n\n" + prose + "\n1. One\n*******\n\n1.1. Scope\n==========\n\n" + prose +
                "\n2. Two\n*******\n" + prose) == "1 Manual\n1 1. One\n  2 1.1. Scope\n1 2. Two\n");
  CHECK(outline("1. Introduction\n\n" + prose + "\n1.1 Scope\n\n" + prose + "\n2. Methods\n\n" + prose) ==
        "1 1. Introduction\n  2 1.1 Scope\n1 2. Methods\n");
  CHECK(outline(prose + "\nI\n\n" + prose + "\nII\n\n" + prose + "\nIII\n\n" + prose) == "0 \n1 I\n1 II\n1 III\n");
  CHECK(outline(prose + "\nTHE FIRST DAY\n\n" + prose + "\nTHE SECOND DAY\n\n" + prose) ==
        "0 \n1 THE FIRST DAY\n1 THE SECOND DAY\n");
}

TEST_CASE("what is no heading stays text") {
  for (const std::string& text : std::vector<std::string>{
           prose + "\n\"Yes.\"\n\n\"No!\"\n\n" + prose, prose + "\nYes.\n\n" + prose + "\nNo.\n\n" + prose,
           prose + "\nKEEP OUT\n\n" + prose,
           prose + "\n1. Wash\n2. Dry\n\n" + prose + "\n1. First\n\n2. Second\n\n" + prose,
           prose + "\nThe boy stood there\nWhence all had fled\nThe flame that lit\nShone round him\n\n" + prose,
           prose + "\nPart of it was lost.\n\nChapter 5 was the best\n\n" + prose,
           prose + "\nJohn Smith\n\n12 High Street\n\nLondon\n\n" + prose,
           prose + "\nIV\n\n" + prose + "\nII\n\n" + prose}) {
    INFO(text);
    CHECK(outline(text) == "0 \n");
  }
  CHECK(outline("CHAPTER I\n\n" + prose + "\nKEEP OUT\n\n" + prose + "\nNO ENTRY\n\n" + prose + "\nCHAPTER II\n\n" +
                prose) == "1 CHAPTER I\n1 CHAPTER II\n");
}

TEST_CASE("a table of contents makes no chapters") {
  const std::string chapters =
      "CHAPTER I. One\n\n" + prose + "\nCHAPTER II. Two\n\n" + prose + "\nCHAPTER III. Three\n\n" + prose;
  for (const char* listing : {"CONTENTS\n\nCHAPTER I. One\nCHAPTER II. Two\nCHAPTER III. Three\n\n",
                              "CONTENTS\n\nCHAPTER I. One\n\nCHAPTER II. Two\n\nCHAPTER III. Three\n\n"}) {
    INFO(listing);
    const Document document = read(listing + chapters);
    CHECK(outline_of(document) == "1 CONTENTS\n1 CHAPTER I. One\n1 CHAPTER II. Two\n1 CHAPTER III. Three\n");
    CHECK(document.sections[0].blocks.at(0).children.size() == 3);
  }
}

TEST_CASE("books list their chapters before they begin") {
  const std::string listing =
      "CONTENTS\n\n  Book the First--Out\n\n  Chapter I   One\n  Chapter II  Two\n\n  Book the Second--Home\n\n  "
      "Chapter I   Three\n  Chapter II  Four\n\n";
  const Document document =
      read(listing + "Book the First--Out\n\nI. One\n\n" + prose + "\nC. Smith\n\n" + prose + "\nII. Two\n\n" + prose +
           "\nBook the Second--Home\n\nI. Three\n\n" + prose + "\nII. Four\n\n" + prose);
  CHECK(outline_of(document) ==
        "1 CONTENTS\n1 Book the First--Out\n  2 I. One\n  2 II. Two\n1 Book the Second--Home\n  2 I. Three\n  2 II. "
        "Four\n");
  CHECK(document.sections[0].blocks.at(0).children.size() == 6);
}

TEST_CASE("a play inside a book does not cut its chapters") {
  CHECK(outline("CHAPTER I\n\n\"TAPS\"\n\n" + prose + "\nACT I\n\n" + prose + "\nCHAPTER II\n\n" + prose) ==
        "1 CHAPTER I\n\"TAPS\"\n1 CHAPTER II\n");
  CHECK(outline("ACT I\n\nSCENE I\n\n" + prose + "\nSCENE II\n\n" + prose + "\nACT II\n\n" + prose) ==
        "1 ACT I\n  2 SCENE I\n  2 SCENE II\n1 ACT II\n");
}

TEST_CASE("lists, quotations, verse, rules and emphasis") {
  const Document document =
      read(prose +
           "\n1) one\n   goes on\n2) two\n\n4) four\n\nMore.\n\n    Set in from the margin by four columns, as "
           "quotations are, and more\n    than one line.\n\n* * *\n\n"
           "The boy stood there\nWhence all had fled\n\n_Quite_ so, snake_case and _not closed\n\n- alone\n\n" +
           prose);
  const auto& blocks = document.sections.at(0).blocks;
  REQUIRE(blocks.size() == 10);
  CHECK((blocks[1].ordered && blocks[1].children.size() == 2 &&
         blocks[1].children[0].children[0].runs[0].text == "one\ngoes on"));
  CHECK((blocks[2].first_number == 4 && blocks[2].kind == Block::Kind::list));
  CHECK(blocks[4].kind == Block::Kind::quote);
  CHECK(blocks[5].kind == Block::Kind::rule);
  CHECK(blocks[6].runs.at(1).kind == Run::Kind::line_break);
  CHECK((blocks[7].runs.at(0).emphasis && blocks[7].runs.at(0).text == "Quite" &&
         blocks[7].runs.at(1).text == " so, snake_case and _not closed"));
  CHECK(blocks[8].runs.at(0).text == "- alone");
}

TEST_CASE("names that are counted up are headings, and the first is not the title") {
  CHECK(outline("Ruth 1\n\n" + prose + "\nRuth 2\n\n" + prose + "\n1 Kings 1\n\n" + prose +
                "\n1 Kings 2\n\nShort.\n\nJude 1\n\n" + prose) ==
        "1 Ruth 1\n1 Ruth 2\n1 1 Kings 1\n1 1 Kings 2\n1 Jude 1\n");
  CHECK(read("Apollo 13\n\n" + prose).metadata.title == "Apollo 13");
  CHECK(outline(prose + "\nFigure 1\n\nA cat.\n\nFigure 2\n\nA dog.\n\nFigure 3\n\nA cow.\n\n" + prose) == "0 \n");
}

TEST_CASE("a section between two that are headings is one") {
  CHECK(outline("1.1. One\n\n" + prose + "\n1.2. Well, what of it?!\n\n" + prose + "\n1.3. Three\n\n" + prose +
                "\n1.4. dpkg\n\n" + prose + "\n2.1. Four\n\n" + prose) ==
        "2 1.1. One\n2 1.2. Well, what of it?!\n2 1.3. Three\n2 1.4. dpkg\n2 2.1. Four\n");
}

TEST_CASE("the margin is where most lines begin") {
  std::string text = "NOTES\n\n";
  for (int i = 0; i < 3; ++i)
    text +=
        "\u00a0\u00a0  It was a morning like any other in the small town by the sea, and the\n    people went about "
        "their business.\n\n";
  const Document document = read(text +
                                 "        A quotation.\n\n      * An item that is\n        wrapped.\n\n        More of "
                                 "it.\n\n      * Another.\n\n    Text.\n");
  const auto& blocks = document.sections.at(0).blocks;
  REQUIRE(blocks.size() == 6);
  CHECK(blocks[0].kind == Block::Kind::paragraph);
  CHECK(blocks[0].runs.at(0).text.ends_with("and the\npeople went about their business."));
  CHECK(blocks[3].kind == Block::Kind::quote);
  REQUIRE(blocks[4].children.size() == 2);
  CHECK(blocks[4].children[0].children.at(1).runs.at(0).text == "More of it.");
}

TEST_CASE("addresses that are broken at a line's end are whole again") {
  const auto text = [](const std::string& lines) {
    std::string joined;
    const Document document = read(prose + "\n" + lines + "\n");
    for (const Run& run : document.sections.at(0).blocks.at(1).runs) joined += run.text;
    return joined;
  };
  CHECK(text("See it (https:\n//example.org/a) now") == "See it (https://example.org/a) now");
  CHECK(text("See https://example.org/a/\nb/c.html now") == "See https://example.org/a/b/c.html now");
  CHECK(text("See (https://example.org/a/\nmanuals) now") == "See (https://example.org/a/manuals) now");
  CHECK(text("See https://example.org/a#\ntop now") == "See https://example.org/a#top now");
  CHECK(text("See https://example.org/\nfor more.") == "See https://example.org/\nfor more.");
  const std::vector<std::string> words = words_with_lines(read(prose + "\nA b\nhttps://example.org/x/\ny/z c\nd\n"));
  CHECK(std::vector<std::string>(words.end() - 2, words.end()) == std::vector<std::string>{"7:c", "8:d"});
}

TEST_CASE(
    "wrapped lines of a numbered table of contents are one item, columns keep their lines, verses are paragraphs") {
  const Document document = read(
      "CONTENTS\n\n1. A first chapter whose name is so long that it goes on in the line\n   below\n2. Second\n3. "
      "Third\n\nCHAPTER 1\n\n" +
      prose + "\nCHAPTER 2\n\n" + prose +
      "\nget           have\nset           put\n\n  1 In the beginning there was a line that was as long as all the "
      "others,\nand more.\n  2 And then.\n  3 And the end.\n");
  CHECK(document.sections.at(0).blocks.at(0).children.size() == 3);
  const auto& blocks = document.sections.at(2).blocks;
  REQUIRE(blocks.size() == 5);
  CHECK(blocks[1].runs.at(1).kind == Run::Kind::line_break);
  CHECK(blocks[3].runs.at(0).text == "2 And then.");
}

TEST_CASE("what frames a Project Gutenberg book is omitted") {
  const Document document = read(
      "An eBook\n\nTitle: Tall Ships\n\nAuthor: Jane Roe\n\nLanguage: German\n\n*** START OF THE PROJECT GUTENBERG "
      "EBOOK\nTALL SHIPS ***\n\nProduced by Some\n\nTALL SHIPS\n\nby Jane Roe\n\n"
      "CHAPTER I\n\n" +
      prose + "\nCHAPTER II\n\n" + prose + "\n*** END OF THE PROJECT GUTENBERG EBOOK TALL SHIPS ***\n\nLicence text\n");
  CHECK(document.metadata.title == "Tall Ships");
  CHECK(document.metadata.authors == std::vector<std::string>{"Jane Roe"});
  CHECK(document.metadata.language == "de");
  CHECK(outline_of(document) == "0 \n1 CHAPTER I\n1 CHAPTER II\n");
  CHECK(document.title.size() == 1);
  REQUIRE(document.omissions.size() == 9);
  CHECK(
      (document.omissions[7].text == "Licence text" && document.omissions[7].reason == "licence of Project Gutenberg"));
}

TEST_CASE("no word of a plain text is lost") {
  const std::string text =
      "A Title Here\nby Jane Roe\n\fOne Two\n\tthree _four_\n\n-----\nfive\n=====\n> six\n\n  - seven\n  - "
      "eight\n\nIX\n\nTEN ELEVEN\n\n\"twelve\"\n";
  std::vector<std::string> expected;
  for (const std::string& word :
       split_words("A Title Here One Two three four five > six seven eight IX TEN ELEVEN \"twelve\""))
    expected.push_back(word);
  const Document document = read(text);
  CHECK(document_words(document) == expected);
  REQUIRE(document.omissions.size() == 1);
  CHECK(document.omissions[0].text == "by Jane Roe");
}

TEST_CASE("wrapped text without blank lines: short last lines end paragraphs, divisions stand between them") {
  const std::string dense = prose + prose + "- Nobody knows.\n" + prose;
  std::string text;
  for (int i = 0; i < 4; ++i) text += dense;
  text += "Chapter II. In which the people of the town by the sea hear at last of\nthe ship\n";
  for (int i = 0; i < 4; ++i) text += dense;
  text += "Chapter III. The ship\n" + dense;
  const Document document = read(text);
  CHECK(outline_of(document) ==
        "0 \n1 Chapter II. In which the people of the town by the sea hear at last of\nthe ship\n"
        "1 Chapter III. The ship\n");
  REQUIRE(document.sections.size() == 3);
  CHECK(document.sections[0].blocks.size() == 16);
}

TEST_CASE("an act named again above each scene") {
  CHECK(outline("ACT I\n\nSCENE I\tA quay.\n\n" + prose + "\nACT I\n\nSCENE II\tAn inn.\n\n" + prose +
                "\nACT II\n\nSCENE I\tThe ship.\n\n" + prose) ==
        "1 ACT I\n  2 SCENE I A quay.\n  2 ACT I\nSCENE II An inn.\n1 ACT II\n  2 SCENE I The ship.\n");
}

TEST_CASE("headings that stand out to the left of their text") {
  std::string text;
  for (int i = 0; i < 6; ++i)
    text += "       Salt is read from the sea, and then it is written\n       to the barrel again and again.\n";
  CHECK(outline("A page of a manual\n\nNAME\n" + text + "\nSALT AND SEA\n" + text + "\n" + text + text + text +
                "\n   Barrels\n" + text + "\nFILES\n" + text + text + text) ==
        "0 \n1 NAME\n1 SALT AND SEA\n  2 Barrels\n1 FILES\n");
}

TEST_CASE("the letters of a glossary") {
  std::string text, headings;
  for (const char* letter : {"A", "B", "C", "D", "F", "G", "H", "I"}) {
    text += std::string(letter) + "\n\n" + prose + "\n" + prose + "\n";
    headings += std::string("1 ") + letter + "\n";
  }
  CHECK(outline(text) == headings);
}

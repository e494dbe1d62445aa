// The conventions of long works: plays, tables of contents, verse, wide gaps.

#include <catch2/catch.hpp>

#include <algorithm>

#include "parse/parser.hpp"
#include "vocabulary.hpp"
#include "words.hpp"

using namespace earbound;
using namespace earbound_test;

namespace {

const std::string prose =
    "It was a morning like any other in the small town by the sea, and the\npeople went about their business as they "
    "had always done, slowly and\nwith a certain pride in it.\n";

Document read(const std::string& text) { return parse_plain_text(text, "a.txt", test::vocabulary()); }
std::string outline(const std::string& text) { return outline_of(read(text)); }

/// A scene in which two people speak, each name in the dress of `before` and `after`.
std::string talk(const std::string& one, const std::string& two, int times = 4) {
  std::string text;
  for (int i = 0; i < times; ++i)
    text += one + "What is this that I hear from the harbour this morning, and\nwho has told them of it?\n\n" + two +
            "Nobody, sir.\n\n";
  return text;
}

}  // namespace

TEST_CASE("who speaks in a play is no heading, its acts and scenes are chapters") {
  const std::string english = "THE FIRST ACT\n\n_A quay. It is early._\n\n" + talk("MRS. UPTON.\n\n", "CLERK.\n\n") +
                              "THE SECOND ACT\n\n_An inn._\n\n" + talk("CLERK.\n\n", "MRS. UPTON.\n\n");
  CHECK(outline(english) == "1 THE FIRST ACT\n1 THE SECOND ACT\n");
  const std::string german = "Personen:\n\nGraf Horn\nMarta, seine Tochter\n\nErster Aufzug\n\nErster Auftritt\n\n" +
                             talk("Graf Horn. ", "Marta (leise). ") + "Zweiter Auftritt\n\n" +
                             talk("Marta. ", "Graf Horn. ") + "Zweiter Aufzug\n\nErster Auftritt\n\n" +
                             talk("Graf Horn. ", "Marta. ");
  CHECK(outline(german) ==
        "1 Personen:\n1 Erster Aufzug\n  2 Erster Auftritt\n  2 Zweiter Auftritt\n1 Zweiter Aufzug\n  2 Erster "
        "Auftritt\n");
  CHECK(outline("ACTE PREMIER\n\nSCÈNE PREMIÈRE\n\n" + talk("LE COMTE:\n  ", "ROSINE (à part):\n  ") + "SCÈNE II\n\n" +
                talk("ROSINE:\n  ", "LE COMTE:\n  ")) == "1 ACTE PREMIER\n  2 SCÈNE PREMIÈRE\n  2 SCÈNE II\n");
  CHECK(outline("JORNADA PRIMERA\n\n" + talk("DON LOPE: ", "INÉS: ") + "JORNADA SEGUNDA\n\n" +
                talk("INÉS: ", "DON LOPE: ")) == "1 JORNADA PRIMERA\n1 JORNADA SEGUNDA\n");
  CHECK(outline("ATTO PRIMO\n\nSCENA PRIMA\n\n" + talk("_Il conte._ ", "_Rosa._ ") + "SCENA SECONDA\n\n" +
                talk("_Rosa._ ", "_Il conte._ ")) == "1 ATTO PRIMO\n  2 SCENA PRIMA\n  2 SCENA SECONDA\n");
}

TEST_CASE("act and scene in one line: the act begins with its first scene") {
  const std::string scene = talk("ANNA. ", "BEN. ");
  CHECK(outline("ACT I. SCENE I. A quay.\n\n" + scene + "ACT I. SCENE II. An inn.\n\n" + scene +
                "ACT II. SCENE I. The ship.\n\n" + scene) ==
        "1 ACT I.\n  2 SCENE I. A quay.\n  2 ACT I. SCENE II. An inn.\n1 ACT II.\n  2 SCENE I. The ship.\n");
}

TEST_CASE("a table of contents between a heading and its text is a list, and the text stands in the chapter") {
  for (const char* name :
       {"Table of Contents", "Inhaltsverzeichnis", "Table des matières", "Tabla de contenidos", "Indice"}) {
    INFO(name);
    const Document document =
        read("Chapter 1. Ships\n\n" + std::string(name) + "\n\nHulls\n\nMasts and Sails\n\n" + prose + "\nHulls\n\n" +
             prose + "\nMasts and Sails\n\n" + prose + "\nChapter 2. Tides\n\n" + prose);
    CHECK(outline_of(document) == "1 Chapter 1. Ships\n  2 Hulls\n  2 Masts and Sails\n1 Chapter 2. Tides\n");
    REQUIRE(document.sections[0].blocks.size() == 3);
    CHECK(document.sections[0].blocks[0].runs.at(0).text == name);
    CHECK((document.sections[0].blocks[1].kind == Block::Kind::list &&
           document.sections[0].blocks[1].children.size() == 2));
  }
}

TEST_CASE("what a table of contents names is a heading further down") {
  const Document document =
      read("CONTENTS\n\n  I. The Harbour ........ 1\n  II. What the Sea Took .. 20\n  A Letter ............. 33\n\n" +
           std::string("I. THE HARBOUR\n\n") + prose + "\nKEEP OUT\n\n" + prose + "\nII. WHAT THE SEA TOOK\n\n" +
           prose + "\nA Letter\n\n" + prose);
  CHECK(outline_of(document) == "1 CONTENTS\n1 I. THE HARBOUR\n1 II. WHAT THE SEA TOOK\n1 A Letter\n");
}

TEST_CASE("what a table of contents names, named once more without text, is a list again") {
  const std::string names = "The Quay\n\nThe Inn\n\nThe Ship at Sea\n\n";
  const Document document = read("CONTENTS\n\nThe Town\n\n" + names + "The Town\n\n" + prose + "\n" + names + prose +
                                 "\nThe Quay\n\n" + prose + "\nThe Inn\n\n" + prose);
  CHECK(outline_of(document) == "1 CONTENTS\n1 The Town\n1 The Ship at Sea\n1 The Quay\n1 The Inn\n");
}

TEST_CASE("lines set apart by more blank lines than paragraphs are headings") {
  std::string text = "Tales\n\n\n\n";
  for (const char* title : {"Of a mill.", "The grey cat", "WINTER"})
    text += std::string(title) + "\n\n" + prose + "\n" + prose + "\n\n\n";
  CHECK(outline(text) == "1 Of a mill.\n1 The grey cat\n1 WINTER\n");
}

TEST_CASE("numerals between dashes") {
  CHECK(outline(prose + "\n—I—\n\n" + prose + "\n—II—\n\n" + prose + "\n—III—\n\n" + prose) ==
        "0 \n1 —I—\n1 —II—\n1 —III—\n");
}

TEST_CASE("verse keeps its lines, and its stanzas are no headings or lists") {
  std::string text = "THE FIRST BOOK\n\n";
  const std::string stanza =
      "  The ship went out upon the tide,\n  And I alone remained;\n  The gulls about the harbour cried,\n  Until the "
      "evening rained.\n\n";
  for (int i = 0; i < 6; ++i) text += stanza;
  const Document document = read(text + "THE SECOND BOOK\n\n" + stanza + stanza);
  CHECK(outline_of(document) == "1 THE FIRST BOOK\n1 THE SECOND BOOK\n");
  REQUIRE(document.sections[0].blocks.size() == 6);
  for (const Block& block : document.sections[0].blocks) {
    CHECK(block.kind == Block::Kind::paragraph);
    CHECK(std::count_if(block.runs.begin(), block.runs.end(),
                        [](const Run& run) { return run.kind == Run::Kind::line_break; }) == 3);
  }
}

TEST_CASE("a poem of a few lines keeps them, a narrow paragraph does not") {
  const auto breaks = [](const std::string& text) {
    const Document document = read(text);
    const std::vector<Run>& runs = document.sections.at(0).blocks.at(0).runs;
    return std::count_if(runs.begin(), runs.end(), [](const Run& run) { return run.kind == Run::Kind::line_break; });
  };
  CHECK(breaks("The wind is low,\nThe sea is wide,\nThe gulls that go\nShall bide the tide.\n") == 3);
  CHECK(breaks("The wind is low today,\nand the sea is so wide\nthat the gulls of May\nCross it with the tide.\n") ==
        0);
}

TEST_CASE("headings that stand out over indented text lie within the chapters") {
  const std::string indented =
      "   Salt is read from the sea, and then it is written\n   to the barrel again and again.\n";
  std::string text;
  for (int chapter = 1; chapter <= 2; ++chapter)
    text += "Chapter " + std::to_string(chapter) + ". Salt\n\n" + indented + "\nBarrels of Oak\n\n" + indented + "\n" +
            indented + "\nIn the Cellar\n\n" + indented + "\n";
  CHECK(outline(text) ==
        "1 Chapter 1. Salt\n  2 Barrels of Oak\n  2 In the Cellar\n1 Chapter 2. Salt\n  2 Barrels of Oak\n  2 In the "
        "Cellar\n");
}

TEST_CASE("one dash of dialogue makes no list, whatever the language") {
  for (const char* said :
       {"- No lo sé.", "- Je ne sais pas.", "- Non lo so.", "- Ich weiß es nicht.", "- I do not know."}) {
    INFO(said);
    const Document document = read(prose + "\n" + said + "\n\n" + prose);
    CHECK(document.sections.at(0).blocks.at(1).kind == Block::Kind::paragraph);
  }
}

TEST_CASE("of two alphabets the one with the text is the glossary") {
  std::string index, text, headings;
  for (const char* letter : {"A", "B", "C", "D", "E", "F"}) {
    index += std::string(letter) + "\n\nword\n\nother word\n\n";
    text += std::string(letter) + "\n\n" + prose + "\n" + prose + "\n";
    headings += std::string("1 ") + letter + "\n";
  }
  CHECK(outline(prose + "\n" + index + text) == "0 \n" + headings);
}

TEST_CASE("lines that came near to a heading are told of") {
  const Document document = read(prose + "\n7. Of Ships\n\n" + prose + "\nChapter 1\n\n" + prose + "\nKEEP OUT\n\n" +
                                 prose + "\nChapter 2\n\n" + prose);
  REQUIRE(document.near_headings.size() == 2);
  CHECK((document.near_headings[0].line == 5 && document.near_headings[0].text == "7. Of Ships"));
  CHECK((document.near_headings[1].line == 17 && document.near_headings[1].text == "KEEP OUT"));
}

#include <catch2/catch.hpp>

#include "parse/plain_text_divisions.hpp"
#include "parse/plain_text_rules.hpp"
#include "vocabulary.hpp"

using namespace earbound::plain_text;

namespace {

const earbound::StructureVocabulary& vocabulary = earbound::test::vocabulary();

}  // namespace

TEST_CASE("divisions are named by a word and a number") {
  for (const char* line :
       {"CHAPTER I", "Chapter 12: Title", "CHAPTER I.", "CHAPTER I. The Pool", "Chapter One", "Chapter 3 The Return",
        "BOOK II", "PART THE FIRST", "Part 2 — Home", "Kapitel 4", "Chapitre XII", "Capítulo 3", "Appendix A",
        "LETTER 4", "SCENE II. A room.", "Capitolo 3", "Chapitre premier", "Teil Zwei", "CHAPTER XXXXI"}) {
    INFO(line);
    CHECK(division_heading(line, vocabulary));
  }
  for (const char* line : {"Chapter 5 was the hardest of all", "Part of the problem", "chapter 5", "Book early",
                           "Part I played no role in", "CHAPTER", "Letter to a friend", "Partly 3", "Act now",
                           "Section 8 applies to all of them."}) {
    INFO(line);
    CHECK_FALSE(division_heading(line, vocabulary));
  }
  CHECK(division_heading("CHAPTER XIV. Home", vocabulary)->key == "chapter 14");
  CHECK(division_heading("Chapter Fourteen", vocabulary)->key == "chapter 14");
  CHECK_FALSE(division_heading("Chapter 14.", vocabulary)->has_title);
}

TEST_CASE("matter, numbers, items and rules") {
  CHECK(is_matter_name("PREFACE", vocabulary));
  CHECK(is_matter_name("Epilogue.", vocabulary));
  CHECK(is_matter_name("Prefazione", vocabulary));
  CHECK(is_matter_name("Sommario", vocabulary));
  CHECK_FALSE(is_matter_name("preface", vocabulary));
  CHECK_FALSE(is_matter_name("The preface", vocabulary));
  CHECK(section_number("1.2 Methods")->parts == std::vector<int>{1, 2});
  CHECK(section_number("3. Results")->bytes == 3);
  CHECK_FALSE(section_number("1984 was a year"));
  CHECK_FALSE(section_number("3) x"));
  CHECK(roman_heading("XIV.").value == 14);
  CHECK(roman_heading("IX").value == 9);
  CHECK(roman_heading("II. The Mail").has_title);
  CHECK(roman_heading("MIX").value == 0);
  CHECK(roman_heading("I am here").value == 0);
  CHECK(roman_heading("I. It was so.").value == 0);
  CHECK(item_marker("- a")->bytes == 2);
  CHECK(item_marker("(12) a")->number == 12);
  CHECK_FALSE(item_marker("-a"));
  CHECK_FALSE(item_marker("1984. a"));
  CHECK(is_rule("* * *"));
  CHECK(is_rule("-----"));
  CHECK_FALSE(is_rule("..."));
  CHECK_FALSE(is_rule("**"));
  CHECK(underline_mark("=====", "Title") == '=');
  CHECK(underline_mark("-----", "Title") == '-');
  CHECK(underline_mark("*****", "Title") == '*');
  CHECK(underline_mark("***", "A scene") == 0);
  CHECK(underline_mark("---", "A very long line of prose that nobody would underline so") == 0);
}

TEST_CASE("how lines look") {
  CHECK(ends_like_prose("so he said.”"));
  CHECK(ends_like_prose("and then,"));
  CHECK_FALSE(ends_like_prose("The Mechanism of Immunotherapy"));
  CHECK(begins_like_speech("“Yes"));
  CHECK(begins_like_speech("— Oui"));
  CHECK(is_title_case("The Mechanism of Immunotherapy"));
  CHECK_FALSE(is_title_case("He went down to the harbour"));
  CHECK_FALSE(is_title_case("the Mechanism"));
  CHECK(is_all_capitals("THE BOY"));
  CHECK(is_all_capitals("ÉTÉ À PARIS"));
  CHECK_FALSE(is_all_capitals("THE bOY"));
  CHECK_FALSE(is_all_capitals("1984"));
}

TEST_CASE("a line beneath the title names the author") {
  CHECK(byline_author("by Jane Roe", vocabulary) == "Jane Roe");
  CHECK(byline_author("Von Franz Kafka", vocabulary) == "Franz Kafka");
  CHECK(byline_author("BY HOMER", vocabulary) == "HOMER");
  CHECK(byline_author("by the sea", vocabulary).empty());
  CHECK(byline_author("Byron", vocabulary).empty());
}

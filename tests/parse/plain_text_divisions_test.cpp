#include <catch2/catch.hpp>

#include <tuple>

#include "parse/plain_text_divisions.hpp"
#include "vocabulary.hpp"

using namespace earbound::plain_text;

namespace {

const earbound::StructureVocabulary& vocabulary = earbound::test::vocabulary();

std::string key(std::string_view line) {
  const auto heading = division_heading(line, vocabulary);
  return heading ? heading->key : "none";
}

}  // namespace

TEST_CASE("a division's number may stand before its name, in words of any gender") {
  CHECK(key("THE FIRST ACT") == "act 1");
  CHECK(key("Twenty-First Book") == "book 21");
  CHECK(key("Erster Aufzug") == "aufzug 1");
  CHECK(key("Siebenter Auftritt") == "auftritt 7");
  CHECK(key("Zweytes Capitel: Von der Reise") == "capitel 2");
  CHECK(key("Einundzwanzigstes Kapitel") == "kapitel 21");
  CHECK(key("Das dritte Buch") == "buch 3");
  CHECK(key("3. Kapitel") == "kapitel 3");
  CHECK(key("II. Akt") == "akt 2");
  CHECK(key("Première partie") == "partie 1");
  CHECK(key("ACTE PREMIER") == "acte 1");
  CHECK(key("Scène deuxième") == "scène 2");
  CHECK(key("SECONDE PARTIE") == "partie 2");
  CHECK(key("Scène dernière") == "scène 1000");
  CHECK(key("JORNADA SEGUNDA") == "jornada 2");
  CHECK(key("Tercera parte") == "parte 3");
  CHECK(key("CAPITULO PRIMERO") == "capitulo 1");
  CHECK(key("ATTO TERZO") == "atto 3");
  CHECK(key("Parte prima") == "parte 1");
  CHECK(key("Eerste bedrijf") == "bedrijf 1");
}

TEST_CASE("sentences that count divisions are no headings") {
  for (const char* line :
       {"Erster Teil der Arbeit war getan.", "The second chapter was better", "First come, first served",
        "La première partie du voyage fut longue.", "Der letzte Brief kam am Montag.",
        "Das zweite Kapitel war das beste", "Primo atto di coraggio,", "the first act", "Second thoughts in Part"}) {
    INFO(line);
    CHECK(key(line) == "none");
  }
}

TEST_CASE("small Roman numerals, double numbers and decoration") {
  CHECK(key("Chapter ii.") == "chapter 2");
  CHECK(key("Chapter mild") == "none");
  CHECK(key("Scène 2.IV.") == "scène 2004");
  CHECK(key("*** CHAPTER 5 ***") == "chapter 5");
  CHECK(key("=Chapter 6=") == "chapter 6");
  CHECK(key("_Kapitel 7_") == "kapitel 7");
  CHECK(key("[Scene 3]") == "scene 3");
  CHECK(undecorated("—IV—") == "IV");
  CHECK(undecorated("- 4 -") == "4");
  CHECK(undecorated("— Oui") == "— Oui");
}

TEST_CASE("two divisions in one line are the inner one within the outer") {
  for (const auto& [line, outer, inner] : {std::tuple{"ACT I. SCENE II. A street.", "act 1", "scene 2"},
                                           std::tuple{"ACTE II, SCÈNE PREMIÈRE", "acte 2", "scène 1"},
                                           std::tuple{"Zweiter Akt. Dritte Szene", "akt 2", "szene 3"},
                                           std::tuple{"PARTE SEGUNDA. CAPÍTULO IV", "parte 2", "capítulo 4"},
                                           std::tuple{"Atto primo - Scena terza", "atto 1", "scena 3"}}) {
    INFO(line);
    const auto heading = division_heading(line, vocabulary);
    REQUIRE(heading);
    CHECK(heading->outer_key == outer);
    CHECK(heading->key == inner);
    CHECK(std::string_view(line).substr(heading->outer_end, 1).find_first_of("SDCe") != std::string_view::npos);
  }
  CHECK(division_heading("ACT I. SCENE II. A street.", vocabulary)->has_title);
  CHECK_FALSE(division_heading("ACT I. SCENE II.", vocabulary)->has_title);
  CHECK(division_heading("Chapter 3. Act one", vocabulary)->outer_key.empty());
}

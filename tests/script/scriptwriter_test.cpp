#include "script/scriptwriter.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "documents.hpp"

using namespace earbound;
using namespace earbound::test;

TEST_CASE("every sentence is an utterance, after the heading") {
  const Document work =
      document({section(1, "One", {paragraph("First here. Second here.\nThird line.", 3), paragraph("Next.", 6)})});
  const Scriptwriter writer(work, options());
  Coverage coverage;
  const ScriptSection script = writer.section(0, coverage);
  CHECK(texts(script) == "One|First here.|Second here.|Third line.|Next.");
  CHECK(script.utterances[0].role == Role::heading);
  CHECK(script.utterances[0].level == 1);
  CHECK(script.utterances[0].pause_after == Milliseconds{500});
  CHECK(script.utterances[1].pause_after == Milliseconds{250});
  CHECK_FALSE(script.utterances[1].paragraph_end);
  CHECK(script.utterances[3].pause_after == Milliseconds{600});
  CHECK(script.utterances[3].paragraph_end);
  for (const Utterance& utterance : script.utterances) CHECK(utterance.sentence_end);
  CHECK(line_of(work, script.utterances[3].words[0]) == 4);
  CHECK(script.utterances[4].pause_after == Milliseconds{1200});
  for (const Utterance& utterance : script.utterances) CHECK(utterance.pause_before == Milliseconds{0});
  CHECK(coverage.written == 8);
  CHECK(coverage.spoken == 8);
  CHECK(coverage.omitted.empty());
}

TEST_CASE("words are mapped by code points") {
  const Document work = document({section(1, "Größe", {paragraph("„Schöne“ Wörter – hier.")})}, "de");
  Coverage coverage;
  const ScriptSection script = Scriptwriter(work, options()).section(0, coverage);
  const Utterance& utterance = script.utterances.at(1);
  REQUIRE(utterance.words.size() == 3);
  CHECK(utterance.words[0].begin == 1);
  CHECK(utterance.words[0].end == 7);
  CHECK(utterance.words[1].begin == 9);
  CHECK(utterance.words[1].end == 15);
  CHECK(utterance.words[2].begin == 18);
  CHECK(utterance.words[2].end == 22);
}

TEST_CASE("levels nest without gaps and deep headings are read inside their section") {
  const Document work =
      document({section(0, "", {paragraph("Before.")}),
                section(2, "A", {}, {section(5, "B", {paragraph("Text.")}, {section(6, "C", {paragraph("Deep.")})})}),
                section(2, "", {paragraph("Nameless.")})});
  ScriptOptions two = options();
  two.heading_depth = 2;
  const Scriptwriter writer(work, two);
  REQUIRE(writer.outline().size() == 4);
  CHECK(writer.outline()[0].title == "A Work");
  CHECK(writer.outline()[1].level == 1);
  CHECK(writer.outline()[2].level == 2);
  CHECK(writer.outline()[3].title == "Untitled section");
  Coverage coverage;
  CHECK(texts(writer.section(0, coverage)) == "Before.");
  CHECK(texts(writer.section(1, coverage)) == "A");
  const ScriptSection deep = writer.section(2, coverage);
  CHECK(texts(deep) == "B|Text.|C|Deep.");
  CHECK(deep.utterances[2].level == 3);
  CHECK(deep.utterances[1].pause_after == Milliseconds{900});
  CHECK(texts(writer.section(3, coverage)) == "Untitled section|Nameless.");
}

TEST_CASE("a section that says nothing is named") {
  const Document work = document({section(0, "", {block_of(Block::Kind::rule, {})})});
  Coverage coverage;
  CHECK(texts(Scriptwriter(work, options()).section(0, coverage)) == "A Work");
}

TEST_CASE("opening brackets never reach the engine as phonemes") {
  const Document work = document({section(1, "T", {paragraph("Say [[hello]] and [[[ now.")})});
  Coverage coverage;
  const ScriptSection script = Scriptwriter(work, options()).section(0, coverage);
  CHECK(script.utterances.at(1).text.find("[[") == std::string::npos);
  CHECK_FALSE(script.utterances[1].phonemes);
  CHECK(coverage.written == 5);
}

TEST_CASE("utterances are bounded") {
  const Document work = document({section(1, "T", {paragraph(std::string(100'000, 'a')), paragraph([] {
                                                     std::string text;
                                                     for (int i = 0; i < 20'000; ++i) text += "word ";
                                                     return text;
                                                   }())})});
  Coverage coverage;
  const ScriptSection script = Scriptwriter(work, options()).section(0, coverage);
  for (const Utterance& utterance : script.utterances) {
    CHECK(utterance.text.size() <= 2000);
    CHECK_FALSE(utterance.words.empty());
  }
  CHECK(coverage.spoken == 20'002);
}

TEST_CASE("notes are read at the end of their section, also those of notes") {
  Document work =
      document({section(1, "A", {paragraph({run("Fact."), run_of(Run::Kind::note_reference, "x"), run(" More.")})}),
                section(1, "B", {paragraph("End.")})});
  work.notes = {{"y", {paragraph("Inner.")}, {}},
                {"x", {paragraph({run("Outer."), run_of(Run::Kind::note_reference, "y")})}, {}},
                {"z", {paragraph("Alone.")}, {}}};
  const Scriptwriter writer(work, options());
  Coverage coverage;
  CHECK(texts(writer.section(0, coverage)) == "A|Fact.|Note 1.|More.|Note 1: Outer.|Note 2.|Note 2: Inner.");
  CHECK(texts(writer.section(1, coverage)) == "B|End.|Note 3: Alone.");
  CHECK(coverage.written == coverage.spoken);
}

TEST_CASE("the contents name the work, its authors and each chapter with its length") {
  Document work = document({section(1, "A", {})});
  work.metadata.authors = {"Ann", "Bob", "Cid"};
  work.title = {run("A Work in Text", 1)};
  number_texts(work);
  const Scriptwriter writer(work, options());
  Coverage coverage;
  const ScriptSection script =
      writer.contents({{"A", 1, {72'000}}, {"Is it?", 1, {3'661'000}}, {"One.", 2, {1'000}}}, {3'733'000}, coverage);
  CHECK(texts(script) ==
        "A Work in Text|By Ann, Bob and Cid.|About 1 hour 2 minutes.|Contents.|A, 1 minute 12 seconds.|Is it?, 1 hour "
        "1 minute.|One, 1 second.");
  CHECK(script.title == "Contents");
  CHECK(script.announcement);
  CHECK(line_of(work, script.utterances[0].words[0]) == 1);
  CHECK(written_for(work, script.utterances[1].words[0]).empty());
  CHECK(written_for(work, script.utterances[1].words[1]) == "Ann");
  CHECK(written_for(work, script.utterances[1].words[2]) == "Bob");
  CHECK(written_for(work, script.utterances[1].words[4]) == "Cid");
  CHECK(coverage.written == 4);
  CHECK(coverage.spoken == 4);
}

TEST_CASE("the contents of a book of many chapters name its upper levels only") {
  const Document work = document({section(1, "A", {})});
  const Scriptwriter writer(work, options());
  std::vector<SpokenLength> chapters;
  const auto add = [&](int level, int count) {
    for (int i = 0; i < count; ++i) chapters.push_back({"Part", level, {60'000}});
  };
  const auto said = [&] {
    Coverage coverage;
    const std::string text = texts(writer.contents(chapters, {60'000}, coverage));
    return text.substr(text.find("Contents."));
  };
  add(1, 2);
  add(2, 3);
  const std::string part = "|Part, 1 minute.";
  CHECK(said() == "Contents." + part + part + part + part + part);
  add(2, 36);
  CHECK(said() == "Contents.|41 chapters." + part + part);
  add(1, 39);
  CHECK(said() == "Contents.|80 chapters.");
}

TEST_CASE("announcements are in the language of the work") {
  Document work = document({section(1, "", {})}, "de-AT");
  work.metadata.authors = {"Anna", "Ben"};
  Coverage coverage;
  CHECK(texts(Scriptwriter(work, options()).contents({{"Eins", 1, {72'000}}}, {72'000}, coverage)) ==
        "A Work|Von Anna und Ben.|Etwa eine Minute 20 Sekunden.|Inhalt.|Eins, eine Minute 12 Sekunden.");
  CHECK(texts(Scriptwriter(work, options()).section(0, coverage)) == "Abschnitt ohne Titel");
  work.metadata.language = "xx";
  const ScriptSection script = Scriptwriter(work, options()).contents({}, {}, coverage);
  CHECK(script.utterances[1].text == "Anna and Ben.");  // no announcements: nothing is said in a foreign language
  CHECK(script.utterances[1].language.empty());
}

TEST_CASE("a missing directory of announcements is an error") {
  const Document work = document({section(1, "A", {})});
  ScriptOptions lost = options();
  lost.voices_directory = "/nowhere";
  CHECK_THROWS_AS(Scriptwriter(work, lost), Error);
}

TEST_CASE("a sentence ends with the last of the utterances that it is parted into") {
  std::vector<Run> runs(3);
  runs[0].text = "He said ";
  runs[1].text = "bonjour";
  runs[1].language = "fr";
  runs[2].text = " to her. Then he left.";
  Block block;
  block.runs = runs;
  const Document work = document({section(1, "One", {block})});
  const Scriptwriter writer(work, options());
  Coverage coverage;
  const ScriptSection script = writer.section(0, coverage);
  REQUIRE(script.utterances.size() == 5);
  const bool ends[] = {true, false, false, true, true};  // the heading is one as well
  for (std::size_t i = 0; i < 5; ++i) CHECK(script.utterances[i].sentence_end == ends[i]);
}

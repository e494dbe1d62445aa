#include <catch2/catch.hpp>

#include <fstream>

#include "base/error.hpp"
#include "documents.hpp"
#include "script/lexicon_report.hpp"
#include "script/rules.hpp"
#include "temporary_directory.hpp"
#include "text/roman.hpp"

using namespace earbound;
using namespace earbound::test;

namespace {

std::string said(const std::string& text, const std::string& language = "en") {
  return spoken_form(text, language, options()).text;
}

}  // namespace

TEST_CASE("abbreviations are spoken in full, and only where they stand") {
  CHECK(said("Dr. Smith came.") == "Doctor Smith came.");
  CHECK(said("He is a Dr.") == "He is a Dr.");
  CHECK(said("Vs. him, V. Smith.") == "versus him, V Smith.");
  CHECK(said("Vs him") == "versus him");
  CHECK(said("E.g. this, etc.") == "for example this, and so on.");
  CHECK(said("No. 5 is no. Never.") == "number 5 is no. Never.");
  CHECK(said("Mgr. and mgmt.") == "Mgr. and mgmt.");
}

TEST_CASE("numbers are spoken with their units") {
  CHECK(said("5 mg") == "5 milligrams");
  CHECK(said("1 mg") == "1 milligram");
  CHECK(said("5mg/kg/day") == "5 milligrams per kilogram per day");
  CHECK(said("37 °C") == "37 degrees Celsius");
  CHECK(said("10–20 %") == "10 to 20 percent");
  CHECK(said("10 × 20 × 30 cm") == "10 by 20 by 30 centimetres");
  CHECK(said("−5 °C") == "minus 5 degrees Celsius");
  CHECK(said("at 5 in Rome") == "at 5 in Rome");
  CHECK(said("5 month-old") == "5 month-old");
}

TEST_CASE("money, times, dates, ratios and fractions are spoken") {
  CHECK(said("$5 million") == "5 million dollars");
  CHECK(said("$1") == "1 dollar");
  CHECK(said("€1,200.50") == "1200 euros 50 cents");
  CHECK(said("It is 3:30 pm.") == "It is 3 30 PM.");
  CHECK(said("12:00") == "12 o'clock");
  CHECK(said("2020-05-12") == "May twelfth, 20 20");
  CHECK(said("3/4") == "3 quarters");
  CHECK(said("1/2") == "1 half");
  CHECK(said("1995–1999") == "19 95 to 19 99");
  CHECK(said("in 1905") == "in 19 oh 5");
  CHECK(said("1905 patients") == "1905 patients");
  CHECK(said("the 1990s") == "the nineteen nineties");
  CHECK(said("p < 0.05 and <3 %") == "p less than 0.05 and less than 3 percent");
}

TEST_CASE("Roman numerals are numbers only where they are numerals") {
  CHECK(said("Chapter IV") == "Chapter 4");
  CHECK(said("stage IIIA") == "stage 3 A");
  CHECK(said("Henry VIII") == "Henry the eighth");
  CHECK(said("Vitamin C and I") == "Vitamin C and I");
  CHECK(roman_numeral("MCMXCIX") == 1999);
  CHECK(roman_numeral("IIII") == 0);
  CHECK(roman_numeral("IXI") == 0);
  CHECK(roman_numeral("") == 0);
}

TEST_CASE("headings in capitals are words, acronyms stay") {
  CHECK(said("THE DNA OF BREAST CANCER") == "the DNA of breast cancer");
  CHECK(said("DNA RNA NATO") == "DNA RNA NATO");
  CHECK(said("NATO") == "NATO");
}

TEST_CASE("a numeral of one letter is told from a word and from a letter") {
  CHECK(said("She said no. I left.") == "She said no. I left.");
  CHECK(said("\"No. I don't know,\" he said.") == "\"No. I don't know,\" he said.");
  CHECK(said("He said no. C is out.") == "He said no. C is out.");
  CHECK(said("See Vol. I of no. IV and no. 5.") == "See volume 1 of number 4 and number 5.");
  CHECK(said("Appendix C. Section D. Part C of it.") == "Appendix C. Section D. Part C of it.");
  CHECK(said("The chapter I had written, the book I was reading, on stage I was free.") ==
        "The chapter I had written, the book I was reading, on stage I was free.");
  CHECK(said("Elizabeth I was there, Chapter I is not, part I of it.") ==
        "Elizabeth the first was there, Chapter 1 is not, part 1 of it.");
  CHECK(said("King George V. He reigned. Plan C. 5 people came.") ==
        "King George the fifth. He reigned. Plan C. 5 people came.");
  CHECK(said("CHAPTER V. THE MAIL") == "chapter 5. the mail");
}

TEST_CASE("numerals keep their endings and stand in lists") {
  CHECK(said("Elizabeth II's death, Louis XIV\u2019s reign, World War II's end") ==
        "Elizabeth the second's death, Louis the fourteenth\u2019s reign, World War 2's end");
  CHECK(said("Sections I and II; Chapters I, II and III, Henry VII and VIII") ==
        "Sections 1 and 2; Chapters 1, 2 and 3, Henry the seventh and the eighth");
  CHECK(said("Part II and I left, C and D.") == "Part 2 and I left, C and D.");
  CHECK(said("Kapitel I, II und III", "de") == "Kapitel 1, 2 und 3");
  CHECK(said("Ludwig XIV. und XV. waren", "de") == "Ludwig der vierzehnte und der fünfzehnte waren");
}

TEST_CASE("a street is no saint, and a letter no initial") {
  CHECK(said("5 High St. She is old. Turn at Oak Dr. Then go.") ==
        "5 High Street. She is old. Turn at Oak Drive. Then go.");
  CHECK(said("In 2018 Dr. He came.") == "In 20 18 Doctor He came.");
  CHECK(said("Near Lake St. Clair in St. Louis.") == "Near Lake Saint Clair in Saint Louis.");
  CHECK(said("Then vitamin D. Everyone slept.") == "Then vitamin D. Everyone slept.");
  CHECK(said("Made with .NET by us.") == "Made with .NET by us.");
}

TEST_CASE("a letter behind a name alone is an initial, though I is a word and a numeral") {
  CHECK(said("Edward I. Koch was there.") == "Edward I Koch was there.");
  CHECK(said("Under Edward I. Wales fell.") == "Under Edward the first. Wales fell.");
  CHECK(said("Edward I. He died.") == "Edward the first. He died.");
}

TEST_CASE("a letter of a name behind a number is no unit") {
  CHECK(said("Since 2068 J. Gettys waits.") == "Since 20 68 J Gettys waits.");
  CHECK(said("It took 5 J. The rest was lost.") == "It took 5 joules. The rest was lost.");
}

TEST_CASE("the noun that a sign of sections stands for is said once") {
  CHECK(said("Section §5 and sec. § 7, but the word §9.") == "section 5 and section 7, but the word section 9.");
  CHECK(said("la sección § 5 y § 6", "es") == "la sección 5 y sección 6");
  CHECK(said("See number #5 and #6.") == "See number 5 and number 6.");
}

TEST_CASE("Spanish numbers agree with the nouns that they count") {
  CHECK(said("Hay 31 perros, 21 casas y 101 personas.", "es") ==
        "Hay treinta y un perros, veintiuna casas y ciento una personas.");
  CHECK(said("Vinieron 200.045 personas y 300 mujeres en 500 naves.", "es") ==
        "Vinieron doscientas mil cuarenta y cinco personas y trescientas mujeres en quinientas naves.");
  CHECK(said("Son 21 problemas, 31 días y 41 turistas.", "es") ==
        "Son veintiún problemas, treinta y un días y cuarenta y un turistas.");
  CHECK(said("1 taza de harina y 1 huevo", "es") == "una taza de harina y un huevo");
  CHECK(said("El capítulo 1 trata de 300 perros, la página 21 y 2001 noches.", "es") ==
        "El capítulo 1 trata de 300 perros, la página 21 y 2001 noches.");
  CHECK(said("El 21 es martes; en 31, según él, 21,5 grados.", "es") ==
        "El 21 es martes; en 31, según él, 21,5 grados.");
}

TEST_CASE("German sentences go on behind abbreviations and ordinals") {
  const auto pieces = [](const std::string& text) {
    Document work = document({section(1, "T", {paragraph(text)})}, "de");
    Coverage coverage;
    return Scriptwriter(work, options()).section(0, coverage).utterances.size() - 1;
  };
  CHECK(pieces("Es kostet 10 Mio. Euro und 5 Mrd. Dollar, Tel. Nummer 5.") == 1);
  CHECK(pieces("Im 19. Jh. Die Stadt wuchs.") == 2);
  CHECK(pieces("Im II. Weltkrieg und zum 100. Geburtstag.") == 1);
  CHECK(said("Im II. Weltkrieg.", "de") == "Im 2. Weltkrieg.");
  CHECK(said("Das 19. Jahrhundert, im 19. Jahrhundert, Königin Elisabeth II.", "de") ==
        "Das neunzehnte Jahrhundert, im neunzehnten Jahrhundert, Königin Elisabeth die zweite.");
  CHECK(said("a las 8:00, Isabel II", "es") == "a las 8, Isabel segunda");
  CHECK(said("alle 8:00", "it") == "alle 8");
}

TEST_CASE("dates, telephones, models and scores are no ranges") {
  CHECK(said("Nature 20, 1990, Room 12, 1999 and 15, 2000 of them") ==
        "Nature 20, 1990, Room 12, 1999 and 15, 2000 of them");
  CHECK(said("January 5, 1990 and Sept. 5, 1990") == "January fifth, 19 90 and September fifth, 19 90");
  CHECK(said("Storage at <-20 °C.") == "Storage at less than minus 20 degrees Celsius.");
  CHECK(said("call 555-1234 or (202) 456-1111") == "call 5 5 5, 1 2 3 4 or 2 0 2, 4 5 6, 1 1 1 1");
  CHECK(said("a Boeing 737-800, the Airbus 320-200, Room 4-12, Pages 4-12, From 4-12, in Luke 4-5") ==
        "a Boeing 737 800, the Airbus 320 200, Room 4 12, Pages 4 to 12, From 4 to 12, in Luke 4 to 5");
  CHECK(said("won 3-2, a 5-4 decision") == "won 3 2, a 5 4 decision");
  CHECK(said("Copyright (c) 2020, ruf 089-123456, 3-2", "de") == "Copyright 2020, ruf 0 8 9, 1 2 3 4 5 6, 3 2");
  CHECK(said("2 1/2 cups, 2 3/4 miles, a 5K race, 300 K") ==
        "2 and a half cups, 2 and 3 quarters miles, a 5K race, 300 kelvins");
  CHECK(said("$5.50, $5.00, $0.50, $1.20") == "5 dollars 50 cents, 5 dollars, 50 cents, 1 dollar 20 cents");
}

TEST_CASE("initials do not stop the sentence") { CHECK(said("J. R. R. Tolkien wrote.") == "J R R Tolkien wrote."); }

TEST_CASE("addresses are said shortly") {
  CHECK(said("See https://www.example.org/a/b?x=1.") == "See link to example dot org.");
  CHECK(said("www.example.org") == "link to example dot org");
  CHECK(said("Mail ann.b@example.org now.") == "Mail ann dot b at example dot org now.");
  CHECK(said("at 10:30 a@ b") == "at 10 30 a@ b");
}

TEST_CASE("signs are said by name, left out, or once") {
  CHECK(said("you & me") == "you and me");
  CHECK(said("Brand® name") == "Brand® name");
  CHECK(said("👍👍👍") == "👍");
  const Document work = document({section(1, "T", {paragraph("One ===== two ™ three.")})});
  Coverage coverage;
  CHECK(texts(Scriptwriter(work, options()).section(0, coverage)) == "T|One two three.");
  REQUIRE(coverage.omitted.size() == 2);
  CHECK(coverage.omitted[0].text == "=====");
  CHECK(coverage.omitted[0].line == 1);
}

TEST_CASE("rules belong to their language") {
  CHECK(said("z. B. am 3. Oktober um 12:30 Uhr", "de") == "zum Beispiel am dritten Oktober um 12 Uhr 30");
  CHECK(said("3,5 kg", "de") == "3,5 Kilogramm");
  CHECK(said("Heinrich VIII. kam.", "de") == "Heinrich der achte kam.");
  CHECK(said("M. Dupont, n° 5, 12h30, au XIXe siècle", "fr") ==
        "Monsieur Dupont, numéro 5, 12 heures 30, au dix-neuvième siècle");
  CHECK(said("El Sr. López, EE. UU., siglo XIX", "es") == "El señor López, Estados Unidos, siglo 19");
  CHECK(said("e.g. 5 mg", "xx") == "e.g. 5 mg");
}

TEST_CASE("the map survives every expansion") {
  const Document work = document({section(1, "T", {paragraph("Dr. Smith gave $5 million, 5 mg.", 7)})});
  Coverage coverage;
  const ScriptSection script = Scriptwriter(work, options()).section(0, coverage);
  const Utterance& utterance = script.utterances.at(1);
  CHECK(utterance.text == "Doctor Smith gave 5 million dollars, 5 milligrams.");
  REQUIRE(utterance.words.size() == 6);
  CHECK(written_for(work, utterance.words[0]) == "Dr.");
  CHECK(utterance.words[0].end == 6);
  CHECK(written_for(work, utterance.words[3]) == "$5 million");
  CHECK(utterance.words[3].begin == 18);
  CHECK(utterance.words[3].end == 35);
  CHECK(written_for(work, utterance.words[4]) == "5");
  CHECK(written_for(work, utterance.words[5]) == "mg");
  CHECK(line_of(work, utterance.words[5]) == 7);
  CHECK(coverage.written == 8);
  CHECK(coverage.spoken == 8);
}

TEST_CASE("words divided at the end of a line are whole") {
  const Document work = document({section(1, "T", {paragraph("An immuno-\ntherapy - yes.")})});
  Coverage coverage;
  CHECK(texts(Scriptwriter(work, options()).section(0, coverage)) == "T|An immuno-therapy - yes.");
}

TEST_CASE("a faulty rule file is named with its line") {
  const TemporaryDirectory directory;
  std::filesystem::create_directories(directory.path() / "languages/en");
  const auto message = [&](const std::string& text) {
    std::ofstream(directory.path() / "languages/en/normalisation.txt") << text;
    try {
      Rules::load(directory.path().string(), "en");
    } catch (const Error& error) {
      return error.message();
    }
    return std::string("no error");
  };
  CHECK_THAT(message("[units]\nmg = milligram\nno rule\n"),
             Catch::Contains("normalisation.txt:3: error: expected a rule"));
  CHECK_THAT(message("[patterns]\n<numbre> = <1>\n"),
             Catch::Contains("normalisation.txt:2: error: unknown class <numbre>"));
  CHECK_THAT(message("[patterns]\n<number> = <2>\n"),
             Catch::Contains("normalisation.txt:2: error: <2> stands for no part"));
  CHECK_THAT(message("[oddities]\na = b\n"), Catch::Contains("normalisation.txt:2: error: unknown section [oddities]"));
}

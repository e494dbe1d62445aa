#include "text/languages.hpp"

#include <catch2/catch.hpp>

#include "text/roman.hpp"

using namespace earbound;

TEST_CASE("tags are put into today's form") {
  CHECK(primary_language("EN-gb") == "en");
  CHECK(primary_language("").empty());
  CHECK(same_language("pt_BR", "PT"));
  CHECK(same_language("iw", "he"));
  CHECK(same_language("cmn", "zh-Hant"));
  CHECK(same_language("no", "nb"));
  CHECK(same_language("nn-NO", "no"));
  CHECK_FALSE(same_language("no", "da"));
  CHECK(same_language("tlh", "TLH"));
  CHECK(canonical_language("en_gb") == "en-GB");
  CHECK(canonical_language("iw") == "he");
  CHECK(canonical_language("cmn") == "zh");
  CHECK(canonical_language("en-us-nyc") == "en-US");
  CHECK(canonical_language("!").empty());
  CHECK(same_language_in_full("pl", "pl-PL"));
  CHECK(same_language_in_full("no", "nb"));
  CHECK_FALSE(same_language_in_full("pt", "pt-AO"));
  CHECK_FALSE(same_language_in_full("zh-Hant", "zh"));
}

TEST_CASE("languages have names and codes") {
  CHECK(language_name("ja") == "Japanese");
  CHECK(language_name("pt-BR") == "Portuguese (Brazil)");
  CHECK(language_name("qdb") == "qdb");
  CHECK(language_of_name("Dutch") == "nl");
  CHECK(language_of_name("Martian").empty());
  CHECK(iso639_2("en-GB") == "eng");
  CHECK(iso639_2("DE") == "deu");
  CHECK(iso639_2("fr") == "fra");  // not the bibliographic fre
  CHECK(iso639_2("grc") == "grc");
  CHECK(iso639_2("") == "und");
  CHECK(iso639_2("x-klingon") == "und");
  CHECK(iso639_2("é") == "und");
}

TEST_CASE("the nearest of the languages that there are") {
  const std::vector<std::string> supported{"pt", "pt-BR", "sr", "zh", "nb", "es", "es-419", "en-GB", "en-US", "he"};
  const auto nearest = [&](const char* tag) {
    const int at = nearest_language(tag, supported);
    return at < 0 ? std::string("none") : supported[static_cast<std::size_t>(at)];
  };
  CHECK(nearest("pt-AO") == "pt");
  CHECK(nearest("es-MX") == "es-419");
  CHECK(nearest("sr-Latn") == "sr");
  CHECK(nearest("zh-Hant-TW") == "zh");
  CHECK(nearest("en-AU") == "en-GB");
  CHECK(nearest("nn") == "nb");
  CHECK(nearest("iw") == "he");
  CHECK(nearest("tlh") == "none");  // that many of its readers know English makes it no English
  CHECK(nearest("ja") == "none");
  CHECK(nearest("x-none") == "none");
  CHECK(nearest_language("en", {}) == -1);
}

TEST_CASE("numbers, lengths, dates and lists are in the language") {
  CHECK(plural_category("pl", 2) == "few");
  CHECK(plural_category("fr", 0) == "one");
  CHECK(plural_categories("en").size() == 2);
  CHECK(plural_categories("pl").size() == 3);
  CHECK(time_in_words("pl", TimeUnit::minute, 12) == "12 minut");
  CHECK(time_in_words("en-GB", TimeUnit::hour, 1) == "1 hour");
  CHECK(date_in_words("pl", 2024, 5, 12) == "12 maja 2024");
  CHECK(date_in_words("pl", 2024, 5, 0) == "maj 2024");
  CHECK(list_in_words("en-GB", {}).empty());
  CHECK(list_in_words("en-GB", {"A"}) == "A");
  CHECK(list_in_words("en-GB", {"A", "B", "C"}) == "A, B and C");
  CHECK(list_in_words("es", {"Ana", "Inés"}) == "Ana e Inés");
}

TEST_CASE("letters are foreign to a language that is not written in their script, Latin ones to none") {
  LetterCount english;
  count_letters("日本 Ж a, 12", "en-GB", english);
  CHECK(english.letters == 4);
  CHECK(english.foreign == 3);
  CHECK(english.own.empty());
  LetterCount japanese;
  count_letters("日本の日 Ж a", "ja", japanese);
  CHECK(japanese.foreign == 1);
  CHECK(japanese.own.at("日") == 2);
  LetterCount chinese;
  count_letters("日本", "cmn", chinese);
  CHECK(chinese.foreign == 0);
  LetterCount unknown;
  count_letters("日本", "qdb", unknown);
  CHECK(unknown.foreign == 0);
}

TEST_CASE("letters that a language is not written with") {
  CHECK(has_unusual_letter("Fauré", "en-GB"));
  CHECK(has_unusual_letter("Fauré", "de"));
  CHECK_FALSE(has_unusual_letter("Fauré", "fr"));
  CHECK_FALSE(has_unusual_letter("Größe", "de"));
  CHECK_FALSE(has_unusual_letter("don’t–PLAN", "en"));
  CHECK_FALSE(has_unusual_letter("Fauré", "qdb"));
}

TEST_CASE("Roman numerals of old books") {
  CHECK(roman_numeral("XIIII") == 0);
  CHECK(roman_numeral("XIIII", RomanForm::any) == 14);
  CHECK(roman_numeral("XIV", RomanForm::any) == 14);
}

#include <catch2/catch.hpp>

#include <ctime>
#include <string>

#include "config/language.hpp"
#include "text/segmentation.hpp"

using namespace earbound;

namespace {

std::vector<std::string> cut(std::string_view text, const std::vector<TextRange>& ranges) {
  std::vector<std::string> parts;
  for (const auto& range : ranges) parts.emplace_back(text.substr(range.begin, range.end - range.begin));
  return parts;
}
std::vector<std::string> sentences_of(std::string_view text, std::string_view language = "en") {
  return cut(text, sentences(text, language, load_sentence_rules(EARBOUND_SOURCE_DIR "/voices", language)));
}
std::vector<std::string> words_of(std::string_view text, std::string_view language = "en") {
  return cut(text, written_words(text, language));
}
using Parts = std::vector<std::string>;

double seconds_of(const auto& work) {
  const std::clock_t begin = std::clock();  // processor time: a busy machine is no fault
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("sentences end where a reader ends them") {
  CHECK(sentences_of(" One two.  Three! ") == Parts{"One two.", "Three!"});
  CHECK(sentences_of("He said “Stop.” Then he left.") == Parts{"He said “Stop.”", "Then he left."});
  CHECK(sentences_of("It ended (at last.) Good.") == Parts{"It ended (at last.)", "Good."});
  CHECK(sentences_of("“Stop!” he said. “Why?” asked she.") == Parts{"“Stop!” he said.", "“Why?” asked she."});
  CHECK(sentences_of("A line\nbroken in two.\nNext one.") == Parts{"A line\nbroken in two.", "Next one."});
  CHECK(sentences_of("It cost 3.5 million. Yes.") == Parts{"It cost 3.5 million.", "Yes."});
  CHECK(sentences_of("", "en").empty());
  CHECK(sentences_of(" \n ", "en").empty());
}

TEST_CASE("abbreviations and initials do not end a sentence") {
  CHECK(sentences_of("We met Dr. Smith and Prof. Jones. They spoke.") ==
        Parts{"We met Dr. Smith and Prof. Jones.", "They spoke."});
  CHECK(sentences_of("By J. R. R. Tolkien and J.K. Rowling. Both.") ==
        Parts{"By J. R. R. Tolkien and J.K. Rowling.", "Both."});
  CHECK(sentences_of("Louis I. Kahn built it for Edward I. Wales was his.") ==
        Parts{"Louis I. Kahn built it for Edward I.", "Wales was his."});
  CHECK(sentences_of("Take vitamin C. The rest is easy.") == Parts{"Take vitamin C.", "The rest is easy."});
  CHECK(sentences_of("Chapter No. 5 is short. He said no. Then he left. I am. You go. Joe.") ==
        Parts{"Chapter No. 5 is short.", "He said no.", "Then he left.", "I am.", "You go.", "Joe."});
  CHECK(sentences_of("See Fig. 3. That (e.g. Apples) is all. A hundred Mr.\nJones.") ==
        Parts{"See Fig. 3.", "That (e.g. Apples) is all.", "A hundred Mr.\nJones."});
  CHECK(sentences_of("Wir haben z. B. Äpfel. Gut.", "de") == Parts{"Wir haben z. B. Äpfel.", "Gut."});
  CHECK(sentences_of("Frau Dr. Müller kam. Sie ging.", "de-AT") == Parts{"Frau Dr. Müller kam.", "Sie ging."});
  CHECK(sentences_of("Le Dr. Martin est là. Bien.", "fr") == Parts{"Le Dr. Martin est là.", "Bien."});
  CHECK(sentences_of("El Sr. García llegó. Bien.", "es") == Parts{"El Sr. García llegó.", "Bien."});
}

TEST_CASE("a language without rules of its own has those that ICU knows, and titles that all languages share") {
  CHECK(sentences_of("См. стр. 5 и т.д. и т.п. Это всё.", "ru").size() <= 2);
  CHECK(sentences_of("Zapytaj Dr. Nowaka. On wie.", "pl") == Parts{"Zapytaj Dr. Nowaka.", "On wie."});
  CHECK(sentences_of("Il Sig. Rossi legge. Poi dorme.", "it") == Parts{"Il Sig. Rossi legge.", "Poi dorme."});
}

TEST_CASE("an unknown language is cut by the general rules") {
  CHECK(sentences_of("One. Two.", "xx-unknown") == Parts{"One.", "Two."});
  CHECK(sentences_of("One. Two.", "not a tag") == Parts{"One.", "Two."});
  for (int i = 0; i < 100; ++i) REQUIRE(sentences_of("One. Two.", "x-" + std::to_string(i)).size() == 2);
}

TEST_CASE("words are what a reader counts") {
  CHECK(words_of("“Triple-negative” (PD-L1), 10–20 % of 50%!") ==
        Parts{"Triple-negative", "PD-L1", "10–20", "%", "of", "50%"});
  CHECK(words_of("It's $5 & C++ — or C#…no; wait--what...ever") ==
        Parts{"It's", "$5", "&", "C++", "or", "C#", "no", "wait", "what", "ever"});
  CHECK(words_of("'tis the dogs' e.g. 3.5") == Parts{"tis", "the", "dogs", "e.g", "3.5"});
  CHECK(words_of(" — * … \" ").empty());
  CHECK(words_of("cafe\u0301 ❤\ufe0f") == Parts{"cafe\u0301", "❤\ufe0f"});
}

TEST_CASE("scripts without spaces are cut by dictionary") {
  CHECK(words_of("我们学习中文。", "zh") == Parts{"我们", "学习", "中文"});
  CHECK(words_of("สวัสดีชาวโลก", "th") == Parts{"สวัสดี", "ชาว", "โลก"});
}

TEST_CASE("a line of 50 MB takes linear time") {
  const std::string letters(50'000'000, 'x');
  CHECK(seconds_of([&] { CHECK(written_words(letters, "en").size() == 1); }) < 10.0);
  CHECK(seconds_of([&] { CHECK(sentences(letters, "en", {}).size() == 1); }) < 30.0);
  const std::string stops(2'000'000, '.');
  CHECK(seconds_of([&] { CHECK(sentences(stops, "en", {}).size() == 1); }) < 10.0);
  std::string chinese;
  for (int i = 0; i < 300'000; ++i) chinese += "中";
  CHECK(seconds_of([&] { CHECK(written_words(chinese, "zh").size() > 1000); }) < 10.0);
}

TEST_CASE("many short paragraphs are quick: the rules are opened once") {
  CHECK(seconds_of([&] {
          const SentenceRules rules = load_sentence_rules(EARBOUND_SOURCE_DIR "/voices", "en");
          for (int i = 0; i < 20'000; ++i) REQUIRE(sentences("Dr. Smith came. He left.", "en", rules).size() == 2);
        }) < 5.0);
}

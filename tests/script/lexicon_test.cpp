#include <catch2/catch.hpp>
#include <ctime>
#include <fstream>

#include "base/error.hpp"
#include "documents.hpp"
#include "script/lexicon.hpp"
#include "script/lexicon_report.hpp"
#include "temporary_directory.hpp"

using namespace earbound;
using namespace earbound::test;

namespace {

const std::string voices = EARBOUND_SOURCE_DIR "/voices";

class Pls {
 public:
  explicit Pls(const std::string& text) : path_((directory_.path() / "test.pls").string()) {
    std::ofstream(path_) << text;
  }
  explicit Pls(const char* lexemes, const std::string& language = "en")
      : Pls("<?xml version=\"1.0\"?>\n<lexicon version=\"1.0\" "
            "xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\" "
            "alphabet=\"ipa\" xml:lang=\"" +
            language + "\">\n" + std::string(lexemes) + "\n</lexicon>\n") {}
  [[nodiscard]] std::string said(const std::string& text) const {
    ScriptOptions with = options();
    with.lexicons = {path_};
    return spoken_form(text, "en", with).text;
  }
  [[nodiscard]] std::string error() const {
    try {
      read_lexicon(path_, voices);
    } catch (const Error& error) {
      return error.message();
    }
    return "no error";
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  TemporaryDirectory directory_;
  std::string path_;
};

}  // namespace

TEST_CASE("a lexicon says words and phonemes") {
  const Pls lexicon(
      "<lexeme><grapheme>HER2</grapheme><alias>her two</alias></lexeme>"
      "<lexeme><grapheme>paclitaxel</grapheme><phoneme>ˌpæklɪˈtæksəl</phoneme></lexeme>"
      "<lexeme><grapheme>New York</grapheme><alias>the big apple</alias></lexeme>"
      "<lexeme><grapheme>York</grapheme><alias>yolk</alias></lexeme>"
      "<lexeme><grapheme>foo</grapheme><phoneme alphabet=\"x-espeak\">f'u:</phoneme></lexeme>");
  CHECK(lexicon.said("HER2 is") == "her two is");
  CHECK(lexicon.said("her2 is") == "her2 is");
  CHECK(lexicon.said("Paclitaxel, paclitaxel's") == "[[,paklI'taks@l]], [[,paklI'taks@lz]]");
  CHECK(lexicon.said("New York and York") == "the big apple and yolk");
  CHECK(lexicon.said("anti-HER2/foo") == "anti her two [[f'u:]]");
  CHECK(lexicon.said("foot [[x]] foo") == "foot [ [x]] [[f'u:]]");
}

TEST_CASE("the map survives phonemes") {
  const Pls lexicon("<lexeme><grapheme>foo</grapheme><phoneme alphabet=\"x-espeak\">f'u:</phoneme></lexeme>");
  ScriptOptions with = options();
  with.lexicons = {lexicon.path()};
  const Document work = document({section(1, "T", {paragraph("A foo, too.")})});
  Coverage coverage;
  const ScriptSection script = Scriptwriter(work, with).section(0, coverage);
  const Utterance& utterance = script.utterances.at(1);
  CHECK(utterance.phonemes);
  CHECK(utterance.text == "A [[f'u:]], too.");
  CHECK(utterance.words[1].begin == 2);
  CHECK(utterance.words[1].end == 10);
  CHECK(written_for(work, utterance.words[1]) == "foo");
  CHECK(utterance.words[2].begin == 12);
}

TEST_CASE("a bad lexicon is named with line and symbol") {
  CHECK_THAT(Pls("<lexeme><grapheme>a</grapheme>").error(), Catch::Contains("malformed XML"));
  CHECK_THAT(Pls("<lexeme>\n<grapheme>a</grapheme>\n<phoneme>pʘp</phoneme></lexeme>").error(),
             Catch::Contains(":5: error: unknown IPA symbol 'ʘ' in 'pʘp'"));
  CHECK_THAT(Pls("<lexeme><grapheme>a</grapheme><phoneme alphabet=\"x-sampa\">p</phoneme></lexeme>").error(),
             Catch::Contains(":3: error: unknown alphabet 'x-sampa'"));
  CHECK_THAT(Pls("<lexeme><grapheme>a</grapheme></lexeme>").error(), Catch::Contains("says nothing"));
  CHECK_THAT(Pls("<lexeme><alias>a</alias></lexeme>").error(), Catch::Contains("no grapheme"));
  CHECK_THAT(
      Pls(std::string("<!DOCTYPE lexicon [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n<lexicon xml:lang=\"en\"/>"))
          .error(),
      Catch::Contains("no document type declaration"));
  CHECK_THAT(Pls(std::string("<other/>")).error(), Catch::Contains("root element is not 'lexicon'"));
  CHECK_THROWS_AS(read_lexicon("/nowhere.pls", voices), Error);
}

TEST_CASE("every language that is shipped knows its IPA") {
  const auto mnemonics = [](const char* language, const char* ipa) {
    return IpaTable::load(voices, language).mnemonics(ipa);
  };
  CHECK(mnemonics("fr", "ʃɑ̃tœʁ") == "SA~tWr");
  CHECK(mnemonics("es", "ˈpero") == "'peR2o");
  CHECK(mnemonics("es", "ˈpeɾo") == "'pe**o");
  CHECK(mnemonics("it", "ˈpittsa") == "'pits:a");
  CHECK(mnemonics("de", "ˈap͡fl̩") == "'apF@l");
  CHECK(mnemonics("en-US", "ˈbʌɾl̩") == "'bVt#@L");
}

TEST_CASE("accents apart from their letters and words apart from each other are understood") {
  CHECK(IpaTable::load(voices, "de").mnemonics("ic\u0327 fu\u02D0") == "iC fu:");
}

TEST_CASE("a language without IPA symbols says so") {
  CHECK_THROWS_WITH(IpaTable::load(voices, "xx").mnemonics("a"), Catch::Contains("no IPA symbols are known for 'xx'"));
  const Pls lexicon("<lexeme>\n<grapheme>a</grapheme>\n<phoneme>a</phoneme></lexeme>", "pt");
  CHECK_THAT(lexicon.error(), Catch::Contains("test.pls:5: error: no IPA symbols are known for 'pt'"));
}

TEST_CASE("a lexicon whose language is no language tag is an error with line") {
  const std::string wrong =
      GENERATE("../../x", "en/../../x", "en_GB", "e", "en--GB", " en", "en\xc3\xa9", "en-123456789");
  CHECK_THAT(Pls("", wrong).error(), Catch::Contains("test.pls:2: error: '" + wrong + "' is not a language tag"));
  const Pls lengthy("", std::string(400, 'x'));
  CHECK_THAT(lengthy.error(), Catch::Contains("is not a language tag; write one such as en, en-GB or de-AT"));
  CHECK(lengthy.error().size() < 200 + lengthy.path().size());
  CHECK(Pls("<lexeme><grapheme>a</grapheme><alias>b</alias></lexeme>", "de-AT").error() == "no error");
}

TEST_CASE("aliases in circles are an error with line") {
  const Pls lexicon(
      "<lexeme><grapheme>a1</grapheme><alias>b1</alias></lexeme>\n<lexeme><grapheme>b1</grapheme><alias>a1</alias></"
      "lexeme>");
  Lexicon words;
  CHECK_THROWS_WITH(words.add(read_lexicon(lexicon.path(), voices)), Catch::Contains("go in circles"));
  const Pls chain(
      "<lexeme><grapheme>a1</grapheme><alias>b1</alias></lexeme><lexeme><grapheme>b1</grapheme><alias>see</alias></"
      "lexeme>");
  CHECK(chain.said("a1") == "see");
  const Pls ring(
      "<lexeme><grapheme>a1</grapheme><alias>b1</alias></lexeme>\n<lexeme><grapheme>b1</grapheme><alias>c1</alias></"
      "lexeme>"
      "<lexeme><grapheme>c1</grapheme><alias>a1</alias></lexeme>");
  Lexicon others;
  CHECK_THROWS_WITH(others.add(read_lexicon(ring.path(), voices)),
                    Catch::Contains("the aliases of 'a1' go in circles"));
  const Pls plain(
      "<lexeme><grapheme>pH</grapheme><alias>pH</alias></lexeme><lexeme><grapheme>PH</grapheme><alias>pH</alias></"
      "lexeme>");
  CHECK(plain.said("PH and pH") == "pH and pH");
}

TEST_CASE("a chain of many aliases and many phrases of one first word take time that grows with their number") {
  // Where each alias walks the whole chain, this takes a minute and more; now a second.
  constexpr int count = 20'000;
  std::string lexemes;
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i), next = i + 1 < count ? "a" + std::to_string(i + 1) : "the end";
    lexemes += "<lexeme><grapheme>a" + number + "</grapheme><alias>" + next + "</alias></lexeme>";
    lexemes += "<lexeme><grapheme>one b" + number + "</grapheme><alias>c" + number + "</alias></lexeme>\n";
  }
  const Pls lexicon(lexemes.c_str());
  const std::clock_t begun = std::clock();
  Lexicon words;
  words.add(read_lexicon(lexicon.path(), voices));
  CHECK(std::clock() - begun < 20 * CLOCKS_PER_SEC);
  CHECK(lexicon.said("a0 and a19999 and one b7 and one b19999") == "the end and the end and c7 and c19999");
}

TEST_CASE("the medical lexicon holds what it promises") {
  const LexiconFile file = read_lexicon(voices + "/lexicons/medical-en.pls", voices);
  CHECK(file.lexemes.size() >= 150);
  ScriptOptions with = options();
  with.lexicons = {file.path};
  CHECK(spoken_form("trastuzumab", "en", with).phonemes);
  CHECK(spoken_form("BRCA1", "en", with).text == "bracka one");
}

TEST_CASE("words that deserve an entry are suggested with their counts") {
  const Document work =
      document({section(1, "T", {paragraph("The XB7 gene, XB7 again, a mTORx, the naïve Brczk and Dr. Who.", 4)})});
  const std::vector<Suggestion> found = suggest_lexemes(work, options());
  REQUIRE(found.size() == 4);
  CHECK(found[0].word == "XB7");
  CHECK(found[0].count == 2);
  CHECK(found[0].line == 4);
  CHECK(reason_text(found[0].reason) == "capitals and digits");
}

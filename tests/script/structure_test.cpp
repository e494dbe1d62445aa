#include <catch2/catch.hpp>

#include "documents.hpp"
#include "script/language_detector.hpp"
#include "script/script_text.hpp"

using namespace earbound;
using namespace earbound::test;

namespace {

Block item(std::vector<Block> children) { return block_of(Block::Kind::list_item, std::move(children)); }

Block table(std::vector<std::vector<std::string>> rows) {
  std::vector<Block> lines;
  for (const auto& row : rows) {
    std::vector<Block> cells;
    for (const std::string& text : row) {
      Block cell = paragraph(text);
      cell.kind = Block::Kind::table_cell;
      cells.push_back(cell);
    }
    lines.push_back(block_of(Block::Kind::table_row, cells));
  }
  return block_of(Block::Kind::table, lines);
}

ScriptSection written(std::vector<Block> blocks, ScriptOptions chosen = options(), std::string language = "en") {
  const Document work = document({section(1, "T", std::move(blocks))}, std::move(language));
  Coverage coverage;
  ScriptSection script = Scriptwriter(work, std::move(chosen)).section(0, coverage);
  CHECK(coverage.written == coverage.spoken + coverage.omitted.size());
  return script;
}

ScriptOptions with(Verbosity verbosity) {
  ScriptOptions result = options();
  result.verbosity = verbosity;
  return result;
}

}  // namespace

TEST_CASE("lists are counted, nested lists begin and end") {
  Block ordered = block_of(Block::Kind::list,
                           {item({paragraph("One."), block_of(Block::Kind::list, {item({paragraph("Inner.")})})}),
                            item({paragraph("Two.")})});
  ordered.ordered = true;
  ordered.first_number = 3;
  CHECK(texts(written({ordered})) ==
        "T|List of 2 items.|3: One.|Nested list of 1 item.|Inner.|End of nested list.|4: Two.");
  CHECK(texts(written({ordered}, with(Verbosity::brief))) == "T|3: One.|Inner.|4: Two.");
  CHECK(texts(written({ordered}, with(Verbosity::full))) ==
        "Heading level 1: T|List of 2 items.|3: One.|Nested list of 1 item.|Inner.|End of nested list.|4: Two.|End of "
        "list.");
}

TEST_CASE("the number of an item goes before what comes first in it") {
  Block ordered =
      block_of(Block::Kind::list, {item({block_of(Block::Kind::list, {item({paragraph("Inner.")})})}), item({})});
  ordered.ordered = true;
  CHECK(texts(written({ordered})) == "T|List of 2 items.|1: Nested list of 1 item.|Inner.|End of nested list.|2:");
}

TEST_CASE("cues stand before headings, quotes and rules") {
  const Block quote = block_of(Block::Kind::quote, {paragraph("Said.")});
  const ScriptSection script =
      written({quote, paragraph("After."), block_of(Block::Kind::rule, {}), paragraph("Last.")});
  CHECK(texts(script) == "T|Said.|After.|Last.");
  CHECK(script.utterances[0].cue == "heading-1");
  CHECK(script.utterances[1].cue == "quote");
  CHECK(script.utterances[1].role == Role::quote);
  CHECK(script.utterances[2].cue == "quote-end");
  CHECK(script.utterances[3].cue == "rule");
  ScriptOptions silent = options();
  silent.cues = false;
  const ScriptSection words = written({quote, paragraph("After.")}, silent);
  CHECK(texts(words) == "T|Quote.|Said.|End of quote.|After.");
  for (const Utterance& utterance : words.utterances) CHECK(utterance.cue.empty());
}

TEST_CASE("tables are read row by row as header and cell") {
  const Block drugs = table({{"Drug", "Dose"}, {"Alpha", "5 mg"}, {"Beta", ""}});
  CHECK(texts(written({drugs})) ==
        "T|Table, 2 columns, 2 rows.|Columns: Drug|Dose|Drug: Alpha|Dose: 5 milligrams|Drug: Beta|Dose: empty.");
  std::vector<std::vector<std::string>> rows{{"A"}};
  for (int i = 0; i < 20; ++i) rows.push_back({"cell"});
  CHECK(texts(written({table(rows)}, with(Verbosity::brief))) == "T|Table, 1 column, 20 rows.|Columns: A");
}

TEST_CASE("code is read, summarised or skipped") {
  Block code;
  code.kind = Block::Kind::code;
  code.info = "python";
  code.runs = {run_of(Run::Kind::code, "x = foo_bar()\nprint(x)\n", 5)};
  const Document work = document({section(1, "T", {code})});
  Coverage coverage;
  const ScriptSection read = Scriptwriter(work, options()).section(0, coverage);
  CHECK(
      texts(read) ==
      "T|Code in python, 2 lines.|x equals foo bar open paren close paren|print open paren x close paren|End of code.");
  CHECK(line_of(work, read.utterances[3].words[0]) == 6);
  CHECK(written_for(work, read.utterances[3].words[0]) == "print(x");
  ScriptOptions summary = options();
  summary.code = CodePolicy::summarise;
  CHECK(texts(written({code}, summary)) == "T|Code in python, 2 lines.");
  summary.code = CodePolicy::skip;
  CHECK(texts(written({code}, summary)) == "T");
}

TEST_CASE("images are announced, without a description once") {
  Run image = run_of(Run::Kind::image, "A cell");
  image.image = std::make_shared<const Target>(Target{"secret-name.png", ""});
  const Run nameless = run_of(Run::Kind::image, "");
  CHECK(texts(written({paragraph({run("See "), image, run(" there.")})})) == "T|See|Image: A cell|there.");
  CHECK(texts(written({paragraph({nameless}), paragraph({nameless}), paragraph("End.")})) ==
        "T|Image without description.|End.");
}

TEST_CASE("notes are read in place, later or not at all") {
  Document work =
      document({section(1, "T", {paragraph({run("Fact."), run_of(Run::Kind::note_reference, "x"), run(" More.")})})});
  work.notes = {{"x", {paragraph("Why.")}, {}}};
  const auto read = [&](NotePolicy policy) {
    ScriptOptions chosen = options();
    chosen.notes = policy;
    Coverage coverage;
    std::string result = texts(Scriptwriter(work, chosen).section(0, coverage));
    CHECK(coverage.written == 5);
    CHECK(coverage.spoken + coverage.omitted.size() == 5);
    return result;
  };
  CHECK(read(NotePolicy::inline_text) == "T|Fact.|Note 1: Why.|More.");
  CHECK(read(NotePolicy::section) == "T|Fact.|Note 1.|More.|Note 1: Why.");
  CHECK(read(NotePolicy::skip) == "T|Fact.|More.");
}

TEST_CASE("a span in another language is an utterance of its own") {
  Run german = run("der Hund");
  german.language = "de";
  const ScriptSection script = written({paragraph({run("They say "), german, run(" here.")})});
  CHECK(texts(script) == "T|They say|der Hund|here.");
  CHECK(script.utterances[2].language == "de");
  CHECK(script.utterances[3].language.empty());
  CHECK(script.utterances[2].pause_after == Milliseconds{0});
}

TEST_CASE("languages are detected, offered, and spoken only when asked for") {
  const std::string french =
      "M. Noir est assis sur la table de la cuisine et regarde par la fenêtre pendant que la pluie tombe dehors.";
  const Document work = document({section(
      1, "T",
      {paragraph("This is an English paragraph, plainly written for everyone to read."), paragraph(french, 9)})});
  const auto found = foreign_paragraphs(work, "en");
  REQUIRE(found.size() == 1);
  CHECK(found[0].language == "fr");
  CHECK(found[0].line == 9);
  Coverage coverage;
  CHECK(Scriptwriter(work, options()).section(0, coverage).utterances.back().language.empty());
  ScriptOptions detecting = options();
  detecting.detect_language = true;
  const ScriptSection script = Scriptwriter(work, detecting).section(0, coverage);
  CHECK(script.utterances.back().language == "fr");
  CHECK_THAT(script.utterances.back().text, Catch::StartsWith("Monsieur Noir"));
}

TEST_CASE("formulas, abbreviations, raised numbers, deletions and stress") {
  CHECK(texts(written({paragraph({run("Let "), run_of(Run::Kind::math, "x^2 + \\frac{a}{b}"), run(" be.")})})) ==
        "T|Let x squared plus a over b be.");
  CHECK(texts(written({paragraph({run_of(Run::Kind::math, "\\oint_C \\nabla")})})) == "T|formula");
  Run abbreviation = run("HTML");
  abbreviation.expansion = "Hypertext Markup Language";
  CHECK(texts(written({paragraph({abbreviation, run(" and "), abbreviation, run(".")})})) ==
        "T|Hypertext Markup Language and HTML.");
  Run raised = run("2");
  raised.superscript = true;
  CHECK(texts(written({paragraph({run("An area of m"), raised, run(".")})})) == "T|An area of m squared.");
  Run gone = run("wrong");
  gone.deleted = true;
  CHECK(texts(written({paragraph({run("Right "), gone, run(" end.")})})) == "T|Right|Struck out: wrong|end.");
  CHECK(texts(written({paragraph({run("Right "), gone, run(" end.")})}, with(Verbosity::brief))) == "T|Right|end.");
  Run strong = run("Warning:");
  strong.strong = true;
  const ScriptSection script = written({paragraph({strong, run(" do not.")})});
  CHECK(texts(script) == "T|Warning: do not.");
  CHECK_FALSE(script.utterances[1].strong);
  CHECK(script.utterances[1].words[0].strong);
  CHECK_FALSE(script.utterances[1].words[1].strong);
  const ScriptSection whole = written({paragraph({strong})});
  CHECK(whole.utterances[1].strong);
  CHECK_FALSE(whole.utterances[1].words[0].strong);
  CHECK_FALSE(written({paragraph({strong, run("half")})}).utterances[1].words[0].strong);
}

TEST_CASE("the closing names the work") {
  const Document work = document({section(1, "T", {})});
  CHECK(texts(Scriptwriter(work, options()).closing()) == "End of A Work.");
}

TEST_CASE("a script is shown with lines, cues, pauses and what is spoken otherwise") {
  const Document work = document({section(1, "T", {paragraph("Take 5 mg.", 3)})});
  Coverage coverage;
  CHECK(script_text(Scriptwriter(work, options()).section(0, coverage), TextIndex(work)) ==
        "== T (level 1)\n"
        "    1  heading 1: <heading-1> T (500 ms) ¶\n"
        "    3  body: Take 5 milligrams. (1200 ms) ¶\n"
        "         mg → milligrams\n");
}

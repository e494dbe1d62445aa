#include "model/texts.hpp"

#include <catch2/catch.hpp>

using namespace earbound;

namespace {

Run run(std::string text, int line, Run::Kind kind = Run::Kind::text) {
  Run result;
  result.text = std::move(text);
  result.line = line;
  result.kind = kind;
  return result;
}

/// Title, authors and a paragraph of every kind of run, a heading and a note.
Document sample() {
  Document document;
  document.metadata.title = "Stated";
  document.metadata.authors = {"Ann", "Bö"};
  document.title = {run("The Title", 1)};
  Section& section = document.sections.emplace_back();
  section.title = {run("Head", 2)};
  Block& paragraph = section.blocks.emplace_back();
  paragraph.runs = {run("one ", 3),
                    run("älso\ntwo", 3),
                    run("x", 4, Run::Kind::note_reference),
                    run("", 4, Run::Kind::line_break),
                    run("a\npicture", 5, Run::Kind::image),
                    run("end\nof\nit", 6)};
  Note& note = document.notes.emplace_back();
  note.label = "x";
  note.blocks.emplace_back().runs = {run("noted", 9), run("y", 9, Run::Kind::note_reference)};
  number_texts(document);
  return document;
}

const std::vector<Run>& paragraph(const Document& document) { return document.sections[0].blocks[0].runs; }

Place place(std::uint32_t text, std::uint32_t begin, std::uint32_t end) { return {{text}, {{begin}, {end}}}; }

}  // namespace

TEST_CASE("texts are numbered densely in the order of the document") {
  const Document document = sample();
  CHECK(metadata_title_id() == TextId{1});
  CHECK(author_id(1) == TextId{3});
  CHECK(document.title[0].text_id == TextId{4});
  CHECK(document.sections[0].title[0].text_id == TextId{5});
  const auto& runs = paragraph(document);
  const std::vector<std::uint32_t> expected{6, 6, 7, 6, 8, 6};
  for (std::size_t i = 0; i < runs.size(); ++i) CHECK(runs[i].text_id.number == expected[i]);
  CHECK(document.notes[0].blocks[0].runs[0].text_id == TextId{9});
  CHECK(TextIndex(document).size() == 10);
}

TEST_CASE("runs begin where those of their text before them end") {
  const auto runs = paragraph(sample());
  const std::vector<std::uint32_t> expected{0, 4, 13, 13, 13, 13};
  for (std::size_t i = 0; i < runs.size(); ++i) CHECK(runs[i].begin.count == expected[i]);
  CHECK(runs[1].place(1, 3) == place(6, 5, 7));
  CHECK(runs[4].place(2, 9) == place(8, 2, 9));
}

TEST_CASE("notes and references lead to each other") {
  const Document document = sample();
  CHECK(paragraph(document)[2].note == 0);
  CHECK(document.notes[0].references == std::vector<TextId>{{7}});
  CHECK(document.notes[0].blocks[0].runs[1].note == -1);
}

TEST_CASE("places lead back to the written characters and their line") {
  const Document document = sample();
  const TextIndex texts(document);
  PlaceReader places(texts);
  const auto at = [&](const Place& where) { return places.written(where) + "@" + std::to_string(places.line(where)); };
  CHECK(at(place(1, 0, 6)) == "Stated@0");
  CHECK(at(place(3, 0, 3)) == "Bö@0");
  CHECK(at(place(4, 4, 9)) == "Title@1");
  CHECK(at(place(6, 0, 3)) == "one@3");
  CHECK(at(place(6, 2, 9)) == "e älso@3");
  CHECK(at(place(6, 10, 13)) == "two@4");
  CHECK(at(place(6, 10, 16)) == "twoend@4");  // a line break has no characters
  CHECK(at(place(6, 20, 22)) == "it@8");
  CHECK(at(place(6, 13, 16)) == "end@6");  // backwards as well
  CHECK(at(place(7, 0, 1)) == "x@4");
  CHECK(at(place(8, 2, 9)) == "picture@6");
  CHECK(at(place(9, 0, 5)) == "noted@9");
  CHECK(at({}) == "@0");
}

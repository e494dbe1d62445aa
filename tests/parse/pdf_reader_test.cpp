#include "parse/pdf/pdf_reader.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "parse/outline_builder.hpp"

using namespace earbound;

namespace {

constexpr double width = 600, height = 800, letter = 0.5;  // of a letter's size

/// Sets words on pages as a printer would, line by line.
class Setter {
 public:
  Setter() { page(); }

  Setter& page() {
    pages_.pages.push_back({width, height, {}});
    y_ = 120;
    return *this;
  }
  /// A line whose upper edge is at `top`; it does not move what follows.
  Setter& at(double left, double top, const std::string& text, double size = 10, bool bold = false,
             bool fixed = false) {
    double x = left;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      pdf::Word word;
      word.text = text.substr(begin, end - begin);
      word.left = x;
      word.right = x + static_cast<double>(word.text.size()) * size * letter;
      word.top = top;
      word.bottom = top + size;
      word.size = size;
      word.bold = bold;
      word.fixed = fixed;
      word.space = end < text.size();
      x = word.right + size * letter;
      pages_.pages.back().words.push_back(word);
      begin = end + 1;
    }
    return *this;
  }
  /// The next line of the text.
  Setter& line(const std::string& text, double size = 10, bool bold = false, double indent = 0) {
    at(60 + indent, y_, text, size, bold);
    y_ += size * 1.2;
    return *this;
  }
  Setter& code(const std::string& text) {
    at(60, y_, text, 10, false, true);
    y_ += 12;
    return *this;
  }
  Setter& gap(double points = 12) {
    y_ += points;
    return *this;
  }
  Setter& outline(std::string title, int level) {
    pages_.outline.push_back({std::move(title), level});
    return *this;
  }
  [[nodiscard]] Document read() const { return pdf::read_document(pages_, "a.pdf"); }

 private:
  pdf::Pages pages_;
  double y_ = 0;
};

const std::string full = "Here a line of the text goes from the left to the right end of its";

std::vector<std::string> texts(const std::vector<Block>& blocks) {
  std::vector<std::string> all;
  for (const Block& block : blocks)
    all.push_back(block.children.empty() ? text_of(block.runs) : "list of " + std::to_string(block.children.size()));
  return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("lines of a PDF are joined into paragraphs, parted by gaps and by indents") {
  const Document document = Setter()
                                .line(full)
                                .line("measure and on.")
                                .gap()
                                .line(full)
                                .line("measure too.")
                                .line("Indented it begins, and goes on for the rest of the line as it", 10, false, 15)
                                .line("did before.")
                                .read();
  REQUIRE(document.sections.size() == 1);
  CHECK(texts(document.sections[0].blocks) ==
        Texts{full + " measure and on.", full + " measure too.",
              "Indented it begins, and goes on for the rest of the line as it did before."});
}

TEST_CASE("hyphens at the ends of lines go, but where the word has one elsewhere") {
  const Document document = Setter()
                                .line("A well-known thing that is said to be im-")
                                .line("portant, and it is well-")
                                .line("known too, as is the North-")
                                .line("Atlantic.")
                                .read();
  CHECK(texts(document.sections.at(0).blocks) ==
        Texts{"A well-known thing that is said to be important, and it is well-known too, as is the North-Atlantic."});
}

TEST_CASE("heads and feet of pages with their numbers are left out and listed") {
  Setter setter;
  for (int page = 1; page <= 4; ++page) {
    if (page > 1) setter.page();
    setter.at(60, 40, "The Book of Tides " + std::to_string(page))
        .line(full)
        .line("measure on page " + std::to_string(page) + ".");
    setter.at(300, 760, "- " + std::to_string(page) + " -");
  }
  const Document document = setter.read();
  CHECK(texts(document.sections.at(0).blocks).size() == 4);
  for (const std::string& text : texts(document.sections.at(0).blocks)) CHECK(text.find("Book") == std::string::npos);
  REQUIRE(document.omissions.size() == 8);
  CHECK(document.omissions[0].text == "The Book of Tides 1");
  CHECK(document.omissions[0].reason == "the head or the foot of a page");
  CHECK(document.omissions.back().line == 4);
}

TEST_CASE("headings that stand high on their pages are no running heads") {
  Setter setter;
  for (int chapter = 1; chapter <= 4; ++chapter) {
    if (chapter > 1) setter.page();
    setter.at(60, 60, "Chapter " + std::to_string(chapter), 18).line(full).line("measure.");
  }
  const Document document = setter.read();
  CHECK(document.sections.size() == 4);
  CHECK(document.omissions.empty());
}

TEST_CASE("a line that stands at the head of one page only is text") {
  const Document document = Setter().at(60, 40, "A first line high on the page.").line(full).page().line(full).read();
  CHECK(document.omissions.empty());
}

TEST_CASE("a paragraph goes on behind the end of its page and of its column") {
  const Document document = Setter()
                                .at(60, 120, "The left column holds a line")
                                .at(60, 132, "and ends in the midst of")
                                .at(330, 120, "a sentence that is long enough to")
                                .at(330, 132, "end here.")
                                .page()
                                .at(60, 120, "Another begins on a page of its")
                                .read();
  CHECK(texts(document.sections.at(0).blocks) ==
        Texts{"The left column holds a line and ends in the midst of a sentence that is long enough to end here.",
              "Another begins on a page of its"});
}

TEST_CASE("headings follow the PDF's own outline where it has one") {
  const Document document = Setter()
                                .line("1 Tides", 10, true)
                                .line("They rise.")
                                .line("1.1 Moon", 10, true)
                                .line("It pulls.")
                                .line("2 Winds of the", 10, true)
                                .line("North", 10, true)
                                .line("They blow.")
                                .outline("Tides", 1)
                                .outline("Moon", 2)
                                .outline("Winds of the North", 1)
                                .outline("Nowhere", 1)
                                .read();
  REQUIRE(document.sections.size() == 2);
  CHECK(text_of(document.sections[0].title) == "1 Tides");
  CHECK(text_of(document.sections[0].children.at(0).title) == "1.1 Moon");
  CHECK(text_of(document.sections[1].title) == "2 Winds of the North");
  CHECK(texts(document.sections[1].blocks) == Texts{"They blow."});
  REQUIRE(document.remarks.size() == 1);
  CHECK(document.remarks[0] == "a.pdf: 1 of the 4 entries of the PDF's outline were not found on its pages");
}

TEST_CASE("without an outline headings are told by their letters, and that is said") {
  const Document document = Setter()
                                .line("Of Tides", 24)
                                .gap()
                                .line("First", 16)
                                .line(full)
                                .line("measure.")
                                .gap()
                                .line("A part of it", 12, true)
                                .line(full)
                                .line("measure.")
                                .gap()
                                .line("Second", 16)
                                .line(full)
                                .line("in bold", 10, true)
                                .read();
  CHECK(document.metadata.title == "Of Tides");
  REQUIRE(document.sections.size() == 2);
  CHECK(text_of(document.sections[0].title) == "First");
  CHECK(document.sections[0].children.size() == 1);
  CHECK(text_of(document.sections[1].title) == "Second");
  CHECK(document.sections[1].children.empty());
  REQUIRE(document.remarks.size() == 1);
  CHECK(document.remarks[0].find("3 headings were told by the size of their letters") != std::string::npos);
}

TEST_CASE("lists and listings of a PDF are such") {
  const Document document = Setter()
                                .line(full)
                                .line("\u2022 one thing")
                                .line("\u2022 another thing, which is longer than the line and goes on", 10)
                                .line("beneath it", 10, false, 10)
                                .code("if (tide)")
                                .code("wait();")
                                .line("And on.")
                                .read();
  const std::vector<Block>& blocks = document.sections.at(0).blocks;
  CHECK(texts(blocks) == Texts{full, "list of 2", "if (tide) wait();", "And on."});
  CHECK(blocks.at(2).kind == Block::Kind::code);
  CHECK(blocks.at(2).runs.at(0).text == "if (tide)\nwait();");
  CHECK(text_of(blocks.at(1).children.at(1).children.at(0).runs) ==
        "another thing, which is longer than the line and goes on beneath it");
}

TEST_CASE("a table of contents that leads to pages is left out and listed") {
  Setter setter;
  setter.line("Contents", 16);
  for (int i = 1; i <= 6; ++i) setter.line("Chapter " + std::to_string(i) + " . . . . . . . . " + std::to_string(i));
  setter.page().line(full).line("measure.");
  const Document document = setter.read();
  CHECK(document.omissions.size() >= 6);
  CHECK(document.omissions.front().reason == "a table of contents that leads to pages");
  CHECK(texts(document.sections.back().blocks).back() == full + " measure.");
}

TEST_CASE("marks of notes stand in their line") {
  const Document document =
      Setter().at(60, 120, "water", 10).at(86, 118, "2", 6).at(92, 120, "rises and falls", 10).read();
  CHECK(texts(document.sections.at(0).blocks) == Texts{"water2 rises and falls"});
}

TEST_CASE("bytes that are no PDF are refused") {
  for (const char* bytes :
       {"", "text", "%PDF-1.7\n", "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF"})
    CHECK_THROWS_AS(parse_pdf(bytes, "a.pdf"), Error);
}

#include <catch2/catch.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "parse/parser.hpp"

using namespace earbound;
namespace fs = std::filesystem;

namespace {

std::string refusal(const std::string& text) {
  try {
    parse_markdown(text, "a.md");
  } catch (const Error& error) {
    return error.message();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("front matter names people, the licence, and whether it is explicit") {
  const Metadata said =
      parse_markdown("---\npeople: [One, {name: Two, role: guest}]\nlicence: CC-BY-4.0\nexplicit: yes\n---\nText",
                     "a.md")
          .metadata;
  REQUIRE(said.people.size() == 2);
  CHECK(said.people[1].name == "Two");
  CHECK(said.people[1].role == "guest");
  CHECK(said.licence == "CC-BY-4.0");
  CHECK(said.explicit_content == true);
  CHECK(parse_markdown("---\nexplicit: no\n---\nText", "a.md").metadata.explicit_content == false);
  CHECK_FALSE(parse_markdown("---\ntitle: A\n---\nText", "a.md").metadata.explicit_content);
  const FormatNames formats = parse_markdown("---\ntitle: A\nformats: [mp3, epub]\n---\nText", "a.md").metadata.formats;
  CHECK(formats.names == std::vector<std::string>{"mp3", "epub"});
  CHECK(formats.line == 3);
  CHECK(parse_markdown("---\nformats: 'mp3, epub,'\n---\nText", "a.md").metadata.formats.names == formats.names);
  CHECK(parse_markdown("---\nlicense: MIT\n---\nText", "a.md").metadata.licence == "MIT");
}

TEST_CASE("a key that is misspelt is an error, one of another program is none") {
  CHECK(refusal("---\ntitle: A\ntilte: B\n---\n") ==
        "a.md:3: error: there is no key 'tilte' here; did you mean 'title'?");
  CHECK(refusal("---\nautor: A\n---\n") == "a.md:2: error: there is no key 'autor' here; did you mean 'author'?");
  CHECK(refusal("---\ndescripton: A\n---\n") ==
        "a.md:2: error: there is no key 'descripton' here; did you mean 'description'?");
  const char* const others =
      "---\ntags: [a]\nlayout: post\npublished: true\ncategories: b\nslug: c\nimage: d\n"
      "subtitle: e\nkeywords: f\npermalink: g\naliases: h\ntoc: true\nweight: 1\n"
      "type: x\nid: 1\n---\n";
  CHECK(refusal(others) == "accepted");
}

TEST_CASE("front matter gives the metadata") {
  const Document document = parse_markdown(
      "---\ntitle: \"A: B\"\nauthors: [X Y, Z]\nlang: en_GB\ndate: 2024-02-29 10:00:00\ndescription: D\npublisher: P\n"
      "identifier: urn:x\nvoice: en-gb\nlayout: {a: [1]}\n---\nText\n",
      "a.md");
  CHECK(document.metadata.title == "A: B");
  CHECK(document.metadata.authors == std::vector<std::string>{"X Y", "Z"});
  CHECK(document.metadata.language == "en-GB");
  CHECK(document.metadata.date == "2024-02-29");
  CHECK(document.metadata.description == "D");
  CHECK(document.metadata.publisher == "P");
  CHECK(document.metadata.identifier == "urn:x");
  CHECK(document.metadata.voice == "en-gb");
  CHECK(document.sections.at(0).blocks.at(0).runs.at(0).line == 12);
  CHECK(parse_markdown("---\nauthor: One\ndate: 2024\n...\nText", "a.md").metadata.authors ==
        std::vector<std::string>{"One"});
}

TEST_CASE("files in front matter are found beside the article") {
  std::string pattern = (fs::temp_directory_path() / "article-XXXXXX").string();
  REQUIRE(::mkdtemp(pattern.data()) != nullptr);
  std::ofstream(pattern + "/c.png") << "x";
  const Document document = parse_markdown("---\ncover: c.png\nlexicons: c.png\n---\nText", pattern + "/a.md");
  CHECK(document.metadata.cover.kind == CoverChoice::Kind::picture);
  CHECK(document.metadata.cover.path == pattern + "/c.png");
  const auto kind = [](const std::string& text) { return parse_markdown(text, "a.md").metadata.cover.kind; };
  CHECK(kind("---\ntitle: A\n---\nText") == CoverChoice::Kind::unsaid);
  CHECK(kind("---\ncover: none\n---\nText") == CoverChoice::Kind::none);
  CHECK(kind("---\ncover: drawn\n---\nText") == CoverChoice::Kind::drawn);
  CHECK(document.metadata.lexicons == std::vector<std::string>{pattern + "/c.png"});
  fs::remove_all(pattern);
}

TEST_CASE("wrong front matter is refused with its line") {
  CHECK(refusal("---\ntitle: [a, b]\n---\n") == "a.md:2: error: 'title' must be a text; write 'title: some text'");
  CHECK(refusal("---\nauthor: {a: b}\n---\n").find("a.md:2: error: 'author' must be a text or a list of texts") == 0);
  CHECK(refusal("---\na: 1\ndate: yesterday\n---\n").find("a.md:3: error: 'yesterday' is not a date") == 0);
  CHECK(refusal("---\ndate: 2023-02-29\n---\n").find("is not a date") != std::string::npos);
  CHECK(refusal("---\nlang: english speaking\n---\n").find("a.md:2: error: 'english speaking' is not a language tag") ==
        0);
  CHECK(refusal("---\ncover: none.png\n---\n").find("a.md:2: error: there is no file 'none.png'") == 0);
  CHECK(refusal("---\ntitle: x\ntext without an end\n").find("a.md:1: error: the front matter has no end") == 0);
  CHECK(refusal("---\ntitle: x: y\n---\n").find("a.md:2: error: this is not YAML") == 0);
  CHECK(refusal("---\n[a: b\n---\n").find("a.md:") == 0);
}

TEST_CASE("a rule at the beginning is a rule") {
  CHECK(parse_markdown("---\n\ntitle: x\n", "a.md").sections.at(0).blocks.at(0).kind == Block::Kind::rule);
  CHECK(parse_markdown("---\nJust text\n", "a.md").sections.at(0).blocks.at(0).kind == Block::Kind::rule);
  CHECK(parse_markdown("---\n---\nText", "a.md").metadata.title.empty());
}

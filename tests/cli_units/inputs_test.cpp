#include "cli/inputs.hpp"

#include <catch2/catch.hpp>

#include "../base/temporary_directory.hpp"
#include "base/error.hpp"

using namespace earbound;

namespace {

std::string failure(const std::vector<std::string>& inputs) {
  try {
    (void)find_sources(inputs);
  } catch (const Error& error) {
    return error.message();
  }
  return "no error";
}

}  // namespace

TEST_CASE("files are taken in the order given, directories give their articles by name") {
  const TemporaryDirectory place;
  for (const char* name : {"library/b.md", "library/a.txt", "library/c.markdown", "library/cover.png",
                           "library/.hidden.md", "library/deeper/d.md", "single.md"})
    write_text(place / name, "text");
  const auto sources = find_sources({place / "single.md", place / "library"});
  CHECK(sources == std::vector<std::string>{place / "single.md", place / "library/a.txt", place / "library/b.md",
                                            place / "library/c.markdown"});
}

TEST_CASE("a directory whose name ends like an article is not one") {
  const TemporaryDirectory place;
  write_text(place / "library/a.md", "text");
  std::filesystem::create_directory(place / "library/notes.md");
  CHECK(find_sources({place / "library"}).size() == 1);
}

TEST_CASE("what cannot be read as a source is an error with its place and a remedy") {
  const TemporaryDirectory place;
  write_text(place / "sound.mp3", "");
  std::filesystem::create_directory(place / "empty");
  CHECK(failure({place / "none.md"}) ==
        place / "none.md: error: there is no such file or directory; check the spelling of the path");
  CHECK(failure({place / "sound.mp3"}) ==
        place /
            "sound.mp3: error: this kind of file is not read; give a file that ends in .md, .markdown, .mkd, .txt, "
            ".text, .html, .htm, .xhtml, .epub, .pdf, .docx, .odt, .rtf, .tex, .latex, .org, .rst, .fb2 or .ipynb");
  CHECK(failure({place / "empty"}) == place /
                                          "empty: error: the directory holds no articles; put files into it that end "
                                          "in .md, or in another suffix that is read");
}

TEST_CASE("two sources may not have the same edition") {
  const TemporaryDirectory place;
  write_text(place / "one/a.md", "text");
  write_text(place / "two/a.txt", "text");
  CHECK(failure({place / "one", place / "two"}) ==
        place / "two/a.txt: error: its edition would have the same name as that of " +
            place / "one/a.md; rename one of the two");
}

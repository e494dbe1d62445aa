#include "config/library.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "config_directory.hpp"

using namespace earbound;

namespace {

std::string refusal(const std::string& text) {
  const ConfigDirectory directory;
  directory.write("library.yaml", text);
  try {
    load_library(directory.path());
  } catch (const Error& error) {
    return error.message().substr(directory.path().size() + 1);
  }
  return "accepted";
}

}  // namespace

TEST_CASE("a library names the lexicons of its articles") {
  const ConfigDirectory directory;
  CHECK(load_library(directory.path()).file.empty());
  directory.write("names.pls", "<lexicon/>");
  const std::string file = directory.write("library.yaml", "# ours\nlexicons: [names.pls, ./names.pls]\n");
  const Library library = load_library(directory.path());
  CHECK(library.file == file);
  CHECK(library.lexicons == std::vector<std::string>{directory.path() + "/names.pls", directory.path() + "/names.pls"});
  directory.write("library.yaml", "");
  CHECK(load_library(directory.path()).lexicons.empty());
}

TEST_CASE("a library describes its feed") {
  const ConfigDirectory directory;
  directory.write("cover.png", "picture");
  directory.write(
      "earbound.yaml",
      "base_url: https://example.org/audio\ntitle: Tides\ndescription: What the sea does.\nlanguage: en-GB\n"
      "authors: [One, Two]\nowner: The Harbour\nemail: audio@example.org\ncategories: [News, Arts > Books]\n"
      "explicit: true\norder: serial\ncover: cover.png\nlicence: CC-BY-4.0\nfunding: https://example.org/give\n");
  const FeedSettings feed = load_library(directory.path()).feed;
  CHECK(feed.base_url == "https://example.org/audio/");
  CHECK(feed.title == "Tides");
  CHECK(feed.description == "What the sea does.");
  CHECK(feed.language == "en-GB");
  CHECK(feed.authors == std::vector<std::string>{"One", "Two"});
  CHECK(feed.owner == "The Harbour");
  CHECK(feed.email == "audio@example.org");
  CHECK(feed.categories == std::vector<std::string>{"News", "Arts > Books"});
  CHECK(feed.explicit_content);
  CHECK(feed.serial);
  CHECK(feed.cover.kind == CoverChoice::Kind::picture);
  CHECK(feed.cover.path == directory.path() + "/cover.png");
  CHECK(feed.licence == "CC-BY-4.0");
  CHECK(feed.funding == "https://example.org/give");
}

TEST_CASE("a library names people, by name alone or with what else is known of them") {
  const ConfigDirectory directory;
  directory.write("earbound.yaml",
                  "people:\n- First Person\n- {name: Second Person, role: guest, page: 'https://example.org/?p=2'}\n");
  const std::vector<Person> people = load_library(directory.path()).feed.people;
  REQUIRE(people.size() == 2);
  CHECK(people[0].name == "First Person");
  CHECK(people[0].role.empty());
  CHECK(people[1].name == "Second Person");
  CHECK(people[1].role == "guest");
  CHECK(people[1].page == "https://example.org/?p=2");
  directory.write("earbound.yaml", "people: Alone\n");
  CHECK(load_library(directory.path()).feed.people.front().name == "Alone");
  CHECK(refusal("title: A\npeople:\n- role: guest\n") ==
        "library.yaml:3: error: a person has no name; write 'name: ' and the name");
  CHECK(refusal("people:\n- name: A\n  rôle: guest\n") ==
        "library.yaml:3: error: there is no key 'rôle' here; did you mean 'role'?");
  CHECK(refusal("people:\n- name: A\n  page: javascript:alert(1)\n") ==
        "library.yaml:3: error: 'javascript:alert(1)' is no address; write one such as https://example.org/page, in "
        "ASCII");
  CHECK_THAT(refusal("people: [[A]]\n"), Catch::StartsWith("library.yaml:1: error: a person must be a list of"));
}

TEST_CASE("an unknown key is an error with the key that was meant, or all there are") {
  CHECK(refusal("title: A\ncatgories: [News]\n") ==
        "library.yaml:2: error: there is no key 'catgories' here; did you mean 'categories'?");
  CHECK(refusal("license: CC0\n") == "library.yaml:1: error: there is no key 'license' here; did you mean 'licence'?");
  CHECK(refusal("zzzzzzzzzz: 1\n") ==
        "library.yaml:1: error: there is no key 'zzzzzzzzzz' here; it can be: lexicons, base_url, title, description, "
        "language, author, authors, owner, email, people, categories, explicit, cover, order, licence, funding, "
        "podcast, formats, voice");
  CHECK(refusal("explicit: maybe\n") == "library.yaml:1: error: 'maybe' is no value of 'explicit'; write yes or no");
}

TEST_CASE("a library may have no cover, or one that is drawn") {
  const ConfigDirectory directory;
  const auto kind = [&](const std::string& text) {
    directory.write("earbound.yaml", text);
    return load_library(directory.path()).feed.cover.kind;
  };
  CHECK(kind("title: A\n") == CoverChoice::Kind::unsaid);
  CHECK(kind("cover: none\n") == CoverChoice::Kind::none);
  CHECK(kind("cover: drawn\n") == CoverChoice::Kind::drawn);
}

TEST_CASE("what a feed cannot have is named with its line") {
  const auto starts = [](const std::string& text, const std::string& message) {
    CHECK_THAT(refusal(text), Catch::StartsWith(message));
  };
  starts("title: A\nbase_url: ftp://example.org/\n",
         "library.yaml:2: error: 'ftp://example.org/' is no address; write");
  starts("base_url: https:///x\n", "library.yaml:1: error: 'https:///x' is no address");
  starts("base_url: https://example.org/?a\n", "library.yaml:1: error: 'https://example.org/?a' is no address");
  starts("base_url: https://example.org/\n", "library.yaml:1: error: a feed needs a title; write 'title: '");
  starts("email: nobody\n", "library.yaml:1: error: 'nobody' is no mail address");
  starts("language: English!\n", "library.yaml:1: error: 'English!' is not a language tag");
  starts("order: oldest\n", "library.yaml:1: error: 'oldest' is no value of 'order'; write newest or serial");
  starts("cover: none.png\n", "library.yaml:1: error: there is no file 'none.png'");
  starts("description: " + std::string(4001, 'a') + "\n", "library.yaml:1: error: the description has 4001 bytes");
}

TEST_CASE("the old name of a library's file is read where the new one is not there, with a warning") {
  const ConfigDirectory directory;
  CHECK(old_name_warning(directory.path()).empty());
  directory.write("library.yaml", "title: Old\n");
  CHECK(load_library(directory.path()).feed.title == "Old");
  CHECK_THAT(old_name_warning(directory.path()), Catch::EndsWith("rename the file to earbound.yaml"));
  directory.write("earbound.yaml", "title: New\n");
  CHECK(load_library(directory.path()).feed.title == "New");
  CHECK(old_name_warning(directory.path()).empty());
}

TEST_CASE("a faulty library is named with its line") {
  CHECK(refusal("lexicons:\n- none.pls\n") ==
        "library.yaml:2: error: there is no lexicon 'none.pls'; name a PLS file, seen from the directory of "
        "library.yaml");
  CHECK(refusal("lexicon: a.pls\n") ==
        "library.yaml:1: error: there is no key 'lexicon' here; did you mean 'lexicons'?");
  CHECK(refusal("- a.pls\n") ==
        "library.yaml:1: error: a library must be a list of 'key: value' lines; write one key and its value on each "
        "line");
  CHECK(refusal("\nlexicons: {a: b}\n") ==
        "library.yaml:2: error: 'lexicons' must be a text or a list of texts; write 'lexicons: [one, another]'");
}

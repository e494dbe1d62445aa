#include <catch2/catch.hpp>

#include <ctime>
#include <string>

#include "base/error.hpp"
#include "yaml/yaml.hpp"
#include "yaml/yaml_fields.hpp"

using namespace earbound;

namespace {

std::string refusal(const std::string& text, int first_line = 1) {
  try {
    parse_yaml(text, "a.yaml", first_line);
  } catch (const Error& error) {
    return error.message();
  }
  return "accepted";
}

std::string repeated(const std::string& part, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += part;
  return all;
}

}  // namespace

TEST_CASE("YAML becomes a tree with lines") {
  const YamlNode root =
      parse_yaml("title: One\nauthors:\n  - A\n  - \"2\"\npauses: {sentence: 3}\nempty:\n", "a.yaml", 11);
  REQUIRE(root.kind == YamlNode::Kind::map);
  CHECK(root.find("title")->text == "One");
  CHECK(root.find("title")->line == 11);
  REQUIRE(root.find("authors")->items.size() == 2);
  CHECK(root.find("authors")->items[1].line == 14);
  CHECK_FALSE(root.find("authors")->items[1].plain);
  CHECK(root.find("pauses")->find("sentence")->text == "3");
  CHECK(root.find("empty")->kind == YamlNode::Kind::null);
  CHECK(root.find("none") == nullptr);
  CHECK(parse_yaml("", "a.yaml").kind == YamlNode::Kind::null);
  CHECK(parse_yaml("# nothing\n", "a.yaml").kind == YamlNode::Kind::null);
}

TEST_CASE("what YAML may not hold is refused with its line") {
  CHECK(refusal("a: 1\na: 2\n") == "a.yaml:2: error: the key 'a' stands twice; keep one of them");
  CHECK(refusal("a: &x 1\nb: *x\n").find("a.yaml:1: error: there is a YAML anchor or alias") == 0);
  CHECK(refusal("a: 1\nb: *x\n").find("a.yaml:2: error:") == 0);
  CHECK(refusal("a: 1\nb: [1, 2\n", 5).find("a.yaml:") == 0);
  CHECK(refusal("a: 1\n b: 2\n", 5).find("a.yaml:6: error: this is not YAML") == 0);
  CHECK(refusal("[a, b]: 1\n").find("the key is not a plain word") != std::string::npos);
  CHECK(refusal("a: 1\n---\nb: 2\n").find("second YAML document") != std::string::npos);
  CHECK(refusal("a: \"open\nb: 2").find("this is not YAML") != std::string::npos);
}

TEST_CASE("hostile YAML is refused quickly") {
  const std::clock_t begin = std::clock();  // processor time: a busy machine is no fault
  CHECK(refusal(repeated("[", 100'000)).find("a.yaml:1: error:") == 0);
  CHECK(refusal(repeated("{a: ", 20'000)).find("a.yaml:1: error:") == 0);
  CHECK(refusal(repeated("- ", 100'000)).find("a.yaml:1: error:") == 0);
  CHECK(refusal(repeated("? ", 100'000)).find("a.yaml:1: error:") == 0);
  CHECK(refusal(repeated("- a\n", 20'000)).find("more than 10000 YAML values") != std::string::npos);
  CHECK(refusal(repeated("a: *b\n", 2'000'000)).find("more YAML than 256 KB") != std::string::npos);
  CHECK(refusal("a: &a [x]\n" + repeated("b: *a\n", 20'000)).find("anchor or alias") != std::string::npos);
  std::string keys;
  for (int i = 0; i < 9'000; ++i) keys += "k" + std::to_string(i) + ": 1\n";
  CHECK(refusal(keys) == "accepted");
  CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < 4);
}

TEST_CASE("values are taken out with their types checked") {
  const std::string file = "a.yaml";
  const YamlNode root = parse_yaml("one: 7\nquoted: '7'\nlist: [a, b]\nmap: {x: 1}\nword: w\n", file);
  const YamlFields fields(root, file, "this");
  CHECK(fields.number("one", 0, 9, 5) == 7);
  CHECK(fields.number("none", 0, 9, 5) == 5);
  CHECK(fields.texts("list") == std::vector<std::string>{"a", "b"});
  CHECK(fields.texts("word") == std::vector<std::string>{"w"});
  CHECK_FALSE(fields.text("none"));
  CHECK_THROWS_AS(fields.number("quoted", 0, 9, 5), Error);
  CHECK_THROWS_AS(fields.number("one", 8, 9, 8), Error);
  CHECK_THROWS_AS(fields.number("list", 0, 9, 5), Error);
  CHECK_THROWS_AS(fields.text("map"), Error);
  CHECK_THROWS_AS(fields.texts("map"), Error);
  CHECK_THROWS_AS(fields.required_text("none"), Error);
  CHECK_THROWS_AS(YamlFields(*root.find("word"), file, "this"), Error);
}

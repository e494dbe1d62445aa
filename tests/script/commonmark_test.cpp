// The examples of the CommonMark specification, each read into a script. Not part of every run: the specification is
// not shipped. Fetch it (npm pack commonmark-spec@0.30.0, the version that cmark 0.30 implements), then
//   EARBOUND_COMMONMARK_SPEC=package/spec.txt test_script "[commonmark]"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "documents.hpp"
#include "parse/parser.hpp"
#include "text/segmentation.hpp"
#include "text/unicode.hpp"

using namespace earbound;

namespace {

struct Example {
  std::string markdown, html;
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::vector<Example> examples_of(const std::string& path) {
  std::ifstream stream(path);
  const std::string fence(32, '`');
  std::vector<Example> examples;
  std::string line;
  enum { outside, markdown, html } part = outside;
  while (std::getline(stream, line)) {
    if (part == outside) {
      if (line == fence + " example") {
        examples.emplace_back();
        part = markdown;
      }
    } else if (line == fence) {
      part = outside;
    } else if (part == markdown && line == ".") {
      part = html;
    } else {
      (part == markdown ? examples.back().markdown : examples.back().html) += line + "\n";
    }
  }
  for (Example& example : examples) {
    replace_all(example.markdown, "→", "\t");
    replace_all(example.html, "→", "\t");
  }
  return examples;
}

/// Behind the tag, comment or section that begins at `at`.
std::size_t end_of_tag(const std::string& html, std::size_t at) {
  for (const auto& [opening, closing] : {std::pair{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}}) {
    if (html.compare(at, std::string_view(opening).size(), opening) != 0) continue;
    const auto end = html.find(closing, at + 2);
    return end == std::string::npos ? html.size() : end + std::string_view(closing).size();
  }
  char quote = 0;
  for (std::size_t i = at; i < html.size(); ++i) {
    if (quote != 0)
      quote = html[i] == quote ? '\0' : quote;
    else if (html[i] == '"' || html[i] == '\'')
      quote = html[i];
    else if (html[i] == '>')
      return i + 1;
  }
  const auto end = html.find('>', at);
  return end == std::string::npos ? html.size() : end + 1;
}

/// The text of the rendered page: tags removed, alternative texts kept, entities decoded.
std::string text_of(const std::string& html) {
  std::string text;
  for (std::size_t i = 0; i < html.size();) {
    if (html[i] != '<') {
      text += html[i++];
      continue;
    }
    const std::size_t end = end_of_tag(html, i);
    const std::string tag = html.substr(i, end - i);
    if (const auto alt = tag.find("alt=\""); tag.compare(0, 4, "<img") == 0 && alt != std::string::npos)
      text += " " + tag.substr(alt + 5, tag.find('"', alt + 5) - alt - 5) + " ";
    static const std::regex block(
        "</?(p|h[1-6]|li|ul|ol|pre|blockquote|hr|br|div|table|tr|td|del|style|script|textarea)[ >/\n][^]*");
    if (std::regex_match(tag, block)) text += ' ';
    i = end;
  }
  for (const auto& [entity, character] : {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}})
    replace_all(text, entity, character);
  return text;
}

std::map<std::string, int> words_of(const std::string& text) {
  std::map<std::string, int> words;
  for (const TextRange range : written_words(text, "en")) ++words[text.substr(range.begin, range.end - range.begin)];
  return words;
}

}  // namespace

TEST_CASE("the examples of the CommonMark specification are read completely", "[.][commonmark]") {
  const char* path = std::getenv("EARBOUND_COMMONMARK_SPEC");
  if (path == nullptr) {
    WARN("EARBOUND_COMMONMARK_SPEC is not set: nothing was checked");
    return;
  }
  const std::vector<Example> examples = examples_of(path);
  REQUIRE(examples.size() > 600);
  std::size_t number = 0, held = 0;
  for (const Example& example : examples) {
    ++number;
    const std::string rendered = without_invisible(text_of(example.html));
    std::string read;
    bool accounted = true;
    try {
      const Document document = parse_markdown(decode_source(example.markdown, "example.md"), "example.md");
      const Scriptwriter writer(document, test::options());
      const TextIndex texts(document);
      PlaceReader places(texts);
      Coverage coverage;
      std::vector<ScriptSection> sections{writer.opening({}, coverage)};
      for (std::size_t i = 0; i < writer.outline().size(); ++i) sections.push_back(writer.section(i, coverage));
      accounted = coverage.written == coverage.spoken + coverage.omitted.size();
      for (const ScriptSection& section : sections)
        for (const Utterance& utterance : section.utterances) {
          for (const Word& word : utterance.words)
            if (places.line(word.place) > 0) read += places.written(word.place) + " ";
        }
      for (const Omission& omission : coverage.omitted) read += omission.text + " ";
      for (const Omission& omission : document.omissions) read += omission.text + " ";
    } catch (const Error& error) {
      if (has_letter_or_number(rendered)) read = std::string("error: ") + error.what();
    }
    const std::map<std::string, int> wanted = words_of(rendered), got = words_of(read);
    const auto missing = std::find_if(wanted.begin(), wanted.end(), [&](const auto& word) {
      const auto found = got.find(word.first);
      return found == got.end() || found->second < word.second;
    });
    if (accounted && missing == wanted.end()) {
      ++held;
    } else {
      UNSCOPED_INFO("example " << number << ": '" << (missing == wanted.end() ? "" : missing->first) << "' is missing\n"
                               << example.markdown << "read: " << read << "\nrendered: " << rendered);
    }
  }
  INFO(held << " of " << examples.size() << " examples hold");
  CHECK(held == examples.size());
}

// Heads and feet of pages in plain text.

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "parse/outline_builder.hpp"
#include "parse/parser.hpp"
#include "vocabulary.hpp"
#include "words.hpp"

using namespace earbound;
using namespace earbound_test;

namespace {

Document read(const std::string& text) { return parse_plain_text(text, "a.txt", test::vocabulary()); }

/// The paragraphs of the work, each on a line.
std::string paragraphs(const Document& document) {
  std::string all;
  for (const Section& section : document.sections)
    for (const Block& block : section.blocks) all += text_of(block.runs) + "\n";
  return all;
}

std::vector<std::string> left_out(const Document& document) {
  std::vector<std::string> texts;
  for (const Omission& omission : document.omissions) texts.push_back(omission.text + ": " + omission.reason);
  return texts;
}

/// No two pages say the same.
std::string line(int day) {
  return (day % 2 == 0 ? "on morning " : "On morning ") + std::to_string(day * 7) +
         " the harbour lay still, and nobody spoke of what was to\n";
}
std::string end(int day) { return "come of it on day " + std::to_string(day); }

}  // namespace

TEST_CASE("heads and feet of pages are left out, and a paragraph goes on over the page") {
  std::string text;
  for (int page = 1; page <= 5; ++page)
    text += (page > 1 ? "\n\fGuide 17                 The Harbour                 May 1990\n\n" : "") + line(page) +
            end(page) + (page % 2 ? ", as far as\n" : ".\n") +
            "\n\nRoe                  Public                 [Page " + std::to_string(page) + "]\n";
  text += "\n\fGuide 17                 The Harbour                 May 1990\n\nThe end came soon.\n";
  for (const bool form_feeds : {true, false}) {
    INFO(form_feeds);
    if (!form_feeds) std::erase(text, '\f');
    // Without form feeds only numbered feet in brackets or dashes tell pages apart.
    if (!form_feeds)
      for (std::size_t at; (at = text.find("Roe                  Public                 ")) != std::string::npos;)
        text.erase(at, 45);
    const Document document = read(text);
    CHECK(document.omissions.size() == 10);
    const std::string said = paragraphs(document);
    CHECK(said.find("Guide") == std::string::npos);
    CHECK(said.find("Page") == std::string::npos);
    CHECK(said.find("come of it on day 3, as far as on morning 28") != std::string::npos);
  }
}

TEST_CASE("heads with the numbers of their pages on either side are left out") {
  std::string text = line(1) + "come.\n";
  for (int page = 2; page <= 9; ++page)
    text += (page % 2 ? "\fA TALE OF TWO HARBOURS          " + std::to_string(page)
                      : "\f" + std::to_string(page) + "          THE AUTHOR'S NAME") +
            "\n\n" + line(page) + end(page) + ", and\n";
  const Document document = read(text);
  CHECK(document.omissions.size() == 8);
  CHECK(left_out(document).front() == "2 THE AUTHOR'S NAME: the running head of a page");
  CHECK(paragraphs(document).find("TALE") == std::string::npos);
}

TEST_CASE("what is alike at the beginning of pages may be the text") {
  std::string chapters, songs, long_chapters;
  for (int i = 1; i <= 5; ++i) {
    chapters += "\fChapter " + std::to_string(i) + "\n\n" + line(i) + end(i) + ".\n\n";
    songs += "\fSong " + std::to_string(i * 7) + "\n\n" + line(i) + end(i) + ".\n\n";
    long_chapters += "\fThe same words\n\n";
    for (int k = 0; k < 100; ++k) long_chapters += line(i * 100 + k) + end(k) + ".\n\n";
  }
  CHECK(read(chapters).omissions.empty());
  CHECK(read(songs).omissions.empty());
  CHECK(read(long_chapters).omissions.empty());
}

#include "publish/written_sentence.hpp"

#include <catch2/catch.hpp>

using namespace earbound;

namespace {

/// A document of one paragraph, and the places of stretches of it.
class Page {
 public:
  explicit Page(const std::string& text) : text_(text) {
    Run run;
    run.text = text;
    Block block;
    block.runs = {run};
    Section section;
    section.level = 0;
    section.blocks = {block};
    document.sections = {section};
    number_texts(document);
  }
  [[nodiscard]] TimedUtterance heard(const std::vector<std::string>& words, bool sentence_end) const {
    TimedUtterance utterance;
    utterance.text = "as spoken";
    utterance.sentence_end = sentence_end;
    const Run& run = document.sections[0].blocks[0].runs[0];
    for (const std::string& word : words) {
      const std::size_t at = text_.find(word);
      utterance.words.push_back({at == std::string::npos ? Place{} : run.place(at, at + word.size()), {}, {}});
    }
    return utterance;
  }
  Document document;

 private:
  std::string text_;
};

}  // namespace

TEST_CASE("a sentence is what is written from its first to its last word, with its closing marks") {
  const Page page("\"Dr. Smith gave $5 (all).\" He left. 他走了。我");
  const TextIndex texts(page.document);
  const std::vector<TimedUtterance> heard = {page.heard({"own words", "Dr", "Smith"}, false),
                                             page.heard({"gave", "$5", "all"}, true), page.heard({"He", "left"}, true),
                                             page.heard({"他走了"}, true), page.heard({"nobody's"}, true)};
  const std::span<const TimedUtterance> all = heard;
  REQUIRE(sentence_length(all) == 2);
  CHECK(written_sentence(all.first(2), texts).text == "\"Dr. Smith gave $5 (all).\"");
  CHECK(sentence_length(all.subspan(2)) == 1);
  CHECK(written_sentence(all.subspan(2, 1), texts).text == "He left.");
  CHECK(written_sentence(all.subspan(3, 1), texts).text == "他走了。");
  CHECK(written_sentence(all.subspan(4, 1), texts).text == "as spoken");
}

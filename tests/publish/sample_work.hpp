#pragma once
// A work made of Markdown: its document, chapters and what is heard of them, a tenth of a second a word.

#include <string>
#include <vector>

#include "publish/publication.hpp"

namespace earbound::test {

/// The opening, then a chapter for each section down to the depth asked for.
class SampleWork {
 public:
  explicit SampleWork(const std::string& markdown, int depth = 6);
  SampleWork(const SampleWork&) = delete;

  [[nodiscard]] Publication publication() const;
  [[nodiscard]] TimedChapter timed(std::size_t chapter) const;

  Document document;
  TextIndex texts;
  Edition edition;
  BuiltFiles sound;
  std::vector<ChapterText> chapter_texts;
  std::vector<std::vector<std::string>> chapter_sound;
  std::string source = "article.md";

 private:
  void add(const Section& section, int level, int depth);
};

}  // namespace earbound::test

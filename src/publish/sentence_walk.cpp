#include "publish/sentence_walk.hpp"

#include "publish/written_sentence.hpp"

namespace earbound {

void for_each_sentence(const Publication& publication,
                       const std::function<void(std::size_t chapter, std::span<const TimedUtterance>)>& take) {
  for (std::size_t i = 0; i < publication.edition.chapters.size(); ++i) {
    const TimedChapter chapter = publication.timed_chapter(i);
    std::span<const TimedUtterance> rest = chapter.utterances;
    while (!rest.empty()) {
      const std::size_t count = sentence_length(rest);
      take(i, rest.first(count));
      rest = rest.subspan(count);
    }
  }
}

}  // namespace earbound

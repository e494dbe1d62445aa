#include "publish/publishers.hpp"

#include <algorithm>

namespace earbound {

namespace {

bool runs(const Publisher* publisher, std::span<const Publisher* const> chosen) {
  return publisher->name.empty() || std::find(chosen.begin(), chosen.end(), publisher) != chosen.end();
}

}  // namespace

SoundNeeds needs_of(std::span<const Publisher* const> chosen) {
  SoundNeeds all;
  for (const Publisher* publisher : publishers) {
    if (!runs(publisher, chosen)) continue;
    all.work |= publisher->needs.work;
    all.chapter_files |= publisher->needs.chapter_files;
    all.page_sound |= publisher->needs.page_sound;
    all.chapter_sound |= publisher->needs.chapter_sound;
    if (const Milliseconds longest = publisher->needs.longest_chapter_sound; longest.count != 0)
      all.longest_chapter_sound =
          all.longest_chapter_sound.count == 0 ? longest : std::min(all.longest_chapter_sound, longest);
  }
  return all;
}

void publish(const Publication& publication, std::span<const Publisher* const> chosen, FileSink& sink) {
  for (const Publisher* publisher : publishers)
    if (runs(publisher, chosen) && publisher->publish != nullptr) publisher->publish(publication, sink);
}

}  // namespace earbound

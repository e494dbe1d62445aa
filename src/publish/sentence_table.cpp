// NAME.tsv: every sentence and when it is heard, one a line: begin and end in seconds, the number of the chapter, the
// sentence as it is written (announcements as they are spoken), parted by tabs. For scripts and spreadsheets.
#include <fmt/format.h>

#include <algorithm>

#include "publish/one_line.hpp"
#include "publish/publishers.hpp"
#include "publish/written_sentence.hpp"

namespace earbound {
namespace {

void write_chapter(const Publication& publication, std::size_t number, FileWriter& out) {
  const TimedChapter chapter = publication.timed_chapter(number);
  const std::span<const TimedUtterance> all = chapter.utterances;
  for (std::size_t first = 0; first < all.size();) {
    const std::span<const TimedUtterance> sentence = all.subspan(first, sentence_length(all.subspan(first)));
    first += sentence.size();
    const Milliseconds begin = to_milliseconds(sentence.front().begin), end = to_milliseconds(sentence.back().end);
    out.write(fmt::format("{}.{:03}\t{}.{:03}\t{}\t{}\n", begin.count / 1000, begin.count % 1000, end.count / 1000,
                          end.count % 1000, number + 1, one_line(written_sentence(sentence, publication.texts))));
  }
}

}  // namespace

const Publisher sentence_table_publisher{"tsv",
                                         "a table of all sentences with their times",
                                         {.work = true},
                                         [](const Publication& publication, FileSink& sink) {
                                           FileWriter out = sink.create(publication.edition.name + ".tsv",
                                                                        "text/tab-separated-values");
                                           for (std::size_t i = 0; i < publication.edition.chapters.size(); ++i)
                                             write_chapter(publication, i, out);
                                           out.finish();
                                         }};

}  // namespace earbound

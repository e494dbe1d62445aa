// NAME.tsv: every sentence and when it is heard, one a line: begin and end in seconds, the number of the chapter, the
// sentence as it is written (announcements as they are spoken), parted by tabs. For scripts and spreadsheets.
#include <fmt/format.h>

#include "publish/publishers.hpp"
#include "publish/sentence_walk.hpp"
#include "publish/written_sentence.hpp"

namespace earbound {
namespace {

void write_table(const Publication& publication, FileSink& sink) {
  FileWriter out = sink.create(publication.edition.name + ".tsv", "text/tab-separated-values");
  for_each_sentence(publication, [&](std::size_t chapter, std::span<const TimedUtterance> sentence) {
    const Milliseconds begin = to_milliseconds(sentence.front().begin), end = to_milliseconds(sentence.back().end);
    out.write(fmt::format("{}.{:03}\t{}.{:03}\t{}\t{}\n", begin.count / 1000, begin.count % 1000, end.count / 1000,
                          end.count % 1000, chapter + 1, written_sentence(sentence, publication.texts).text));
  });
  out.finish();
}

}  // namespace

const Publisher sentence_table_publisher{
    "tsv", "a table of all sentences with their times", {.work = true}, write_table};

}  // namespace earbound

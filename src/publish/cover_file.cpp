// cover.jpg, which shelves of audiobooks look for beside the sound, and a small one for pages.

#include "base/file.hpp"
#include "publish/cover.hpp"
#include "publish/publishers.hpp"

namespace earbound {

const Publisher cover_publisher{{}, "its cover", {}, [](const Publication& publication, FileSink& sink) {
                                  const Edition& edition = publication.edition;
                                  if (edition.cover.bytes.empty()) return;
                                  const auto put = [&](const char* path, const std::vector<std::uint8_t>& bytes) {
                                    sink.put(path, "image/jpeg", as_text(bytes));
                                  };
                                  put(large_cover_file, edition.large_cover);
                                  put(small_cover_file, edition.cover.bytes);
                                }};

}  // namespace earbound

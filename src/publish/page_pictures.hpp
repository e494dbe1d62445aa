#pragma once
// The pictures of an article, carried along with an edition.

#include <string>
#include <unordered_map>

#include "publish/file_sink.hpp"
#include "publish/publication.hpp"

namespace earbound {

class PagePictures {
 public:
  /// They are written into `directory` of the edition, as "picture-1.png" and so on. All outlive it.
  PagePictures(const Publication& publication, FileSink& sink, std::string directory)
      : publication_(publication), sink_(sink), directory_(std::move(directory)) {}

  /// The path in the edition of a picture that the article names; written when it is first asked for. Empty when
  /// read_source_image() refuses it.
  std::string path(const std::string& address);

 private:
  const Publication& publication_;
  FileSink& sink_;
  std::string directory_;
  std::unordered_map<std::string, std::string> paths_;
  int count_ = 0;  ///< of those that were written
};

}  // namespace earbound

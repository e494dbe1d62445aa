#pragma once
// The pictures of an article, as they are packed into an edition.

#include <map>
#include <string>
#include <vector>

#include "model/document.hpp"
#include "publish/zip_writer.hpp"

namespace earbound {

struct PackedImage {
  std::string path;  ///< in the archive: "images/1.png"
  std::string media_type;
};

/// Puts each picture into the archive once, when it is asked for. Taken are PNG, JPEG and GIF, which every reader shows
/// and which hold nothing that could be executed; of others, and of files that are no whole pictures, the alternative
/// text is shown.
class PackedImages {
 public:
  /// `source` is the article; `directory` that of the pictures in the archive, with a '/' at its end.
  PackedImages(ZipWriter& archive, std::string source, std::string directory)
      : archive_(archive), source_(std::move(source)), directory_(std::move(directory)) {}

  /// The path of the picture in the archive; empty: it is not shown.
  std::string add(const Target& image);
  [[nodiscard]] const std::vector<PackedImage>& all() const { return all_; }

 private:
  ZipWriter& archive_;
  std::string source_, directory_;
  std::map<std::string, std::string> known_;  ///< paths by addresses
  std::vector<PackedImage> all_;
};

/// "png", "jpg" or "gif"; empty for what editions do not hold.
std::string image_suffix(const std::string& media_type);

}  // namespace earbound

#pragma once
// The pictures of an article, carried along with an edition: each is stored once, when it is first asked for.

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "publish/publication.hpp"
#include "publish/source_image.hpp"

namespace earbound {

struct StoredPicture {
  std::string path, media_type;
};

/// What an edition does with pictures.
struct PicturePolicy {
  std::string edition;                        ///< the file that shows them, for warnings
  std::vector<std::string_view> media_types;  ///< that it may hold
  std::string prefix;                         ///< of their paths: "images/" makes "images/1.png"
  std::function<void(const std::string& path, const SourceImage& picture)> store;
};

class Pictures {
 public:
  /// `publication` must outlive it.
  Pictures(const Publication& publication, PicturePolicy policy)
      : publication_(publication), policy_(std::move(policy)) {}

  /// Where the picture of this run is stored; empty when there is none to show, which is told once
  /// (Publication::warn).
  std::string path(const Run& image);
  [[nodiscard]] const std::vector<StoredPicture>& all() const { return all_; }

 private:
  bool lie_in_source();
  std::string store(const Run& image);

  const Publication& publication_;
  PicturePolicy policy_;
  std::map<std::string, std::string> known_;  ///< paths by addresses
  std::vector<StoredPicture> all_;
  bool told_ = false;  ///< that the source's own pictures are left out
};

/// "png", "jpg", "gif", "webp" or "svg".
std::string_view picture_suffix(std::string_view media_type);

}  // namespace earbound

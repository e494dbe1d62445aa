#include "publish/pictures.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "publish/cover.hpp"

namespace earbound {
namespace {

/// Whether the header tells a size: readers and validators stumble over pictures without one.
bool has_size(const SourceImage& image) {
  if (image.media_type == "image/gif") {
    constexpr std::size_t header = 13;  // signature, width, height, flags
    const auto& bytes = image.bytes;
    return bytes.size() > header && (bytes[6] | bytes[7]) != 0 && (bytes[8] | bytes[9]) != 0;
  }
  if (image.media_type != "image/png" && image.media_type != "image/jpeg") return true;
  try {
    (void)parse_cover(image.bytes, {});
    return true;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

std::string_view picture_suffix(std::string_view media_type) {
  if (media_type == "image/jpeg") return "jpg";
  if (media_type == "image/svg+xml") return "svg";
  return media_type.substr(media_type.find('/') + 1);
}

/// What an address within a book names does not lie beside the file of the book, whatever does.
bool Pictures::lie_in_source() {
  if (publication_.texts.source_parts().empty()) return false;
  if (!told_ && publication_.warn)
    publication_.warn(0, "the pictures inside the book are left out; their alternative texts stand in their places");
  told_ = true;
  return true;
}

std::string Pictures::path(const Run& image) {
  if (lie_in_source()) return {};
  const auto [entry, added] = known_.emplace(image.image->address, std::string());
  if (added) entry->second = store(image);
  return entry->second;
}

std::string Pictures::store(const Run& image) {
  const std::string& address = image.image->address;
  const auto left_out = [&](const std::string& where, const std::string& why) {
    if (publication_.warn)
      publication_.warn(image.line, fmt::format("the picture '{}' is left out{}: {}; its alternative text stands there",
                                                address, where, why));
    return std::string();
  };
  const SourceImage picture = read_source_image(publication_.source, address);
  if (picture.media_type.empty()) return left_out("", picture.refusal);
  if (!has_size(picture)) return left_out("", "not a whole picture");
  const auto& allowed = policy_.media_types;
  if (std::find(allowed.begin(), allowed.end(), picture.media_type) == allowed.end())
    return left_out(" of " + policy_.edition,
                    fmt::format("such a book holds no pictures of the kind {}", picture_suffix(picture.media_type)));
  std::string path = fmt::format("{}{}.{}", policy_.prefix, all_.size() + 1, picture_suffix(picture.media_type));
  policy_.store(path, picture);
  all_.push_back({path, picture.media_type});
  return path;
}

}  // namespace earbound

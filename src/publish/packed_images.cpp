#include "publish/packed_images.hpp"

#include "base/error.hpp"
#include "publish/cover.hpp"
#include "publish/source_image.hpp"

namespace earbound {
namespace {

/// Whether the header tells a size: readers and validators stumble over pictures without one.
bool has_size(const SourceImage& image) {
  if (image.media_type == "image/gif") {
    constexpr std::size_t header = 13;  // signature, width, height, flags
    const auto& bytes = image.bytes;
    return bytes.size() > header && (bytes[6] | bytes[7]) != 0 && (bytes[8] | bytes[9]) != 0;
  }
  try {
    (void)parse_cover(image.bytes, {});
    return true;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

std::string image_suffix(const std::string& media_type) {
  if (media_type == "image/png") return "png";
  if (media_type == "image/jpeg") return "jpg";
  if (media_type == "image/gif") return "gif";
  return {};
}

std::string PackedImages::add(const Target& target) {
  const auto [entry, added] = known_.emplace(target.address, std::string());
  if (!added) return entry->second;
  const SourceImage image = read_source_image(source_, target.address);
  const std::string suffix = image_suffix(image.media_type);
  if (suffix.empty() || !has_size(image)) return {};
  entry->second = directory_ + std::to_string(all_.size() + 1) + "." + suffix;
  archive_.store(entry->second, image.bytes);
  all_.push_back({entry->second, image.media_type});
  return entry->second;
}

}  // namespace earbound

#include "publish/page_pictures.hpp"

#include <fmt/format.h>

#include "publish/source_image.hpp"

namespace earbound {
namespace {

std::string_view suffix_of(const std::string& media_type) {
  if (media_type == "image/jpeg") return "jpg";
  if (media_type == "image/svg+xml") return "svg";
  return std::string_view(media_type).substr(media_type.find('/') + 1);
}

}  // namespace

std::string PagePictures::path(const std::string& address) {
  const auto [found, is_new] = paths_.try_emplace(address);
  std::string& path = found->second;
  if (!is_new) return path;
  const SourceImage image = read_source_image(publication_.source, address);
  if (image.media_type.empty()) return path;
  path = fmt::format("{}/picture-{}.{}", directory_, ++count_, suffix_of(image.media_type));
  FileWriter file = sink_.create(path, image.media_type);
  file.write(std::span<const std::uint8_t>(image.bytes));
  file.finish();
  return path;
}

}  // namespace earbound

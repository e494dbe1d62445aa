#pragma once
// The pictures that an article shows, for editions that carry them along. An article may name any address: only a
// picture that lies in the directory of its source, or below, is read.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace earbound {

struct SourceImage {
  std::string media_type;           ///< image/png, image/jpeg, image/gif, image/webp or image/svg+xml; empty: refused
  std::vector<std::uint8_t> bytes;  ///< as in the file
  std::string refusal;              ///< why there is none, in words for a report
};

inline constexpr std::size_t largest_source_image = std::size_t{20} * 1024 * 1024;

/// The path of the file that such an address names, whether it exists or not; empty when it would be refused for the
/// place in which it lies, or is there and no regular file.
std::string source_image_path(const std::string& source, const std::string& address);

/// `address` is that of an image of the Document, `source` the path of the article. Refused are addresses with a scheme
/// or a host, absolute paths, whatever lies outside the directory (also when a link in the file system leads there),
/// what is no regular file, no picture by its first bytes, or larger than largest_source_image. Throws nothing but for
/// lack of memory. An SVG may hold scripts: show it by <img> or leave it out.
SourceImage read_source_image(const std::string& source, const std::string& address);

}  // namespace earbound

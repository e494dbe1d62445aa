#include "publish/source_image.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

#include "base/error.hpp"
#include "base/file.hpp"
#include "publish/web_address.hpp"

namespace earbound {
namespace {

namespace fs = std::filesystem;

bool has_scheme(std::string_view address) {
  const std::size_t colon = address.find(':');
  return colon != std::string_view::npos && address.find_first_of("/?#") > colon;
}

bool lies_within(const fs::path& path, const fs::path& directory) {
  return std::mismatch(directory.begin(), directory.end(), path.begin(), path.end()).first == directory.end();
}

/// What the bytes begin with decides, not the name.
std::string media_type_of(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
  if (bytes.starts_with("\xff\xd8\xff")) return "image/jpeg";
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return "image/gif";
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return "image/webp";
  constexpr std::size_t prologue = 1024;  // an XML declaration, comments and a document type may stand first
  const std::string_view head = bytes.substr(0, prologue);
  const std::size_t first = head.find_first_not_of(" \t\r\n\xef\xbb\xbf");
  if (first != std::string_view::npos && head[first] == '<' && head.find("<svg") != std::string_view::npos)
    return "image/svg+xml";
  return {};
}

SourceImage refused(std::string why) { return {{}, {}, std::move(why)}; }

/// Opens without waiting, so that a pipe cannot hold us up.
Descriptor open_file(const fs::path& path) {
  return Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
}

/// The file that is open, whatever became of its name meanwhile.
std::string open_path(const Descriptor& file) { return "/proc/self/fd/" + std::to_string(file.get()); }

/// Where an address leads, or why it may not.
struct Found {
  fs::path path, directory;
  std::string refusal;
  bool missing = false;  ///< there is no such file, but there might be
};

Found find_image(const std::string& source, const std::string& address) {
  const auto refuse = [](std::string why) { return Found{{}, {}, std::move(why), false}; };
  if (address.empty()) return refuse("no address");
  if (has_scheme(address) || address.starts_with("//")) return refuse("not a file beside the source");
  const auto name = percent_decoded(std::string_view(address).substr(0, address.find_first_of("?#")));
  if (!name || name->empty() || name->find('\0') != std::string::npos) return refuse("not the name of a file");
  if (name->front() == '/' || name->find('\\') != std::string::npos) return refuse("not relative to the source");

  std::error_code failure;
  const fs::path directory = fs::canonical(fs::absolute(source).parent_path(), failure);
  if (failure) return refuse("the source has no directory");
  const fs::path path = fs::canonical(directory / *name, failure);
  if (failure) {
    const fs::path expected = fs::weakly_canonical(directory / *name, failure);
    return {expected, directory, "there is no such file", !failure && lies_within(expected, directory)};
  }
  if (!lies_within(path, directory)) return refuse("outside of the source's directory");
  if (!fs::is_regular_file(path, failure)) return refuse("not a regular file");
  return {path, directory, {}, false};
}

}  // namespace

std::string source_image_path(const std::string& source, const std::string& address) {
  const Found found = find_image(source, address);
  return found.refusal.empty() || found.missing ? found.path.string() : std::string();
}

SourceImage read_source_image(const std::string& source, const std::string& address) {
  const Found found = find_image(source, address);
  if (!found.refusal.empty()) return refused(found.refusal);
  const Descriptor file = open_file(found.path);
  if (!file.valid()) return refused("it cannot be read");
  // Again, for the file that was opened: names may change while we look.
  std::error_code failure;
  if (!lies_within(fs::canonical(open_path(file), failure), found.directory) || failure)
    return refused("outside of the source's directory");
  try {
    SourceImage image;
    image.bytes = read_file(open_path(file), largest_source_image);
    image.media_type = media_type_of(as_text(image.bytes));
    return image.media_type.empty() ? refused("not a picture of a known kind") : image;
  } catch (const Error& error) {
    return refused(error.sentence());
  }
}

}  // namespace earbound

#include "config/library.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

#include "base/file.hpp"
#include "config/lexicon_names.hpp"
#include "text/language_tag.hpp"
#include "text/unicode.hpp"
#include "yaml/podcast_fields.hpp"

namespace earbound {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view new_name = "earbound.yaml", old_name = "library.yaml";
constexpr std::size_t longest_description = 4000;  // bytes that podcast directories take

constexpr std::array<std::string_view, 19> known_keys{
    "lexicons",   "base_url", "title", "description", "language", "author",  "authors", "owner",   "email", "people",
    "categories", "explicit", "cover", "order",       "licence",  "funding", "podcast", "formats", "voice"};

/// Keys of earbound.yaml that a feed is made of.
class FeedReader {
 public:
  FeedReader(const YamlFields& fields, const std::string& directory) : fields_(fields), directory_(directory) {}

  FeedSettings read() const {
    FeedSettings feed;
    feed.base_url = address_of(fields_, "base_url", true);
    if (!feed.base_url.empty() && !feed.base_url.ends_with('/')) feed.base_url += '/';
    feed.title = text("title");
    feed.description = description();
    feed.language = language();
    for (const char* key : {"author", "authors"})
      for (const std::string& author : fields_.texts(key)) feed.authors.push_back(fold_space(clean_text(author)));
    feed.owner = text("owner");
    feed.email = email();
    for (const std::string& category : fields_.texts("categories"))
      feed.categories.push_back(fold_space(clean_text(category)));
    feed.people = people_of(fields_);
    feed.explicit_content = yes_or_no(fields_, "explicit").value_or(false);
    feed.serial = choice("order", "newest", "serial");
    feed.episode_a_chapter = choice("podcast", "per-work", "per-chapter");
    feed.cover = cover();
    feed.licence = text("licence");
    feed.funding = address_of(fields_, "funding", false);
    if (!feed.base_url.empty() && feed.title.empty())
      fields_.refuse("title", "a feed needs a title", "write 'title: ' and the name of the podcast");
    return feed;
  }

 private:
  [[nodiscard]] std::string text(std::string_view key) const { return line_of(fields_, key); }

  [[nodiscard]] std::string description() const {
    std::string written = text("description");
    if (written.size() > longest_description)
      fields_.refuse("description",
                     fmt::format("the description has {} bytes, and podcast directories take {}", written.size(),
                                 longest_description),
                     "shorten it");
    return written;
  }

  [[nodiscard]] std::string language() const {
    std::string tag = text("language");
    if (!tag.empty() && !is_language_tag(tag))
      fields_.refuse("language", fmt::format("'{}' is not a language tag", tag),
                     "write one such as en, en-GB or de-AT");
    return tag;
  }

  [[nodiscard]] std::string email() const {
    std::string written = text("email");
    const std::size_t at = written.find('@');
    if (!written.empty() && (at == 0 || at == std::string::npos || at + 1 == written.size() ||
                             written.find_first_of(" <>\"") != std::string::npos))
      fields_.refuse("email", fmt::format("'{}' is no mail address", written), "write one such as audio@example.org");
    return written;
  }

  [[nodiscard]] bool choice(std::string_view key, std::string_view usual, std::string_view other) const {
    const std::string written = text(key);
    if (written.empty() || written == usual) return false;
    if (written == other) return true;
    fields_.refuse(key, fmt::format("'{}' is no value of '{}'", written, key),
                   fmt::format("write {} or {}", usual, other));
  }

  [[nodiscard]] CoverChoice cover() const {
    const CoverChoice word = cover_word(text("cover"));
    if (word.kind != CoverChoice::Kind::unsaid) return word;
    std::string path = existing_file("cover");
    if (path.empty()) return {};
    return {CoverChoice::Kind::picture, std::move(path)};
  }

  [[nodiscard]] std::string existing_file(std::string_view key) const {
    const std::string name = text(key);
    if (name.empty()) return name;
    std::string path = (fs::path(directory_) / name).string();
    std::error_code failed;
    if (!fs::is_regular_file(path, failed))
      fields_.refuse(key, fmt::format("there is no file '{}'", name),
                     fmt::format("name one, seen from the directory of {}", new_name));
    return path;
  }

  const YamlFields& fields_;
  const std::string& directory_;
};

}  // namespace

std::string library_file(const std::string& directory) {
  std::error_code failed;
  const fs::path ours = fs::path(directory) / new_name, old = fs::path(directory) / old_name;
  return (!fs::exists(ours, failed) && fs::exists(old, failed) ? old : ours).string();
}

std::string old_name_warning(const std::string& directory) {
  const std::string file = library_file(directory);
  if (fs::path(file).filename() != old_name) return {};
  return fmt::format("{}: this name will not be read for ever; rename the file to {}", file, new_name);
}

Library library_of_articles_in(const std::string& directory) {
  std::error_code failed;
  const std::string above = (fs::path(directory) / "..").lexically_normal().string();
  return load_library(fs::exists(library_file(directory), failed) ? directory : above);
}

Library load_library(const std::string& directory) {
  const std::string file = library_file(directory);
  std::error_code error;
  if (!fs::exists(file, error)) return {};
  const auto bytes = read_file(file, std::size_t{256} * 1024);
  const YamlNode root = parse_yaml(decode_source(as_text(bytes), file), file);
  const YamlFields fields(root, file, "a library");
  fields.allow_only(known_keys);
  const std::string remedy =
      fmt::format("name a PLS file, seen from the directory of {}", fs::path(file).filename().string());
  return {file, named_lexicons(fields, directory, remedy), line_of(fields, "voice"), formats_of(fields),
          FeedReader(fields, directory).read()};
}

}  // namespace earbound

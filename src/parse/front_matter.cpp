#include "parse/front_matter.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "base/error.hpp"
#include "parse/iso_date.hpp"
#include "text/language_tag.hpp"
#include "text/unicode.hpp"
#include "yaml/podcast_fields.hpp"
#include "yaml/yaml_fields.hpp"

namespace earbound {

namespace {

namespace fs = std::filesystem;

std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, text.find('\n', begin) - begin);
}

std::string_view right_trimmed(std::string_view line) {
  const auto last = line.find_last_not_of(" \t");
  return last == std::string_view::npos ? std::string_view() : line.substr(0, last + 1);
}

// The first line beneath the fence must look like YAML: a key, a comment or the closing fence. Otherwise `---` is a
// thematic break.
bool begins_like_yaml(std::string_view line) {
  const auto trimmed = right_trimmed(line);
  if (trimmed.empty()) return false;
  if (trimmed.front() == '#') return trimmed.size() < 2 || trimmed[1] == ' ';
  return trimmed == "---" || trimmed.find(':') != std::string_view::npos || trimmed.find_first_of("{[&*!%@`\"'") == 0;
}

constexpr std::array<std::string_view, 24> known_keys{
    "title",      "author",  "authors", "language", "lang",    "date",    "description", "publisher",
    "identifier", "cover",   "voice",   "lexicons", "draft",   "series",  "genre",       "series_index",
    "season",     "episode", "podcast", "people",   "licence", "license", "explicit",    "formats"};
/// Other programs' own, which look like ours.
constexpr std::array<std::string_view, 4> foreign_keys{"published", "publish", "data", "languages"};

class MetadataReader {
 public:
  MetadataReader(const YamlNode& root, const std::string& file)
      : fields_(root, file, "front matter"), directory_(fs::path(file).parent_path()) {}

  Metadata read() {
    fields_.refuse_misspelt(known_keys, foreign_keys);
    Metadata metadata;
    metadata.title = text("title");
    for (const char* key : {"author", "authors"})
      for (const std::string& author : fields_.texts(key))
        if (auto name = fold_space(clean_text(author)); !name.empty()) metadata.authors.push_back(std::move(name));
    metadata.language = language();
    metadata.date = date();
    metadata.description = text("description");
    metadata.publisher = text("publisher");
    metadata.identifier = text("identifier");
    metadata.cover = cover();
    metadata.voice = text("voice");
    for (const std::string& lexicon : fields_.texts("lexicons"))
      metadata.lexicons.push_back(existing_file("lexicons", lexicon));
    metadata.draft = yes_or_no(fields_, "draft").value_or(false);
    metadata.formats = formats_of(fields_);
    metadata.people = people_of(fields_);
    metadata.licence = text("licence");
    if (metadata.licence.empty()) metadata.licence = text("license");
    metadata.explicit_content = yes_or_no(fields_, "explicit");
    metadata.series = text("series");
    metadata.genre = text("genre");
    constexpr int most = 100'000;
    metadata.series_index = fields_.number("series_index", 1, most, 0);
    metadata.season = fields_.number("season", 1, most, 0);
    metadata.episode = fields_.number("episode", 1, most, 0);
    metadata.episode_a_chapter = episode_a_chapter();
    return metadata;
  }

 private:
  std::string text(std::string_view key) const { return line_of(fields_, key); }

  std::string language() const {
    for (const char* key : {"language", "lang"}) {
      std::string tag = text(key);
      std::replace(tag.begin(), tag.end(), '_', '-');
      if (tag.empty()) continue;
      if (!is_language_tag(tag))
        fields_.refuse(key, fmt::format("'{}' is not a language tag", tag), "write one such as en, en-GB or de-AT");
      return tag;
    }
    return {};
  }

  CoverChoice cover() const {
    const std::string written = text("cover");
    if (written.empty()) return {};
    const CoverChoice word = cover_word(written);
    if (word.kind != CoverChoice::Kind::unsaid) return word;
    return {CoverChoice::Kind::picture, existing_file("cover", written)};
  }

  std::string date() const {
    const std::string written = text("date");
    std::string day = written.substr(0, std::min(written.find_first_of(" T"), written.size()));  // a time may follow
    if (!day.empty() && !is_iso_date(day))
      fields_.refuse("date", fmt::format("'{}' is not a date", written), "write it as 2024, 2024-05 or 2024-05-31");
    return day;
  }

  std::optional<bool> episode_a_chapter() const {
    const std::string written = text("podcast");
    if (written.empty()) return std::nullopt;
    if (written != "per-work" && written != "per-chapter")
      fields_.refuse("podcast", fmt::format("'{}' is no value of 'podcast'", written), "write per-work or per-chapter");
    return written == "per-chapter";
  }

  std::string existing_file(std::string_view key, const std::string& name) const {
    std::error_code error;
    const fs::path path = (directory_ / name).lexically_normal();
    if (!fs::is_regular_file(path, error))
      fields_.refuse(key, fmt::format("there is no file '{}'", name),
                     "give the path as seen from the article's own directory");
    return path.string();
  }

  YamlFields fields_;
  fs::path directory_;
};

}  // namespace

FrontMatter read_front_matter(std::string_view text, const std::string& file) {
  FrontMatter front;
  const std::string_view fence = line_at(text, 0);
  if (right_trimmed(fence) != "---" || fence.size() == text.size()) return front;
  const std::size_t begin = fence.size() + 1;
  if (!begins_like_yaml(line_at(text, begin))) return front;
  int lines = 1;
  for (std::size_t at = begin; at <= text.size();) {
    const std::string_view line = line_at(text, at);
    ++lines;
    if (const auto trimmed = right_trimmed(line); trimmed == "---" || trimmed == "...") {
      const YamlNode root = parse_yaml(text.substr(begin, at - begin), file, 2);
      front.metadata = MetadataReader(root, file).read();
      front.bytes = std::min(text.size(), at + line.size() + 1);
      front.lines = lines;
      return front;
    }
    at += line.size() + 1;
  }
  throw Error("the front matter has no end",
              "close it with a line ---, or put an empty line beneath the first --- if it is a rule")
      .at(file, 1);
}

}  // namespace earbound

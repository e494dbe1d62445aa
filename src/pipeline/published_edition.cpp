#include "pipeline/published_edition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/json.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

constexpr std::size_t largest_json = std::size_t{64} * 1024 * 1024;

class PublishedEdition {
 public:
  PublishedEdition(const std::string& output, const std::string& name)
      : name_(name),
        directory_((fs::path(output) / name).string()),
        contents_(read("contents.json")),
        report_(read("report.json")) {}

  /// One, or one for each part; none when no sound of the whole work was built.
  [[nodiscard]] std::vector<FeedItem> items() const {
    std::vector<FeedItem> items;
    try {
      const std::size_t parts = contents_.contains("parts") ? contents_.at("parts").size() : 1;
      for (std::size_t part = 0; part < parts; ++part)
        if (auto item = this->item(part, parts)) items.push_back(std::move(*item));
    } catch (const Json::exception&) {
      throw not_ours(directory_);
    }
    return items;
  }

 private:
  [[nodiscard]] Json read(const std::string& name) const {
    const std::string path = directory_ + "/" + name;
    try {
      return Json::parse(as_text(read_file(path, largest_json)));
    } catch (const Json::exception&) {
      throw not_ours(path);
    }
  }

  static Error not_ours(const std::string& path) {
    return Error("this is not what earbound wrote", "remove the edition's directory, and build again").at(path);
  }

  [[nodiscard]] std::string listed(const std::string& name) const {
    const Json& files = report_.at("files");
    const bool known =
        std::any_of(files.begin(), files.end(), [&](const Json& file) { return file.at("file") == name; });
    return known ? name_ + "/" + name : std::string();
  }

  [[nodiscard]] std::optional<FeedItem> item(std::size_t part, std::size_t parts) const {
    FeedItem item;
    std::string stem;
    for (const Json& audio : contents_.at("audio")) {
      if (audio.value("part", std::size_t{1}) != part + 1) continue;
      const FeedFile file{name_ + "/" + std::string(audio.at("file")), audio.at("media_type"), audio.at("bytes")};
      if (item.sound.path.empty()) {
        item.sound = file;
        stem = fs::path(std::string(audio.at("file"))).stem().string();
      } else if (file.media_type == "audio/mp4" || file.media_type.starts_with("audio/ogg")) {
        item.other_sound.push_back(file);
      }
    }
    if (item.sound.path.empty()) return std::nullopt;
    item.name = stem;
    item.title = contents_.at("title");
    if (parts > 1) item.title += fmt::format(" ({}/{})", part + 1, parts);
    for (const Json& author : contents_.at("authors")) item.authors.push_back(author);
    item.date = contents_.value("date", "");
    item.description = contents_.value("description", "");
    const Json& whole = parts > 1 ? contents_.at("parts").at(part) : contents_;
    item.length = milliseconds(whole.at("length"));
    for (const auto& [suffix, media_type] : {std::pair{".vtt", "text/vtt"}, {".srt", "application/x-subrip"}})
      if (const std::string path = listed(stem + suffix); !path.empty()) item.transcripts.push_back({path, media_type});
    const std::string chapters = parts > 1 ? std::string(whole.at("chapters")) : "chapters.json";
    item.chapters_path = listed(chapters);
    const std::string player = listed("index.html");
    item.page_path = player.empty() ? listed("contents.html") : player;
    const Json listing = read(chapters);
    for (const Json& chapter : listing.at("chapters"))
      item.chapters.push_back({milliseconds(chapter.at("startTime")), chapter.at("title")});
    return item;
  }

  static Milliseconds milliseconds(const Json& seconds) {
    return {static_cast<std::int64_t>(std::llround(seconds.get<double>() * 1000))};
  }

  std::string name_, directory_;
  Json contents_, report_;
};

}  // namespace

std::vector<FeedItem> published_items(const std::string& output, const std::string& name) {
  return PublishedEdition(output, name).items();
}

}  // namespace earbound

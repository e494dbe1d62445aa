#include "pipeline/published_edition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/json.hpp"
#include "publish/cover.hpp"

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

  /// As works(), or one for each chapter when the library or the work itself asks for that.
  [[nodiscard]] std::vector<FeedItem> items(bool episode_a_chapter) const {
    try {
      if (const std::string own = contents_.value("podcast", ""); !own.empty())
        episode_a_chapter = own == "per-chapter";
      if (!episode_a_chapter) return works();
      std::vector<FeedItem> items;
      add_chapters(contents_.at("entries"), items);
      if (items.empty())
        throw Error("it is to have an episode for each chapter, and no files of chapters were built",
                    "add 'chapters' to --formats")
            .at(directory_);
      return items;
    } catch (const Json::exception&) {
      throw not_ours(directory_);
    }
  }

  /// One, or one for each part; none when no sound of the whole work was built.
  [[nodiscard]] std::vector<FeedItem> works() const {
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
    item.name = section() + stem;
    item.title = contents_.at("title");
    if (parts > 1) item.title += fmt::format(" ({}/{})", part + 1, parts);
    tell_of_work(item);
    if (part == 0) item.books = books();
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

  /// The folder of the library, with a slash; empty: it stands in none.
  [[nodiscard]] std::string section() const {
    const std::string folder = fs::path(name_).parent_path().string();
    return folder.empty() ? folder : folder + "/";
  }

  void tell_of_work(FeedItem& item) const {
    item.cover_path = listed(large_cover_file);
    item.small_cover_path = listed(small_cover_file);
    for (const Json& author : contents_.at("authors")) item.authors.push_back(author);
    item.date = contents_.value("date", "");
    item.description = contents_.value("description", "");
    item.language = contents_.value("language", "");
    item.licence = contents_.value("licence", "");
    if (contents_.contains("explicit")) item.explicit_content = contents_.at("explicit").get<bool>();
    if (contents_.contains("people"))
      for (const Json& person : contents_.at("people"))
        item.people.push_back(
            {person.at("name"), person.value("role", ""), person.value("page", ""), person.value("picture", "")});
    item.season = contents_.value("season", 0);
    item.episode = contents_.value("episode", 0);
  }

  [[nodiscard]] std::vector<FeedFile> books() const {
    std::vector<FeedFile> books;
    const std::string stem = fs::path(name_).filename().string();
    for (const Json& file : report_.at("files")) {
      const std::string path = file.at("file");
      if (path == stem + ".epub" || path == stem + "-daisy202.zip" || path == stem + "-daisy3.zip")
        books.push_back({name_ + "/" + path, file.at("media_type"), file.at("bytes")});
    }
    return books;
  }

  [[nodiscard]] std::uint64_t bytes_of(const std::string& path) const {
    for (const Json& file : report_.at("files"))
      if (file.at("file") == path) return file.at("bytes");
    return 0;
  }

  /// An item for each entry that has files of its own, in reading order. A chapter in several files is told of once for
  /// each of them.
  void add_chapters(const Json& entries, std::vector<FeedItem>& items) const {
    for (const Json& entry : entries) {
      std::vector<std::string> files;
      if (entry.contains("files"))
        files = entry.at("files").get<std::vector<std::string>>();
      else if (entry.contains("file"))
        files.push_back(entry.at("file"));
      if (entry.value("announcement", false)) files.clear();  // nobody wrote it
      for (const std::string& file : files) {
        FeedItem item;
        tell_of_work(item);
        item.name = name_;
        item.title = entry.at("title");
        item.sound = {name_ + "/" + file, "audio/mpeg", bytes_of(file)};
        item.length = {milliseconds(entry.at("own_length")).count / static_cast<std::int64_t>(files.size())};
        item.order = static_cast<int>(items.size()) + 1;
        item.episode = 0;
        const std::string player = listed("index.html");
        item.page_path = player.empty() ? listed("contents.html") : player;
        items.push_back(std::move(item));
      }
      add_chapters(entry.at("entries"), items);
    }
  }

  static Milliseconds milliseconds(const Json& seconds) {
    return {static_cast<std::int64_t>(std::llround(seconds.get<double>() * 1000))};
  }

  std::string name_, directory_;
  Json contents_, report_;
};

}  // namespace

std::vector<FeedItem> published_items(const std::string& output, const std::string& name, bool episode_a_chapter) {
  return PublishedEdition(output, name).items(episode_a_chapter);
}

std::vector<FeedItem> published_works(const std::string& output, const std::string& name) {
  return PublishedEdition(output, name).works();
}

}  // namespace earbound

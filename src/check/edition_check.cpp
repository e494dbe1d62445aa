#include "check/edition_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
#include "check/archive_check.hpp"
#include "check/cue_check.hpp"
#include "check/markup_check.hpp"
#include "check/sound_length.hpp"
#include "text/unicode.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

constexpr std::size_t largest_text = std::size_t{256} * 1024 * 1024;
// Packets of AAC and Opus are longer than the frames that the work is counted in.
constexpr std::int64_t length_tolerance = 120;  // milliseconds
constexpr std::int64_t chapter_tolerance = 1;

struct Mark {
  std::int64_t begin = 0;  ///< milliseconds
  std::string title;
};

std::int64_t milliseconds(const Json& seconds) {
  return static_cast<std::int64_t>(std::llround(seconds.get<double>() * 1000));
}

class Checker {
 public:
  explicit Checker(const std::string& directory) : directory_(directory) {
    if (!fs::is_regular_file(fs::path(directory) / "report.json"))
      throw Error("here is no edition: report.json is missing", "name a directory that `earbound build` made")
          .at(directory);
  }

  EditionCheck check() {
    const auto report = json("report.json");
    if (!report) return std::move(result_);
    try {
      check_report(*report);
    } catch (const Json::exception& error) {
      find("report.json", "it is not as earbound writes it");
    }
    return std::move(result_);
  }

 private:
  void find(const std::string& file, std::string what) { result_.findings.push_back({file, std::move(what)}); }

  [[nodiscard]] std::string path(const std::string& name) const { return directory_ + "/" + name; }

  /// A text of the edition; what hinders it is found.
  std::optional<std::string> text(const std::string& name) {
    try {
      std::string content(as_text(read_file(path(name), largest_text)));
      (void)decode_source(content, name);
      return content;
    } catch (const Error& error) {
      find(name, fmt::format("it cannot be read as text: {}", error.what()));
      return std::nullopt;
    }
  }

  std::optional<Json> json(const std::string& name) {
    const auto content = text(name);
    if (!content) return std::nullopt;
    Json value = Json::parse(*content, nullptr, false);
    if (!value.is_discarded()) return value;
    find(name, "it is no JSON");
    return std::nullopt;
  }

  void check_report(const Json& report) {
    if (report.at("format") != "earbound report") find("report.json", "it is no report of earbound");
    result_.length = {milliseconds(report.at("timings").at("length"))};
    std::set<std::string> listed{"report.json"};
    for (const Json& file : report.at("files")) {
      ++result_.files;
      if (!listed.insert(file.at("file")).second)
        find(file.at("file"), "report.json lists it twice");
      else
        check_file(file, report.at("timings"));
    }
    check_strangers(listed);
    check_coverage(report.at("coverage"));
    check_chapters(report.at("timings"));
  }

  void check_file(const Json& listed, const Json& timings) {
    const std::string name = listed.at("file");
    if (name.starts_with('/') || ("/" + name + "/").find("/../") != std::string::npos)
      return find("report.json", fmt::format("it lists '{}', which lies elsewhere", name));
    std::error_code failed;
    const fs::file_status status = fs::symlink_status(path(name), failed);
    if (!fs::exists(status)) return find(name, "it is missing");
    if (!fs::is_regular_file(status)) return find(name, "it is no file of its own");
    check_bytes(listed, name);
    check_contents(listed, name, timings);
  }

  void check_bytes(const Json& listed, const std::string& name) {
    const FileDigest digest = digest_file(path(name));
    const std::uint64_t bytes = listed.at("bytes");
    if (digest.bytes != bytes)
      find(name, fmt::format("it has {} bytes, and report.json says {}", digest.bytes, bytes));
    else if (digest.hash.hex() != listed.at("xxh128"))
      find(name, "its contents are not those that were built");
  }

  void check_contents(const Json& listed, const std::string& name, const Json& timings) {
    const std::string media_type = listed.at("media_type");
    if (media_type.starts_with("audio/") && !name.ends_with(".m3u8")) return check_sound(listed, name, timings);
    if (media_type == "application/epub+zip" || media_type == "application/zip" || name.ends_with(".zip") ||
        name.ends_with(".lpf")) {
      const Findings within = check_archive(path(name), name);
      result_.findings.insert(result_.findings.end(), within.begin(), within.end());
      return;
    }
    if (name.ends_with(".vtt") || name.ends_with(".srt")) {
      if (const auto content = text(name))
        for (const std::string& fault : cue_faults(*content, name.ends_with(".vtt"), result_.length))
          find(name, "it " + fault);
    } else if (name.ends_with(".json")) {
      (void)json(name);
    } else if (name.ends_with(".xhtml") || name.ends_with(".xml")) {
      if (const auto content = text(name))
        for (const std::string& fault : markup_faults(*content)) find(name, "it " + fault);
    } else if (media_type.starts_with("text/")) {
      (void)text(name);
    }
  }

  /// Decoded; a file of the whole work, or of a part, must be as long as it is.
  void check_sound(const Json& listed, const std::string& name, const Json& timings) {
    try {
      const std::string media_type = listed.at("media_type");
      const std::int64_t decoded = sound_length(path(name), media_type.substr(0, media_type.find(';'))).count;
      if (name.find('/') != std::string::npos) {
        if (decoded == 0) find(name, "it holds no sound");
        return;
      }
      std::int64_t expected = milliseconds(timings.at("length"));
      if (timings.contains("parts")) {
        const Json& part = timings.at("parts").at(listed.at("part").get<std::size_t>() - 1);
        const double frames = part.at("end_frame").get<double>() - part.at("start_frame").get<double>();
        expected = static_cast<std::int64_t>(frames * 1000 / timings.at("sample_rate").get<double>());
      }
      if (std::llabs(decoded - expected) > length_tolerance)
        find(name, fmt::format("its sound lasts {:.2f} s, and report.json says {:.2f} s",
                               static_cast<double>(decoded) / 1000, static_cast<double>(expected) / 1000));
    } catch (const Error& error) {
      find(name, error.what());
    }
  }

  /// What lies there and is not of the edition.
  void check_strangers(const std::set<std::string>& listed) {
    std::error_code failed;
    std::vector<std::string> strangers;
    for (fs::recursive_directory_iterator at(directory_, failed), end; !failed && at != end; at.increment(failed)) {
      const std::string name = at->path().lexically_relative(directory_).generic_string();
      if ((at->is_symlink() || !at->is_directory()) && !listed.contains(name)) strangers.push_back(name);
    }
    std::sort(strangers.begin(), strangers.end());
    for (const std::string& name : strangers) find(name, "it is not of this edition: report.json does not list it");
  }

  void check_coverage(const Json& coverage) {
    const std::size_t written = coverage.at("written"), spoken = coverage.at("spoken");
    const std::size_t omitted = coverage.at("omitted").size();
    if (spoken > written || spoken + omitted < written)
      find("report.json", fmt::format("of {} written words it accounts for {}", written, spoken + omitted));
  }

  void check_chapters(const Json& timings) {
    std::vector<Mark> chapters;
    for (const Json& chapter : timings.at("chapters"))
      chapters.push_back({milliseconds(chapter.at("start")), chapter.at("title")});
    for (std::size_t i = 1; i < chapters.size(); ++i)
      if (chapters[i].begin < chapters[i - 1].begin)
        find("report.json", fmt::format("its chapter {} begins before the one before", i + 1));
    if (const auto contents = json("contents.json")) {
      std::vector<Mark> entries;
      gather(contents->at("entries"), entries);
      compare(entries, chapters, "contents.json");
    }
    if (timings.contains("parts")) return;  // chapters of parts begin anew
    if (const auto podcast = json("chapters.json")) {
      std::vector<Mark> entries;
      for (const Json& chapter : podcast->at("chapters"))
        entries.push_back({milliseconds(chapter.at("startTime")), chapter.at("title")});
      compare(entries, chapters, "chapters.json");
    }
  }

  static void gather(const Json& entries, std::vector<Mark>& all) {
    for (const Json& entry : entries) {
      all.push_back({milliseconds(entry.at("start")), entry.at("title")});
      gather(entry.at("entries"), all);
    }
  }

  void compare(const std::vector<Mark>& entries, const std::vector<Mark>& chapters, const std::string& name) {
    if (entries.size() != chapters.size())
      return find(name, fmt::format("it lists {} chapters, and report.json {}", entries.size(), chapters.size()));
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (entries[i].title != chapters[i].title)
        find(name, fmt::format("its chapter {} is '{}', and '{}' in report.json", i + 1, entries[i].title,
                               chapters[i].title));
      else if (std::llabs(entries[i].begin - chapters[i].begin) > chapter_tolerance)
        find(name, fmt::format("its chapter '{}' begins at another time than in report.json", entries[i].title));
    }
  }

  std::string directory_;
  EditionCheck result_;
};

}  // namespace

EditionCheck check_edition(const std::string& directory) { return Checker(directory).check(); }

}  // namespace earbound

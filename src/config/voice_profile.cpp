#include "config/voice_profile.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/file.hpp"
#include "config/language.hpp"
#include "config/lexicon_names.hpp"
#include "text/language_tag.hpp"
#include "text/unicode.hpp"
#include "yaml/yaml_fields.hpp"

namespace earbound {

namespace {

namespace fs = std::filesystem;

constexpr int longest_pause = 10'000;
constexpr std::size_t heading_levels = 6;

Milliseconds pause(const YamlFields& fields, std::string_view key, Milliseconds otherwise) {
  return {fields.number(key, 0, longest_pause, static_cast<int>(otherwise.count))};
}

void read_pauses(const YamlNode& node, const std::string& file, VoiceProfile& profile) {
  const YamlFields fields(node, file, "'pauses'");
  fields.allow_only(std::array<std::string_view, 3>{"sentence", "paragraph", "section"});
  profile.sentence_pause = pause(fields, "sentence", profile.sentence_pause);
  profile.paragraph_pause = pause(fields, "paragraph", profile.paragraph_pause);
  profile.section_pause = pause(fields, "section", profile.section_pause);
}

void read_headings(const YamlNode& node, const YamlFields& parent, const std::string& file, VoiceProfile& profile) {
  if (node.kind != YamlNode::Kind::sequence || node.items.empty() || node.items.size() > heading_levels)
    parent.refuse("headings", "'headings' must be a list of one to six entries, one for each level",
                  "begin each with '- pitch: 0'");
  for (std::size_t level = 0; level < heading_levels; ++level) {
    if (level >= node.items.size()) {  // deeper levels sound like the last that is given
      profile.heading[level] = profile.heading[level - 1];
      continue;
    }
    const YamlFields fields(node.items[level], file, "an entry of 'headings'");
    fields.allow_only(std::array<std::string_view, 4>{"pitch", "rate", "pause_before", "pause_after"});
    HeadingProsody& heading = profile.heading[level];
    heading.pitch_percent = fields.number("pitch", -50, 50, 0);
    heading.rate_percent = fields.number("rate", -50, 50, 0);
    heading.pause_before = pause(fields, "pause_before", profile.section_pause);
    heading.pause_after = pause(fields, "pause_after", profile.paragraph_pause);
  }
}

bool is_engine_voice(std::string_view name) {
  return name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                  c == '+' || c == '/';
         });
}

// Names of the profiles with the file of each.
std::map<std::string, std::string> profile_files(std::span<const std::string> directories) {
  std::map<std::string, std::string> files;
  for (const std::string& directory : directories) {
    std::error_code error;
    for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error))
      if (entry->path().extension() == ".yaml") files.emplace(entry->path().stem().string(), entry->path().string());
  }
  return files;
}

}  // namespace

VoiceProfile load_voice_profile(const std::string& path) {
  const auto bytes = read_file(path, std::size_t{1024} * 1024);
  const YamlNode root = parse_yaml(decode_source(as_text(bytes), path), path);
  const YamlFields fields(root, path, "a voice profile");
  fields.allow_only(std::array<std::string_view, 10>{"description", "language", "engine_voice", "rate", "pitch",
                                                     "range", "volume", "pauses", "headings", "lexicons"});

  VoiceProfile profile;
  profile.file = path;
  profile.name = fs::path(path).stem().string();
  profile.description = fields.text("description").value_or("");
  profile.language = fields.required_text("language");
  if (!is_language_tag(profile.language))
    fields.refuse("language", fmt::format("'{}' is not a language tag", profile.language),
                  "write one such as en, en-GB or de-AT");
  profile.engine_voice = fields.required_text("engine_voice");
  if (!is_engine_voice(profile.engine_voice))
    fields.refuse("engine_voice", fmt::format("'{}' cannot be the name of an engine voice", profile.engine_voice),
                  "write one such as en-gb or de+f2");
  profile.rate_wpm = fields.number("rate", 80, 450, profile.rate_wpm);
  profile.pitch = fields.number("pitch", 0, 99, profile.pitch);
  profile.range = fields.number("range", 0, 99, profile.range);
  profile.volume = fields.number("volume", 50, 150, profile.volume);
  if (const YamlNode* pauses = fields.value("pauses")) read_pauses(*pauses, path, profile);
  for (HeadingProsody& heading : profile.heading) heading = {0, 0, profile.section_pause, profile.paragraph_pause};
  if (const YamlNode* headings = fields.value("headings")) read_headings(*headings, fields, path, profile);
  profile.lexicons = named_lexicons(fields, fs::absolute(path).parent_path().string(),
                                    "name a PLS file, seen from the profile's directory");
  return profile;
}

std::vector<VoiceProfile> list_voice_profiles(std::span<const std::string> directories) {
  std::vector<VoiceProfile> profiles;
  for (const auto& [name, file] : profile_files(directories)) profiles.push_back(load_voice_profile(file));
  return profiles;
}

VoiceProfile load_default_voice(const std::string& voices_directory) {
  return load_voice_profile(fmt::format("{}/languages/{}/voice.yaml", voices_directory, no_language));
}

}  // namespace earbound

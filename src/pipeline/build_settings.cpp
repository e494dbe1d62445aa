#include "pipeline/build_settings.hpp"

#include <filesystem>

#include "pipeline/choice_names.hpp"

namespace earbound {
namespace {

std::vector<std::string> format_names(const BuildOptions& options) {
  std::vector<std::string> names;
  for (const SoundFormat* format : options.formats) names.emplace_back(format->name);
  for (const Publisher* publisher : options.publishers) names.emplace_back(publisher->name);
  return names;
}

std::vector<std::string> pace_names(const BuildOptions& options) {
  std::vector<std::string> names;
  for (const Pace& pace : options.paces) names.push_back(pace.name);
  return names;
}

/// Without their directories, which differ from machine to machine and change nothing.
std::vector<std::string> lexicon_names(const BuildOptions& options) {
  std::vector<std::string> names;
  for (const std::string& lexicon : options.reading.lexicons)
    names.push_back(std::filesystem::path(lexicon).filename().string());
  return names;
}

struct ShapingOption {
  const char* name;
  SettingValue (*value)(const BuildOptions& options);
};

using Options = const BuildOptions&;

constexpr ShapingOption shaping_options[] = {
    {"voice", [](Options o) -> SettingValue { return o.voice ? o.voice->name : std::string(); }},
    {"rate", [](Options o) -> SettingValue { return std::int64_t{o.rate_wpm.value_or(0)}; }},
    {"formats", [](Options o) -> SettingValue { return format_names(o); }},
    {"editions", [](Options o) -> SettingValue { return pace_names(o); }},
    {"headings", [](Options o) -> SettingValue { return std::int64_t{o.reading.heading_depth}; }},
    {"verbosity", [](Options o) -> SettingValue { return name_of(verbosities, o.reading.verbosity); }},
    {"code", [](Options o) -> SettingValue { return name_of(code_policies, o.reading.code); }},
    {"notes", [](Options o) -> SettingValue { return name_of(note_policies, o.reading.notes); }},
    {"cues", [](Options o) -> SettingValue { return o.reading.cues; }},
    {"lexicons", [](Options o) -> SettingValue { return lexicon_names(o); }},
    {"detect_language", [](Options o) -> SettingValue { return o.reading.detect_language; }},
    {"whole_page", [](Options o) -> SettingValue { return o.whole_page; }},
    {"overlay", [](Options o) -> SettingValue { return name_of(overlay_units, o.overlay); }},
    {"toc", [](Options o) -> SettingValue { return name_of(contents_choices, o.spoken_contents); }},
    {"loudness", [](Options o) -> SettingValue { return std::string(o.loudness.name); }},
    {"quality", [](Options o) -> SettingValue { return name_of(qualities, o.quality); }},
    {"max_size", [](Options o) -> SettingValue { return static_cast<std::int64_t>(o.largest_file); }},
    {"part_length",
     [](Options o) -> SettingValue { return static_cast<double>(to_milliseconds(o.layout.longest).count) / 1000; }},
};

}  // namespace

std::vector<Setting> build_settings(const BuildOptions& options) {
  std::vector<Setting> settings;
  for (const ShapingOption& option : shaping_options) settings.push_back({option.name, option.value(options)});
  return settings;
}

}  // namespace earbound

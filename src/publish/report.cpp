#include "publish/report.hpp"

#include <cmath>

#include "base/json.hpp"
#include "model/source_parts.hpp"
#include "publish/one_line.hpp"
#include "publish/seconds.hpp"

namespace earbound {

namespace {

/// Two decimals: what a meter shows, and the same on every machine. Not finite stays so, and is written as null.
double hundredths(double value) { return std::round(value * 100.0) / 100.0; }

Json versions_json(const std::vector<ComponentVersion>& versions) {
  Json object = Json::object();
  for (const ComponentVersion& component : versions) object[component.name] = component.version;
  return object;
}

Json settings_json(const std::vector<Setting>& settings) {
  Json object = Json::object();
  for (const Setting& setting : settings)
    std::visit([&](const auto& value) { object[setting.name] = value; }, setting.value);
  return object;
}

Json loudness_json(const Edition& edition, const LoudnessFigures& figures) {
  Json object;
  object[figures.target_is_rms ? "target_rms_db" : "target_lufs"] = hundredths(figures.target);
  object["integrated_lufs"] = hundredths(figures.integrated_lufs);
  object["true_peak_limit_dbtp"] = hundredths(figures.true_peak_limit_dbtp);
  object["limiter_loss_lu"] = hundredths(figures.limiter_loss_lu);
  object["limiter_deepest_db"] = hundredths(figures.limiter_deepest_db);
  object["limited_percent"] = hundredths(100 * figures.limited_share);
  object["rms_db"] = hundredths(figures.rms_db);
  object["gain_db"] = hundredths(edition.gain_db);
  return object;
}

Json coverage_json(const WrittenCoverage& coverage, std::span<const SourcePart> parts) {
  Json object;
  object["written"] = coverage.written;
  object["spoken"] = coverage.spoken;
  Json omitted = Json::array();
  for (const Omission& omission : coverage.omitted) {
    Json item;
    item["text"] = omission.text;
    const PartLine at = part_line(parts, omission.line);
    if (!at.part.empty()) item["source_part"] = at.part;
    item["line"] = at.line;
    item["reason"] = omission.reason;
    omitted.push_back(std::move(item));
  }
  object["omitted"] = std::move(omitted);
  return object;
}

Json parts_json(const Edition& edition) {
  Json parts = Json::array();
  for (const Part& part : edition.parts) {
    const Frames begin = edition.begin_of(part);
    Json item;
    item["number"] = parts.size() + 1;
    item["start"] = seconds_at(begin);
    item["start_frame"] = begin.count;
    item["end_frame"] = (begin + part.length).count;
    item["segments"] = part.segment_count;
    parts.push_back(std::move(item));
  }
  return parts;
}

Json timings_json(const Edition& edition) {
  Json object;
  object["sample_rate"] = narration_rate.hz;
  object["length"] = seconds_at(edition.length());
  object["length_frames"] = edition.length().count;
  object["segments"] = edition.segment_begin.size() - 1;
  Json chapters = Json::array();
  for (const Chapter& chapter : edition.chapters) {
    Json item;
    item["title"] = one_line(chapter.title);
    item["level"] = chapter.level;
    item["start"] = seconds_at(chapter.begin);
    item["start_frame"] = chapter.begin.count;
    item["end_frame"] = chapter.end.count;
    item["segments"] = chapter.segment_count;
    chapters.push_back(std::move(item));
  }
  object["chapters"] = std::move(chapters);
  if (edition.parts.size() > 1) object["parts"] = parts_json(edition);
  return object;
}

Json files_json(const Edition& edition, std::span<const BuiltFile> files) {
  Json list = Json::array();
  for (const BuiltFile& file : files) {
    Json item;
    item["file"] = file.path;
    item["media_type"] = file.media_type;
    item["bytes"] = file.bytes;
    item["xxh128"] = file.hash.hex();
    if (!std::isnan(file.rms_db)) item["rms_db"] = hundredths(file.rms_db);
    if (edition.parts.size() > 1 && file.holds_work) item["part"] = file.part + 1;
    list.push_back(std::move(item));
  }
  return list;
}

}  // namespace

std::string settings_text(const std::vector<Setting>& settings) { return json_text(settings_json(settings)); }

std::string report_json(const Edition& edition, const BuildFacts& facts, std::span<const BuiltFile> files) {
  Json root;
  root["format"] = "earbound report";
  root["version"] = 1;
  root["source"] = facts.source;
  root["title"] = edition.metadata.title;
  root["language"] = edition.metadata.language;
  root["versions"] = versions_json(facts.versions);
  root["settings"] = settings_json(facts.settings);
  root["loudness"] = loudness_json(edition, facts.loudness);
  root["coverage"] = coverage_json(facts.coverage, edition.source_parts);
  root["signs"] = coverage_json(facts.signs, edition.source_parts);
  root["timings"] = timings_json(edition);
  root["files"] = files_json(edition, files);
  return json_text(root);
}

}  // namespace earbound

#pragma once
// report.json: what was built, from what, and what became of every written word. The shape is described in
// docs/formats.md. Holds nothing that differs between two builds of the same input: no dates, no build times, no cache
// figures.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "model/document.hpp"
#include "model/edition.hpp"
#include "publish/built_file.hpp"

namespace earbound {

struct ComponentVersion {
  std::string name, version;
};

using SettingValue = std::variant<bool, std::int64_t, double, std::string, std::vector<std::string>>;

struct Setting {
  std::string name;
  SettingValue value;
};

/// As an object of JSON, each value in its own type.
std::string settings_text(const std::vector<Setting>& settings);

/// Of the whole work after the gain. Silence has no loudness: pass the infinity that was measured, it is written as
/// null.
struct LoudnessFigures {
  double target = 0;  ///< what was asked for, in LUFS or dB RMS
  bool target_is_rms = false;
  double integrated_lufs = 0;  ///< BS.1770-4
  double true_peak_limit_dbtp = 0;
  double limiter_loss_lu = 0;     ///< what limiting the peaks took away
  double limiter_deepest_db = 0;  ///< the limiter's largest reduction
  double limited_share = 0;       ///< of the time, in which it reduced by more than 0.1 dB; 0 to 1
  double rms_db = 0;              ///< plain power, without weighting or gates
};

struct WrittenCoverage {
  std::size_t written = 0, spoken = 0;
  std::vector<Omission> omitted;  ///< all that is written and not spoken
};

struct BuildFacts {
  std::string source;                      ///< file name of the input, without its directory
  std::vector<ComponentVersion> versions;  ///< earbound first, then the engine, then the libraries
  std::vector<Setting> settings;
  LoudnessFigures loudness;
  WrittenCoverage coverage;  ///< of words
  WrittenCoverage signs;     ///< of signs that carry meaning
};

/// The file's bytes. `files` are all of the edition but the report itself.
std::string report_json(const Edition& edition, const BuildFacts& facts, std::span<const BuiltFile> files);

}  // namespace earbound

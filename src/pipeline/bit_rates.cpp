#include "pipeline/bit_rates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "base/error.hpp"

namespace earbound {
namespace {

/// Kilobits a second: asked of the encoder, and found in files of speech with their tables and page headers.
struct Rate {
  int asked;
  double found;
};

/// The smallest first; the named qualities are among them. libavcodec's AAC takes about 8 kb/s more than it is asked
/// to.
constexpr Rate mp3_rates[] = {{16, 16.1}, {24, 24.1}, {32, 32.1}, {40, 40.1},
                              {48, 48.1}, {56, 56.1}, {64, 64.1}};  // those of MPEG-2 Layer III
constexpr Rate aac_rates[] = {{16, 24}, {24, 30}, {32, 41}, {40, 48.5}, {48, 56.5}, {56, 64.5}, {64, 72}};
constexpr Rate opus_rates[] = {{16, 17.4}, {20, 21.4}, {24, 25.4}, {28, 29.3}, {32, 33.2}, {40, 41}, {48, 49}};

std::span<const Rate> rates_of(AudioFormat format) {
  if (format == AudioFormat::opus) return opus_rates;
  if (format == AudioFormat::m4b) return aac_rates;
  return mp3_rates;
}

/// What one text needs more than another.
constexpr double margin = 1.02;

double sound_bytes(const Rate& rate, Frames length) { return to_seconds(length) * rate.found * 1000 / 8 * margin; }

}  // namespace

std::optional<Quality> quality_from_name(std::string_view name) {
  if (name == "small") return Quality::small;
  if (name == "standard") return Quality::standard;
  if (name == "high") return Quality::high;
  return std::nullopt;
}

CodecSettings codec_settings(AudioFormat format, Quality quality) {
  const bool opus = format == AudioFormat::opus;
  switch (quality) {
    case Quality::small:
      return {format, opus ? 24000 : 32000, 0};
    case Quality::high:
      return {format, opus ? 48000 : 64000, 0};
    case Quality::standard:
      break;
  }
  return {format, opus ? 32000 : 48000, 0};
}

CodecSettings fitting_settings(AudioFormat format, Frames length, std::uint64_t other_bytes, std::uint64_t bytes) {
  const auto rates = rates_of(format);
  const auto needed = [&](const Rate& rate) { return sound_bytes(rate, length) + static_cast<double>(other_bytes); };
  if (needed(rates.front()) > static_cast<double>(bytes))
    throw Error(fmt::format("{:.0f} minutes as {} need {:.1f} MB at least", to_seconds(length) / 60,
                            format_name(format), needed(rates.front()) / 1e6),
                "allow more with --max-size, or read faster with --rate");
  const auto best = std::find_if(rates.rbegin(), rates.rend(),
                                 [&](const Rate& rate) { return needed(rate) <= static_cast<double>(bytes); });
  return {format, best->asked * 1000, 0};
}

}  // namespace earbound

#include "pipeline/bit_rates.hpp"

#include <fmt/format.h>

#include <span>

#include "base/error.hpp"

namespace earbound {
namespace {

/// In kb/s, the smallest first; the named qualities are among them.
constexpr int mp3_rates[] = {16, 24, 32, 40, 48, 56, 64};  // those of MPEG-2 Layer III
constexpr int aac_rates[] = {24, 32, 40, 48, 56, 64};
constexpr int opus_rates[] = {16, 20, 24, 28, 32, 40, 48};

std::span<const int> rates_of(AudioFormat format) {
  if (format == AudioFormat::opus) return opus_rates;
  if (format == AudioFormat::m4b) return aac_rates;
  return mp3_rates;
}

/// Tables, tags, pages and the encoder's own liberty, in parts of the sound's size.
constexpr double overhead = 1.05;

double file_bytes(int kilobits, Frames length) { return to_seconds(length) * kilobits * 1000 / 8 * overhead; }

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
    case Quality::small: return {format, opus ? 24000 : 32000, 0};
    case Quality::high: return {format, opus ? 48000 : 64000, 0};
    case Quality::standard: break;
  }
  return {format, opus ? 32000 : 48000, 0};
}

CodecSettings fitting_settings(AudioFormat format, Frames length, std::uint64_t bytes) {
  const auto rates = rates_of(format);
  int best = 0;
  for (const int rate : rates)
    if (file_bytes(rate, length) <= static_cast<double>(bytes)) best = rate;
  if (best == 0)
    throw Error(fmt::format("{:.0f} minutes as {} need {:.1f} MB at least", to_seconds(length) / 60, format_name(format),
                            file_bytes(rates.front(), length) / 1e6),
                "allow more with --max-size, or read faster with --rate");
  return {format, best * 1000, 0};
}

}  // namespace earbound

#include "pipeline/bit_rates.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"

namespace earbound {
namespace {

/// What one text needs more than another.
constexpr double margin = 1.02;

double sound_bytes(const BitRate& rate, Frames length) { return to_seconds(length) * rate.found * 1000 / 8 * margin; }

}  // namespace

CodecSettings codec_settings(const SoundFormat& format, Quality quality) {
  return {&format, format.rate_for(quality) * 1000, 0};
}

CodecSettings fitting_settings(const SoundFormat& format, Frames length, std::uint64_t other_bytes,
                               std::uint64_t bytes) {
  const auto rates = format.bit_rates;
  const auto needed = [&](const BitRate& rate) { return sound_bytes(rate, length) + static_cast<double>(other_bytes); };
  if (needed(rates.front()) > static_cast<double>(bytes))
    throw Error(fmt::format("{:.0f} minutes as {} need {:.1f} MB at least", to_seconds(length) / 60, format.name,
                            needed(rates.front()) / 1e6),
                "allow more with --max-size, or read faster with --rate");
  const auto best = std::find_if(rates.rbegin(), rates.rend(),
                                 [&](const BitRate& rate) { return needed(rate) <= static_cast<double>(bytes); });
  return {&format, best->asked * 1000, 0};
}

}  // namespace earbound

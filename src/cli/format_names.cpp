#include "cli/format_names.hpp"

#include <fmt/format.h>

#include "encode/formats.hpp"
#include "pipeline/bit_rates.hpp"

namespace earbound {

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const SoundFormat* format : sound_formats) names.emplace_back(format->name);
  names.emplace_back("chapters");
  names.emplace_back("all");
  return names;
}

std::string quality_rates(const std::string& quality) {
  std::string rates;
  for (const SoundFormat* format : sound_formats)
    if (format->has_packets())
      rates += fmt::format("{}{} {}", rates.empty() ? "" : ", ", format->name,
                           format->rate_for(quality_from_name(quality).value_or(Quality::standard)));
  return rates;
}

}  // namespace earbound

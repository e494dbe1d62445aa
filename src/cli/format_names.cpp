#include "cli/format_names.hpp"

#include <fmt/format.h>

#include "encode/formats.hpp"
#include "pipeline/choice_names.hpp"
#include "publish/publishers.hpp"

namespace earbound {

std::string publisher_labels() {
  std::string labels;
  for (const Publisher* publisher : publishers)
    if (!publisher->name.empty())
      labels += fmt::format("{}{}: {}", labels.empty() ? "" : "; ", publisher->name, publisher->label);
  return labels;
}

std::string quality_rates(const std::string& quality) {
  std::string rates;
  for (const SoundFormat* format : sound_formats)
    if (format->has_packets())
      rates +=
          fmt::format("{}{} {}", rates.empty() ? "" : ", ", format->name, format->rate_for(named(qualities, quality)));
  return rates;
}

}  // namespace earbound

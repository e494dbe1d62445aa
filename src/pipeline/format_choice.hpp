#pragma once
// From the names of formats to what is built: sound of the whole work, and what publishers write.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "encode/formats.hpp"
#include "publish/publisher.hpp"

namespace earbound {

/// All names, "all" being the last.
std::vector<std::string> format_names();

struct FormatChoice {
  std::vector<const SoundFormat*> formats;   ///< in the order of their table
  std::vector<const Publisher*> publishers;  ///< the same
};

/// The first that is no name of a format.
std::optional<std::string> unknown_format(std::span<const std::string> names);

/// All of them known. With sound of the whole work where a publisher needs it and none is named.
FormatChoice choose_formats(std::span<const std::string> names);

}  // namespace earbound

#pragma once
// What somebody may have meant who wrote a name that is not known.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace earbound {

/// How many letters must be put in, taken out, changed or changed for their neighbours to make one word of the other.
std::size_t spelling_distance(std::string_view a, std::string_view b);

/// The one of `known` that is spelled most like `name`, the first of several; empty when all need more changes than
/// `most_changes`.
std::string_view nearest_name(std::string_view name, std::span<const std::string_view> known, std::size_t most_changes);

/// The remedy for a name that is not among `known`: "did you mean 'this'?", or all of them when none is near.
std::string nearest_names(std::string_view name, std::span<const std::string_view> known);

}  // namespace earbound

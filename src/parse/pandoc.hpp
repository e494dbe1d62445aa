#pragma once
// Documents of other programs through pandoc, which makes HTML of them.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbound {

/// `format` as pandoc names it, `title` as people do. The program reads no other file (--sandbox) and gets limited
/// memory and time. Throws Error when it is not installed, or cannot read the bytes.
std::vector<std::uint8_t> html_by_pandoc(std::span<const std::uint8_t> bytes, const std::string& file,
                                         std::string_view format, std::string_view title);

}  // namespace earbound

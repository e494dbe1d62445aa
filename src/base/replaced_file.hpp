#pragma once
// A file alone that others read at any time: they find the old one or the new one, never half of either.

#include <cstdint>
#include <span>
#include <string>

namespace earbound {

/// Writes a file beside `path` and puts it in its place; one that holds these bytes already is left alone. Throws Error
/// when that fails: what was there stays.
void replace_file(const std::string& path, std::span<const std::uint8_t> bytes);

}  // namespace earbound

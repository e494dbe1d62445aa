#pragma once
// A finished text, written as a file of an edition that is being staged.

#include <filesystem>
#include <string_view>

namespace earbound {

/// Creates or replaces the file. Throws Error (disk full, no permission) with its path; every return code is checked.
void write_output_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace earbound

#pragma once
// The pages that the server writes itself.

#include <string>
#include <vector>

#include "serve/served_directory.hpp"

namespace earbound {

/// What a directory without index.html holds. A long list is cut, and says so.
std::string listing_page(const SitePath& directory, const std::vector<ListedFile>& files);

/// What went wrong: the status and its name, and what to do about it.
std::string failure_page(unsigned status);

}  // namespace earbound

#include "config/lexicon_names.hpp"

#include <filesystem>

#include <fmt/format.h>

namespace earbound {

namespace fs = std::filesystem;

std::vector<std::string> named_lexicons(const YamlFields& fields, const std::string& directory,
                                        std::string_view remedy) {
  std::vector<std::string> paths;
  for (const std::string& name : fields.texts("lexicons")) {
    std::error_code error;
    const fs::path path = (fs::path(directory) / name).lexically_normal();
    if (!fs::is_regular_file(path, error))
      fields.refuse("lexicons", fmt::format("there is no lexicon '{}'", name), std::string(remedy));
    paths.push_back(path.string());
  }
  return paths;
}

}  // namespace earbound

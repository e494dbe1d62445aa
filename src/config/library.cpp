#include "config/library.hpp"

#include <array>
#include <filesystem>
#include <string_view>

#include "base/file.hpp"
#include "config/lexicon_names.hpp"
#include "text/unicode.hpp"

namespace earbound {

namespace fs = std::filesystem;

std::string library_file(const std::string& directory) { return (fs::path(directory) / "library.yaml").string(); }

Library load_library(const std::string& directory) {
  const std::string file = library_file(directory);
  std::error_code error;
  if (!fs::exists(file, error)) return {};
  const auto bytes = read_file(file, std::size_t{256} * 1024);
  const YamlNode root = parse_yaml(decode_source(as_text(bytes), file), file);
  const YamlFields fields(root, file, "a library");
  fields.allow_only(std::array<std::string_view, 1>{"lexicons"});
  return {file, named_lexicons(fields, directory, "name a PLS file, seen from the directory of library.yaml")};
}

}  // namespace earbound

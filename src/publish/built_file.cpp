#include "publish/built_file.hpp"

#include <algorithm>

namespace earbound {

std::vector<const BuiltFile*> BuiltFiles::audio() const {
  std::vector<const BuiltFile*> found;
  for (const BuiltFile& file : files)
    if (file.holds_work) found.push_back(&file);
  return found;
}

const BuiltFile* BuiltFiles::main_audio(std::size_t part) const {
  const auto first = std::find_if(files.begin(), files.end(),
                                  [&](const BuiltFile& file) { return file.holds_work && file.part == part; });
  return first == files.end() ? nullptr : &*first;
}

std::vector<std::string> BuiltFiles::own_files(std::size_t chapter) const {
  return chapter < chapter_files.size() ? chapter_files[chapter] : std::vector<std::string>();
}

}  // namespace earbound

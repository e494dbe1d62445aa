#include "publish/built_file.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace earbound {

namespace {

/// Extensions of files that hold sound, the one that most players understand first. A playlist's media type is
/// audio/mpegurl, so the type alone does not tell.
constexpr std::array<std::string_view, 5> sound_extensions{".mp3", ".m4b", ".opus", ".flac", ".wav"};

std::size_t rank(const BuiltFile& file) {
  const auto hit = std::find_if(sound_extensions.begin(), sound_extensions.end(),
                                [&](std::string_view extension) { return file.path.ends_with(extension); });
  return static_cast<std::size_t>(hit - sound_extensions.begin());
}

}  // namespace

std::vector<const BuiltFile*> BuiltFiles::audio() const {
  std::vector<const BuiltFile*> found;
  for (const BuiltFile& file : files)
    if (rank(file) < sound_extensions.size() && file.path.find('/') == std::string::npos) found.push_back(&file);
  return found;
}

const BuiltFile* BuiltFiles::main_audio(std::size_t part) const {
  auto found = audio();
  std::erase_if(found, [&](const BuiltFile* file) { return file->part != part; });
  const auto best = std::min_element(found.begin(), found.end(),
                                     [](const BuiltFile* a, const BuiltFile* b) { return rank(*a) < rank(*b); });
  return best == found.end() ? nullptr : *best;
}

std::vector<std::string> BuiltFiles::own_files(std::size_t chapter) const {
  return chapter < chapter_files.size() ? chapter_files[chapter] : std::vector<std::string>();
}

}  // namespace earbound

#include "cover/fonts.hpp"

#include <fontconfig/fontconfig.h>
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#include <algorithm>
#include <memory>

namespace earbound {
namespace {

struct ListDeleter {
  void operator()(FcStrList* list) const { FcStrListDone(list); }
};

std::string text(const FcChar8* written) { return reinterpret_cast<const char*>(written); }

/// The settings of the machine. fontconfig loses some 300 bytes when it reads them, once.
FcConfig* font_settings() {
#ifdef __SANITIZE_ADDRESS__
  const __lsan::ScopedDisabler not_ours;
#endif
  return FcConfigGetCurrent();
}

void note_fonts(const FcFontSet* set, std::vector<std::string>& fonts) {
  if (set == nullptr) return;
  for (int i = 0; i < set->nfont; ++i) {
    FcChar8* file = nullptr;
    int version = 0;
    if (FcPatternGetString(set->fonts[i], FC_FILE, 0, &file) != FcResultMatch) continue;
    FcPatternGetInteger(set->fonts[i], FC_FONTVERSION, 0, &version);
    fonts.push_back(text(file) + '\0' + std::to_string(version));
  }
}

Fonts read_fonts() {
  Fonts fonts;
  FcConfig* const config = font_settings();
  if (config == nullptr) return fonts;
  std::vector<std::string> files;
  note_fonts(FcConfigGetFonts(config, FcSetSystem), files);
  note_fonts(FcConfigGetFonts(config, FcSetApplication), files);
  std::sort(files.begin(), files.end());
  KeyBuilder state("fonts");
  state.add(std::int64_t{FcGetVersion()});
  for (const std::string& file : files) state.add(file);
  fonts.any = !files.empty();
  fonts.state = state.key();
  const std::unique_ptr<FcStrList, ListDeleter> directories(FcConfigGetFontDirs(config));
  while (const FcChar8* directory = directories ? FcStrListNext(directories.get()) : nullptr)
    fonts.directories.push_back(text(directory));
  std::sort(fonts.directories.begin(), fonts.directories.end());
  return fonts;
}

}  // namespace

const Fonts& installed_fonts() {
  static const Fonts fonts = read_fonts();
  return fonts;
}

}  // namespace earbound

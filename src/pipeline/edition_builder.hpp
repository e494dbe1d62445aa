#pragma once
// One edition of a work: its script is written at its pace, narrated, and delivered into a staged directory.

#include <string>

#include "base/staging.hpp"
#include "cache/entry_store.hpp"
#include "model/document.hpp"
#include "model/edition.hpp"
#include "model/voice.hpp"
#include "pipeline/build_options.hpp"
#include "pipeline/build_record.hpp"
#include "pipeline/pace.hpp"
#include "pipeline/progress.hpp"
#include "pipeline/workforce.hpp"

namespace earbound {

/// What all editions of a work share. Title and language are never empty.
struct Work {
  std::string source, name;
  const BuildOptions& options;
  Document document;
  VoiceProfile voice;  ///< at its normal pace
  Cover cover;         ///< as Edition has both
  std::vector<std::uint8_t> large_cover;
};

/// Throws Error; what was staged so far is then the caller's to throw away.
BuiltEdition build_edition(const Work& work, const Pace& pace, const Workforce& workforce, Progress& progress,
                           StagedDirectory& staged, const EntryStore& store);

/// One section of a work, to be heard before all of it is built.
struct SectionPreview {
  std::size_t number = 0;  ///< as `earbound outline` counts
  std::string title;
  Milliseconds length;
  std::string file;  ///< of the first of the work's formats
};

/// Makes the sound of a section as its edition will have it, from the store or anew, into `directory`, an empty one.
/// `section` is its number or its title. The work's options ask for one format of sound and no publisher. Throws Error.
SectionPreview preview_section(const Work& work, const std::string& section, const Workforce& workforce,
                               Progress& progress, const std::string& directory, const EntryStore& store);

}  // namespace earbound

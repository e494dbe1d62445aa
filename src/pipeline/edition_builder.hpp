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
  Cover cover;
};

/// Throws Error; what was staged so far is then the caller's to throw away.
BuiltEdition build_edition(const Work& work, const Pace& pace, const Workforce& workforce, Progress& progress,
                           StagedDirectory& staged, const EntryStore& store);

}  // namespace earbound

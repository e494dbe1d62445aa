#pragma once
// The files of sound of an edition, written into its staged directory.

#include <string>
#include <vector>

#include "base/parallel.hpp"
#include "model/edition.hpp"
#include "pipeline/build_options.hpp"
#include "pipeline/narration_plan.hpp"
#include "pipeline/segment_service.hpp"
#include "publish/built_file.hpp"
#include "publish/file_sink.hpp"

namespace earbound {

/// What the files are made from.
struct Delivery {
  const Edition& edition;
  const NarrationPlan& plan;
  const BuildOptions& options;
  SegmentService& service;
  WorkerPool& threads;
  std::string directory;
};

/// What of the sound has been written.
struct DeliveredSound {
  BuiltFiles files;
  std::vector<std::vector<std::string>> chapter_sound;  ///< as Publication::chapter_sound
};

/// The chaptered files of the work, and the files of chapters that publishers ask for. Those that are no part of the
/// edition lie in packed_sound_directory().
DeliveredSound deliver_sound(const Delivery& delivery, FileSink& sink);

/// Where files of sound lie that publishers pack into their own; to be removed before the edition is complete.
std::string packed_sound_directory(const std::string& staged);

}  // namespace earbound

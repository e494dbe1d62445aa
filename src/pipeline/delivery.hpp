#pragma once
// The files of an edition, written into its staged directory.

#include <string>
#include <vector>

#include "model/edition.hpp"
#include "pipeline/build_options.hpp"
#include "pipeline/narration_plan.hpp"
#include "pipeline/segment_service.hpp"
#include "publish/report.hpp"

namespace earbound {

/// What the files are made from.
struct Delivery {
  const Edition& edition;
  const NarrationPlan& plan;
  const BuildOptions& options;
  SegmentService& service;
  std::string directory;
};

/// The chaptered audio files and, when asked for, the files of chapters/.
BuiltFiles deliver_audio(const Delivery& delivery);

/// Tables of contents, playlist and report. `built` is what deliver_audio() gave.
void deliver_contents(const Delivery& delivery, const BuildFacts& facts, BuiltFiles built);

}  // namespace earbound

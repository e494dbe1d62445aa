#pragma once
// From a narrated plan to the edition: where every segment and chapter begins, how far each chapter reaches, and which
// file holds what.

#include "model/edition.hpp"
#include "pipeline/narration_plan.hpp"
#include "pipeline/partition.hpp"

namespace earbound {

struct EditionLayout {
  FileLayout parts, chapter_files;
};

/// The lengths of all segments of `plan` are known. Name, cover and gain are left to the caller. Throws Error when the
/// layout asks for files that are too short.
Edition assemble_edition(const NarrationPlan& plan, const Metadata& metadata, const EditionLayout& layout);

}  // namespace earbound

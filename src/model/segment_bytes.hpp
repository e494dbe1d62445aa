#pragma once
// The binary form of a segment: what a worker is sent, and what keys are made of.

#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.hpp"
#include "model/script.hpp"

namespace earbound {

void write_segment(ByteWriter& out, const Segment& segment);
Segment read_segment(ByteReader& in);

/// The parts of a segment that can be heard: the places of words and the ends of
/// sentences and paragraphs are left out, so that moving a paragraph down the file
/// does not speak it again.
void write_audible_segment(ByteWriter& out, const Segment& segment);

}  // namespace earbound

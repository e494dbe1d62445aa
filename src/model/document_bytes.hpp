#pragma once
// A Document as bytes, for its way from the process that reads the source to the one that builds.

#include <cstdint>
#include <span>
#include <vector>

#include "model/document.hpp"

namespace earbound {

std::vector<std::uint8_t> document_bytes(const Document& document);

/// Runs that shared a target share one again. Throws Error when the bytes are cut short or hold what no Document does.
Document document_from(std::span<const std::uint8_t> bytes);

}  // namespace earbound

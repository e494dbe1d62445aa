#pragma once
// What the segments of a source's last build were made from, in the cache: to say why one is made again.
//
// manifests, layout 2:
//   <manifest> ::= <texts> <voices> <engines> <algorithms> <masterings> <codecs>
//   <texts>, <voices> ::= count:uint32 (uint64 uint64)*             ; hashes, ascending
//   <engines>, <algorithms>, <masterings>, <codecs> ::= count:uint32 (size:uint32 byte*)*   ; texts, ascending

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "cache/entry_layout.hpp"

namespace earbound {

inline constexpr EntryKind manifests_kind{"manifests", 2};

struct Manifest {
  std::set<Hash> texts, voices;
  std::set<std::string> engines, algorithms, masterings, codecs;
};

std::vector<std::uint8_t> manifest_bytes(const Manifest& manifest);
/// Throws Error.
Manifest read_manifest(std::span<const std::uint8_t> bytes);

}  // namespace earbound

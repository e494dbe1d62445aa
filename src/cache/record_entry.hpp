#pragma once
// What a build was made from and what it left, in the cache.
//
// records, layout 2:
//   <record>   ::= <made from> <files> <inputs> <warnings> <editions>
//   <made from>, <files> ::= uint64 uint64              ; hashes
//   <inputs>, <warnings> ::= count:uint32 <text>*       ; paths; sentences
//   <editions> ::= count:uint32 (title:<text> directory:<text> length:<text>)*
//   <text>     ::= size:uint32 byte*

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "cache/entry_layout.hpp"

namespace earbound {

inline constexpr EntryKind records_kind{"records", 2};

/// An edition as it was told of when the work was finished.
struct RecordedEdition {
  std::string title, directory, length;
};

struct RecordedBuild {
  Hash made_from, files;
  std::vector<std::string> inputs, warnings;
  std::vector<RecordedEdition> editions;
};

std::vector<std::uint8_t> record_bytes(const RecordedBuild& build);
/// Throws Error.
RecordedBuild read_record(std::span<const std::uint8_t> bytes);

}  // namespace earbound

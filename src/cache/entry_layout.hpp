#pragma once
// The envelope of every file in the cache. All numbers in native byte order.
//
//   <file>    ::= <magic> <check> <size> <key> <kind> <layout> <reserved> <payload>
//   <magic>   ::= "earbnd02"          ; the last two digits are the version of this grammar
//   <check>   ::= uint64 uint64       ; hash of all that follows it, the payload included
//   <size>    ::= uint64              ; bytes of <payload>
//   <key>     ::= uint64 uint64       ; what the entry is named by
//   <kind>    ::= char[16]            ; EntryKind::name, filled up with zeros
//   <layout>  ::= uint32              ; EntryKind::layout, the version of the grammar of <payload>
//   <reserved> ::= uint32             ; zero
//   <payload> ::= see the *_entry.hpp of each kind
//
// Raise the digits in the magic with every change of this grammar.

#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/hash.hpp"

namespace earbound {

/// A kind of entry. `layout` is the version of its payload's grammar: raise it with every change of the grammar, and
/// no entry of another version is ever read.
struct EntryKind {
  std::string_view name;  ///< at most 16 bytes, fit for a file name
  std::uint32_t layout = 0;
};

struct EntryHeader {
  char magic[8];
  Hash check;
  std::uint64_t size;
  Hash key;
  char kind[16];
  std::uint32_t layout;
  std::uint32_t reserved;
};
static_assert(sizeof(EntryHeader) == 72, "the payload follows at once, and is aligned");

inline constexpr std::size_t checked_from = sizeof(EntryHeader::magic) + sizeof(EntryHeader::check);

/// The header of an entry, but for its check.
inline EntryHeader entry_header(const EntryKind& kind, const Hash& key, std::uint64_t size) {
  EntryHeader header{};
  std::memcpy(header.magic, "earbnd02", sizeof header.magic);
  header.size = size;
  header.key = key;
  kind.name.copy(header.kind, sizeof header.kind);
  header.layout = kind.layout;
  return header;
}

}  // namespace earbound

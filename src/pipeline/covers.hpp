#pragma once
// The cover of a work or a library: the picture that it names, or one drawn of its title; made once and kept.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "cache/entry_store.hpp"
#include "cover/cover_files.hpp"
#include "model/document.hpp"

namespace earbound {

struct MadeCover {
  CoverFiles files;                 ///< both empty: there is none
  std::vector<std::string> inputs;  ///< files and directories that it depends on
  std::string warning;              ///< why it could not be drawn; empty: nothing is amiss

  [[nodiscard]] bool is_there() const { return !files.large.empty(); }
};

/// What is not said is drawn; a title without any characters has no cover. `store` may be null. Throws Error for a
/// picture that cannot be read.
MadeCover make_cover(const CoverChoice& choice, const CoverWords& words, const EntryStore* store);

/// Of a picture in memory; `path` is for messages. Throws Error for what is none.
MadeCover make_cover_of(std::span<const std::uint8_t> picture, const std::string& path, const EntryStore* store);

}  // namespace earbound

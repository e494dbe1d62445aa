#pragma once
// A source as a build reads it: for every command that says what a build would do.

#include <string>
#include <vector>

#include "model/document.hpp"
#include "pipeline/build_options.hpp"
#include "pipeline/source_reader.hpp"

namespace earbound {

/// The name of the edition of a source file: its stem, made safe.
std::string edition_name(const std::string& source);

struct ReadSource {
  Document document;                 ///< its title and language are never empty
  VoiceProfile voice;                ///< at its normal pace
  std::vector<std::string> remarks;  ///< lines for the person who builds: a language that was detected
  bool titled = false;               ///< the author named the work; else its title is the edition's name
};

/// Throws Error when the source cannot be read, or no voice can speak it.
ReadSource read_source(SourceReader& reader, const std::string& source, const BuildOptions& options);

}  // namespace earbound

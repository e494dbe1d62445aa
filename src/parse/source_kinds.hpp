#pragma once
// The kinds of source that are read, as one table: a new kind is the file that reads it and a row.

#include <span>
#include <string>
#include <string_view>

#include "model/document.hpp"
#include "parse/parser.hpp"

namespace earbound {

struct SourceKind {
  std::string_view name;                       ///< as --from takes it
  std::string_view title;                      ///< as messages call it
  std::span<const std::string_view> suffixes;  ///< in small letters, with their dots; the first is the usual one
  bool front_matter;                           ///< its files may begin with metadata in YAML
  /// `bytes` as in the file, never empty; of a kind that pandoc reads, the HTML that it makes. Throws Error as parse()
  /// does.
  Document (*read)(std::string_view bytes, const std::string& file, const ParseChoices& choices);
  std::string_view pandoc = {};  ///< the format's name there when pandoc reads it first; empty: it does not
};

std::span<const SourceKind> source_kinds();

/// The kind of a file by its name; null: no file of that name is read.
const SourceKind* kind_of_file(std::string_view path);
const SourceKind* kind_named(std::string_view name);

/// ".md, .markdown, ... or .text": for messages.
std::string source_suffixes();

}  // namespace earbound

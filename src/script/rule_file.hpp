#pragma once
// The files that a person edits to say how things are read: lines of `key = text` under `[section]` headings,
// `#` begins a comment line. Used for announcements and for the rules of text normalisation.

#include <string>
#include <vector>

namespace earbound {

struct RuleLine {
  std::string section, key, value;
  int line = 0;
};

struct RuleFile {
  std::string path;
  std::vector<RuleLine> rules;
};

/// Throws Error with file and line when the file cannot be read (or exceeds 4 MB), or a line is neither rule, heading
/// nor comment.
RuleFile read_rule_file(const std::string& path);

/// The file of a language: DIRECTORY/de-AT.txt, or else DIRECTORY/de.txt; empty when there is neither.
/// Letters, digits and hyphens only are looked up: a hostile tag names no other file.
std::string rule_file_of_language(const std::string& directory, const std::string& language);

/// "en" of "en-GB".
std::string primary_language(const std::string& tag);

}  // namespace earbound

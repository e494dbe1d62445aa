#pragma once
// The files that a person edits to say how things are read: lines of `key = text` under `[section]` headings,
// `#` begins a comment line. Used for everything that is known of a language.

#include <istream>
#include <span>
#include <string>
#include <string_view>
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

/// The same of what has been opened; `path` is for messages.
RuleFile parse_rules(std::istream& stream, const std::string& path);

/// "a, b, c": what stands between commas, without the spaces around it; nothing empty.
std::vector<std::string> listed(std::string_view text);

}  // namespace earbound

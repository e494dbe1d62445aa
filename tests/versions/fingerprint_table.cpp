#include <algorithm>
#include <sstream>

#include "fingerprints.hpp"

namespace earbound::test {
namespace {

constexpr const char* separator = " | ";

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> fields;
  std::size_t at = 0;
  for (std::size_t bar = line.find(separator); bar != std::string::npos; bar = line.find(separator, at)) {
    fields.push_back(line.substr(at, bar - at));
    at = bar + 3;
  }
  fields.push_back(line.substr(at));
  return fields;
}

const Fingerprint* find(const std::vector<Fingerprint>& table, const Fingerprint& like) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const Fingerprint& each) {
    return each.name == like.name && each.version == like.version && each.made_with == like.made_with;
  });
  return found == table.end() ? nullptr : &*found;
}

/// The highest version of a thing in the table; 0 when it is not there.
int version_in(const std::vector<Fingerprint>& table, const std::string& name) {
  int version = 0;
  for (const Fingerprint& each : table)
    if (each.name == name) version = std::max(version, each.version);
  return version;
}

}  // namespace

std::vector<Fingerprint> read_table(const std::string& text) {
  std::vector<Fingerprint> table;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto fields = split(line);
    table.push_back({fields.at(0), std::stoi(fields.at(1)), fields.at(2), fields.at(3)});
  }
  return table;
}

std::string write_table(const std::vector<Fingerprint>& table) {
  std::string text =
      "# What each algorithm that shapes sound, and each layout of the cache, makes of a fixed input.\n"
      "# Written by scripts/approve; never by hand.\n"
      "# name | version | made with | fingerprint\n";
  for (const Fingerprint& each : table)
    text += each.name + separator + std::to_string(each.version) + separator + each.made_with + separator + each.value +
            "\n";
  return text;
}

Comparison compare(const std::vector<Fingerprint>& approved, const std::vector<Fingerprint>& present) {
  Comparison result;
  for (const Fingerprint& now : present) {
    const int version = version_in(approved, now.name);
    if (now.version < version)
      result.faults.push_back(now.name + ": its version was lowered; versions only rise");
    else if (now.version > version)
      result.faults.push_back(now.name + ": its version is new; run scripts/approve");
    else if (const Fingerprint* known = find(approved, now); known == nullptr)
      result.remarks.push_back(now.name + ": not compared, as nothing is approved that was made with " + now.made_with);
    else if (known->value != now.value)
      result.faults.push_back(now.name + " makes something else than it did: raise the version of " + now.name +
                              ", then run scripts/approve");
  }
  for (const Fingerprint& each : approved)
    if (version_in(present, each.name) == 0)
      result.faults.push_back(each.name + ": is approved but no longer there; run scripts/approve");
  return result;
}

std::vector<Fingerprint> approve(const std::vector<Fingerprint>& approved, const std::vector<Fingerprint>& present) {
  std::vector<Fingerprint> table;
  for (const Fingerprint& each : approved)
    if (const int now = version_in(present, each.name); now > 0 && now <= each.version) table.push_back(each);
  for (const Fingerprint& now : present)
    if (now.version >= version_in(approved, now.name) && find(table, now) == nullptr) table.push_back(now);
  std::sort(table.begin(), table.end(), [](const Fingerprint& a, const Fingerprint& b) {
    return a.name != b.name ? a.name < b.name : a.made_with < b.made_with;
  });
  return table;
}

}  // namespace earbound::test

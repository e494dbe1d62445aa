#pragma once
// Fingerprints: hashes of what each algorithm that shapes sound, and each layout of the cache, makes of a fixed input;
// and the table of those that were approved for its version.

#include <map>
#include <string>
#include <vector>

namespace earbound::test {

/// "algorithm opus" or "layout marks". `made_with` names what else has a part in it (libraries, the kind of processor):
/// another one may give another fingerprint at the same version.
struct Fingerprint {
  std::string name;
  int version = 0;
  std::string made_with;
  std::string value;
};

/// Of the program as it is. The engine is used, so once in a process.
std::vector<Fingerprint> present_fingerprints();

/// "NAME | VERSION | MADE WITH | VALUE", a line each; lines that begin with '#' are remarks.
std::vector<Fingerprint> read_table(const std::string& text);
std::string write_table(const std::vector<Fingerprint>& table);

struct Comparison {
  std::vector<std::string> faults;
  std::vector<std::string> remarks;  ///< what could not be compared here
};
Comparison compare(const std::vector<Fingerprint>& approved, const std::vector<Fingerprint>& present);

/// The table with what is new and what was raised. Whatever changed without its version stays as it was: compare()
/// goes on to find fault with it.
std::vector<Fingerprint> approve(const std::vector<Fingerprint>& approved, const std::vector<Fingerprint>& present);

}  // namespace earbound::test

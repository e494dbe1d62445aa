#pragma once
// Every way in which a file of the cache is damaged in the tests.

#include <sys/stat.h>

#include <cstring>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "../base/temporary_directory.hpp"
#include "cache/entry_layout.hpp"

namespace earbound::test {

/// The files that a damage may need: another entry of the kind, one of another kind, and one outside of the cache.
struct OtherFiles {
  std::string same_kind, other_kind, outside;
};

struct Damage {
  std::string name;
  std::function<void(const std::string& file, const OtherFiles& others)> apply;
};

inline void edit(const std::string& file, const std::function<void(std::string&)>& change) {
  std::string bytes = read_text(file);
  change(bytes);
  write_text(file, bytes);
}

inline void replace_by(const std::string& file, const std::string& by) {
  const std::string bytes = read_text(by);
  std::filesystem::remove(file);
  write_text(file, bytes);
}

inline std::vector<Damage> all_damages() {
  const auto flip = [](std::size_t at) {
    return [at](const std::string& file, const OtherFiles&) {
      edit(file, [at](std::string& bytes) { bytes.at(at) = static_cast<char>(bytes[at] ^ 0x10); });
    };
  };
  std::vector<Damage> damages{
      {"empty", [](auto& file, auto&) { write_text(file, ""); }},
      {"cut short by a byte", [](auto& file, auto&) { edit(file, [](auto& bytes) { bytes.pop_back(); }); }},
      {"cut within the header", [](auto& file, auto&) { edit(file, [](auto& bytes) { bytes.resize(9); }); }},
      {"no more than the header",
       [](auto& file, auto&) { edit(file, [](auto& bytes) { bytes.resize(sizeof(EntryHeader)); }); }},
      {"a bit of the content",
       [](auto& file, auto&) { edit(file, [](auto& b) { b.back() = static_cast<char>(b.back() ^ 1); }); }},
      {"longer", [](auto& file, auto&) { edit(file, [](auto& bytes) { bytes += "x"; }); }},
      {"another entry of the kind", [](auto& file, auto& others) { replace_by(file, others.same_kind); }},
      {"an entry of another kind", [](auto& file, auto& others) { replace_by(file, others.other_kind); }},
      {"an older version of the envelope", [](auto& file, auto&) { edit(file, [](auto& b) { b[7] = '1'; }); }},
      {"a link to a file outside",
       [](auto& file, auto& others) {
         std::filesystem::remove(file);
         std::filesystem::create_symlink(others.outside, file);
       }},
      {"a link to a copy of it outside",
       [](auto& file, auto& others) {
         std::filesystem::rename(file, others.outside);
         std::filesystem::create_symlink(others.outside, file);
       }},
      {"a second name of a copy of it outside",
       [](auto& file, auto& others) {
         std::filesystem::rename(file, others.outside);
         std::filesystem::create_hard_link(others.outside, file);
       }},
      {"a link to itself",
       [](auto& file, auto&) {
         std::filesystem::remove(file);
         std::filesystem::create_symlink(file, file);
       }},
      {"a directory",
       [](auto& file, auto&) {
         std::filesystem::remove(file);
         std::filesystem::create_directory(file);
       }},
      {"a directory with something in it",
       [](auto& file, auto&) {
         std::filesystem::remove(file);
         write_text(file + "/thesis.doc", "years of work");
       }},
      {"a pipe",
       [](auto& file, auto&) {
         std::filesystem::remove(file);
         ::mkfifo(file.c_str(), 0600);
       }},
  };
  for (const auto& [field, at] :
       std::vector<std::pair<const char*, std::size_t>>{{"magic", offsetof(EntryHeader, magic)},
                                                        {"check", offsetof(EntryHeader, check)},
                                                        {"size", offsetof(EntryHeader, size)},
                                                        {"key", offsetof(EntryHeader, key)},
                                                        {"kind", offsetof(EntryHeader, kind)},
                                                        {"layout", offsetof(EntryHeader, layout)},
                                                        {"reserved", offsetof(EntryHeader, reserved)}})
    damages.push_back({std::string("a bit of the header's ") + field, flip(at)});
  return damages;
}

}  // namespace earbound::test

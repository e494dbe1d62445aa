#include "archive/guarded_archive.hpp"

#include <fmt/format.h>

#include "base/error.hpp"

namespace earbound {
namespace {

constexpr const char* ask_again = "get the file again from where it came from";

ZipArchive open_archive(std::span<const std::uint8_t> bytes, const std::string& file) {
  std::optional<ZipArchive> archive = ZipArchive::open(bytes, ZipArchive::Strictness::readable);
  if (!archive) throw Error("it is no whole ZIP archive", ask_again).at(file);
  return std::move(*archive);
}

}  // namespace

std::string file_within(std::string_view archive, std::string_view name) { return fmt::format("{}!{}", archive, name); }

GuardedArchive::GuardedArchive(std::span<const std::uint8_t> bytes, std::string file, const ArchiveLimits& limits)
    : file_(std::move(file)), limits_(limits), archive_(open_archive(bytes, file_)) {
  if (archive_.entries().size() > limits_.entries)
    throw Error(fmt::format("the archive has {} entries", archive_.entries().size()),
                fmt::format("no book needs more than {}: make it anew", limits_.entries))
        .at(file_);
  for (const ArchiveEntry& entry : archive_.entries()) take(entry);
}

void GuardedArchive::take(const ArchiveEntry& entry) {
  if (leads_out_of_archive(entry.name))
    throw Error(fmt::format("the name of its entry '{}' leads out of the archive", entry.name),
                "do not trust this file; get it again from where it should come from")
        .at(file_);
  if (entry.is_directory()) return;
  if (!entries_.emplace(entry.name, entry).second)
    throw Error(fmt::format("its entry '{}' stands twice", entry.name), "which of them holds is unclear: make it anew")
        .at(file_);
  names_.push_back(entry.name);
}

void GuardedArchive::refuse(const ArchiveEntry& entry, const std::string& wrong, const std::string& remedy) const {
  throw Error(wrong, remedy).at(file_within(file_, entry.name));
}

void GuardedArchive::refuse_large(const ArchiveEntry& entry, std::uint64_t size) const {
  constexpr unsigned megabyte = 20;
  if (size > limits_.entry_size)
    refuse(entry, fmt::format("it is larger than {} MB when unpacked", limits_.entry_size >> megabyte), "split it");
  if (size > limits_.ratio_begins && size / limits_.ratio > entry.packed_size)
    refuse(entry, fmt::format("it unpacks to more than {} times its size, as no text does", limits_.ratio),
           "do not trust this file");
  if (read_so_far_ + size > limits_.total_size)
    refuse(entry, fmt::format("the texts of the archive are larger than {} MB", limits_.total_size >> megabyte),
           "split it");
}

std::string GuardedArchive::read(std::string_view name) {
  const auto found = entries_.find(name);
  if (found == entries_.end()) throw Error("the archive does not hold it", ask_again).at(file_within(file_, name));
  const ArchiveEntry& entry = found->second;
  if (entry.encrypted) refuse(entry, "it is encrypted", "give a file that needs no password");
  refuse_large(entry, entry.size);  // what it states may be a lie: what it is is looked at below
  std::string content;
  const ZipArchive::Outcome outcome = archive_.read(entry, [&](std::string_view piece) {
    content += piece;
    refuse_large(entry, content.size());
    return true;
  });
  if (outcome != ZipArchive::Outcome::whole) refuse(entry, "it is damaged", ask_again);
  read_so_far_ += content.size();
  return content;
}

}  // namespace earbound

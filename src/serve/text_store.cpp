#include "serve/text_store.hpp"

#include <unistd.h>

#include <cerrno>

#include "publish/deflate.hpp"

namespace earbound {
namespace {

constexpr std::uint64_t least_bytes = 512, most_bytes = std::uint64_t{8} << 20;

/// What an entry costs beside its bytes, so that those without any are counted too.
constexpr std::size_t entry_cost = 256;

/// All bytes of a file, or nothing when they are not as many as they should be.
std::optional<std::vector<std::uint8_t>> read_whole(const Descriptor& content, std::uint64_t size) {
  std::vector<std::uint8_t> bytes(size);
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t got = ::pread(content.get(), bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    at += static_cast<std::size_t>(got);
  }
  return bytes;
}

std::vector<std::uint8_t> gzipped(const std::vector<std::uint8_t>& bytes) {
  // Magic, deflate, no flags, no time, no hint of effort, of no particular system.
  std::vector<std::uint8_t> archive{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255};
  Deflater deflater(Deflater::Effort::quick);
  deflater.add(bytes);
  const std::vector<std::uint8_t> deflated = deflater.finish();
  archive.insert(archive.end(), deflated.begin(), deflated.end());
  for (const std::uint32_t number : {crc32_of(bytes), static_cast<std::uint32_t>(bytes.size())})
    for (int shift = 0; shift < 32; shift += 8) archive.push_back(static_cast<std::uint8_t>(number >> shift));
  return archive;
}

}  // namespace

FileIdentity identity_of(const struct stat& status) {
  return {status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size), status.st_mtim.tv_sec,
          status.st_mtim.tv_nsec};
}

bool TextStore::takes(std::uint64_t bytes) { return bytes >= least_bytes && bytes <= most_bytes; }

std::optional<SharedBytes> TextStore::find(const FileIdentity& file) {
  const std::lock_guard lock(mutex_);
  const auto at = by_file_.find(file);
  if (at == by_file_.end()) return std::nullopt;
  kept_.splice(kept_.begin(), kept_, at->second);
  return at->second->bytes;
}

void TextStore::compress(const FileIdentity& file, const Descriptor& content) {
  if (find(file)) return;
  const auto bytes = read_whole(content, file.bytes);
  struct stat status {};
  if (!bytes || ::fstat(content.get(), &status) != 0 || identity_of(status) != file) return;
  std::vector<std::uint8_t> archive = gzipped(*bytes);
  if (archive.size() < bytes->size())
    keep(file, std::make_shared<const std::vector<std::uint8_t>>(std::move(archive)));
  else
    keep(file, nullptr);
}

void TextStore::keep(const FileIdentity& file, SharedBytes bytes) {
  const auto cost = [](const Kept& kept) { return entry_cost + (kept.bytes ? kept.bytes->size() : 0); };
  const std::lock_guard lock(mutex_);
  if (by_file_.contains(file)) return;
  kept_.push_front({file, std::move(bytes)});
  by_file_.emplace(file, kept_.begin());
  total_ += cost(kept_.front());
  while (total_ > limit_) {
    total_ -= cost(kept_.back());
    by_file_.erase(kept_.back().file);
    kept_.pop_back();
  }
}

}  // namespace earbound

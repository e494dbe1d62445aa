#include "publish/file_sink.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

constexpr std::size_t buffer_size = std::size_t{64} * 1024;

/// A relative path of plain names.
bool stays_inside(const std::string& path) {
  const fs::path steps(path);
  return !path.empty() && path.find("//") == std::string::npos && steps.is_relative() &&
         std::none_of(steps.begin(), steps.end(),
                      [](const fs::path& step) { return step.empty() || step == "." || step == ".."; });
}

}  // namespace

struct FileWriter::State {
  FileSink& sink;
  BuiltFile file;
  std::string path;
  Descriptor descriptor;
  Hasher hasher = {};
  std::vector<std::uint8_t> pending = {};

  void put(std::span<const std::uint8_t> bytes) {
    write_all(descriptor.get(), bytes, path);
    hasher.add(bytes);
    file.bytes += bytes.size();
  }
  void flush() {
    put(pending);
    pending.clear();
  }
};

FileWriter::FileWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}

FileWriter::FileWriter(FileWriter&&) noexcept = default;

FileWriter::~FileWriter() {
  if (state_) ::unlink(state_->path.c_str());
}

void FileWriter::write(std::string_view text) { write(as_bytes(text)); }

void FileWriter::write(std::span<const std::uint8_t> bytes) {
  std::vector<std::uint8_t>& pending = state_->pending;
  if (pending.size() + bytes.size() > buffer_size) state_->flush();
  if (bytes.size() > buffer_size) return state_->put(bytes);  // sound: no need to copy it
  pending.insert(pending.end(), bytes.begin(), bytes.end());
}

void FileWriter::finish() {
  state_->flush();
  // Quotas and network disks report some errors only on closing.
  if (::close(state_->descriptor.release()) != 0) throw system_error("write the file", state_->path);
  state_->file.hash = state_->hasher.hash();
  state_->sink.files_.push_back(std::move(state_->file));
  state_.reset();
}

std::string FileSink::reserve(const std::string& path) {
  if (!stays_inside(path)) throw Error("'" + path + "' is no name of a file inside an edition");
  if (!taken_.insert(path).second) throw Error("two files of the edition would have the name '" + path + "'");
  std::string full = directory_ + "/" + path;
  if (const std::string parent = fs::path(full).parent_path().string(); parent != directory_) {
    std::error_code failed;
    fs::create_directories(parent, failed);
    if (failed) throw Error("cannot make the directory: " + failed.message()).at(parent);
  }
  return full;
}

FileWriter FileSink::create(const std::string& path, std::string_view media_type) {
  const std::string full = reserve(path);
  Descriptor file(::open(full.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (!file.valid()) throw system_error("write the file", full);
  return FileWriter(std::unique_ptr<FileWriter::State>(
      new FileWriter::State{*this, {path, std::string(media_type)}, full, std::move(file)}));
}

void FileSink::put(const std::string& path, std::string_view media_type, std::string_view bytes) {
  FileWriter file = create(path, media_type);
  file.write(bytes);
  file.finish();
}

void FileSink::record(BuiltFile file) {
  const FileDigest digest = digest_file(directory_ + "/" + file.path);
  file.bytes = digest.bytes;
  file.hash = digest.hash;
  files_.push_back(std::move(file));
}

}  // namespace earbound

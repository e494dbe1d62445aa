#pragma once
// ZIP archives as tests need them, made in memory.

#include <zip.h>

#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace earbound {

using ArchiveFiles = std::vector<std::pair<std::string, std::string>>;  ///< names and contents

/// `password` encrypts every entry unless it is empty.
inline std::string made_archive(const ArchiveFiles& files, const std::string& password = {}) {
  const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> source(zip_source_buffer_create(nullptr, 0, 0, nullptr),
                                                                      zip_source_free);
  zip_source_keep(source.get());
  zip_t* const archive = zip_open_from_source(source.get(), ZIP_TRUNCATE, nullptr);
  if (archive == nullptr) throw std::runtime_error("no archive");
  for (const auto& [name, content] : files) {
    const zip_int64_t at = zip_file_add(
        archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0), ZIP_FL_ENC_UTF_8);
    if (at < 0) throw std::runtime_error("the archive does not take " + name);
    if (!password.empty())
      zip_file_set_encryption(archive, static_cast<zip_uint64_t>(at), ZIP_EM_AES_256, password.c_str());
  }
  if (zip_close(archive) != 0) throw std::runtime_error("the archive cannot be closed");
  if (zip_source_open(source.get()) != 0) throw std::runtime_error("the archive cannot be read");
  zip_stat_t made;
  zip_source_stat(source.get(), &made);
  std::string bytes(made.size, '\0');
  zip_source_read(source.get(), bytes.data(), bytes.size());
  zip_source_close(source.get());
  return bytes;
}

inline std::span<const std::uint8_t> bytes_of(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace earbound

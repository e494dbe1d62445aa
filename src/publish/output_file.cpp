#include "publish/output_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include "base/error.hpp"
#include "base/file.hpp"

namespace earbound {

void write_output_file(const std::filesystem::path& path, std::string_view bytes) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (!file.valid()) throw system_error("write the file", path.string());
  write_all(file.get(), as_bytes(bytes), path.string());
  // Quotas and network disks report some errors only on closing; a second descriptor lets us see them.
  const int second = ::fcntl(file.get(), F_DUPFD_CLOEXEC, 0);
  if (second < 0 || ::close(second) != 0) throw system_error("write the file", path.string());
}

}  // namespace earbound

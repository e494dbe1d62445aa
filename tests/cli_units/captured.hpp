#pragma once
// What a piece of a program writes to a standard stream.

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <functional>
#include <string>

#include "../base/temporary_directory.hpp"

namespace earbound {

inline std::string captured(std::FILE* stream, const std::function<void()>& action) {
  const TemporaryDirectory place;
  const int number = ::fileno(stream);
  std::fflush(stream);
  const int kept = ::dup(number);
  const int file = ::open((place / "written").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  ::dup2(file, number);
  ::close(file);
  action();
  std::fflush(stream);
  ::dup2(kept, number);
  ::close(kept);
  return read_text(place / "written");
}

}  // namespace earbound

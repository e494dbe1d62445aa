#include "cli/terminal_text.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "text/unicode.hpp"

namespace earbound {

void say(const std::string& text) { static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr)); }

std::string one_line(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  return text;
}

std::string bar_text(const std::string& name, double part, const std::string& tail) {
  winsize window{};
  const std::size_t columns =
      ::ioctl(STDERR_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 20 ? window.ws_col : 80;
  const bool colour = std::getenv("NO_COLOR") == nullptr;
  const std::string short_name = truncate_bytes(name, columns / 3);
  const std::size_t room = columns - std::min(columns, short_name.size() + tail.size() + 4);
  const auto full = static_cast<std::size_t>(part * static_cast<double>(room));
  const std::string bar = std::string(full, '#') + std::string(room - full, '-');
  return fmt::format("{} [{}{}{}]{}", short_name, colour ? "\x1b[32m" : "", bar, colour ? "\x1b[0m" : "", tail);
}

}  // namespace earbound

#include "parse/control_characters.hpp"

#include <fmt/format.h>

#include "base/error.hpp"

namespace earbound {

namespace {

// A few strays are a slip; one in two hundred characters is no text.
constexpr std::size_t most_strays = 8, characters_for_one = 200;

/// The control character at the beginning of the text, 0 for none; NEL is a line end.
unsigned control_at(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x20) return first == '\t' || first == '\n' || first == '\r' || first == '\f' ? 0 : first;
  if (first == 0x7f) return first;
  if (first != 0xc2 || text.size() < 2) return 0;
  const auto second = static_cast<unsigned char>(text[1]);
  return second >= 0x80 && second < 0xa0 && second != 0x85 ? second : 0;
}

const char* remedy(unsigned control) {
  switch (control) {
    case '\b':
      return "it was printed for a terminal: take them out with `col -b`";
    case 0x1b:
      return "it was printed for a terminal: take its escape sequences out";
    default:
      return control >= 0x80 ? "it was written in Windows-1252: save it as UTF-8"
                             : "remove them; the file may not be a text at all";
  }
}

}  // namespace

std::vector<Omission> control_characters(std::string_view text, const std::string& file) {
  std::vector<Omission> found;
  if (text.ends_with('\x1a')) text.remove_suffix(1);
  std::size_t count = 0;
  int line = 1;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n' || (c == '\r' && text.substr(at + 1, 1) != "\n")) ++line;
    const unsigned control = control_at(text.substr(at));
    if (control == 0) continue;
    ++count;
    if (found.size() <= most_strays || count * characters_for_one <= text.size())
      found.push_back({fmt::format("U+{:04X}", control), line, "a control character"});
  }
  if (count <= most_strays || count * characters_for_one <= text.size()) return found;
  const auto first = static_cast<unsigned>(std::stoul(found.front().text.substr(2), nullptr, 16));
  throw Error(fmt::format("there are {} control characters, first {}", count, found.front().text), remedy(first))
      .at(file, found.front().line);
}

}  // namespace earbound

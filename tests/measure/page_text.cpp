// Prints the text of a page as it would be read, a line for each block: page_text FILE [--whole-page]. With --omitted,
// what would be left out of it.

#include <cstdio>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"
#include "parse/html_reader.hpp"
#include "parse/outline_builder.hpp"

namespace {

void print(const std::vector<earbound::Run>& runs) {
  if (const std::string text = earbound::text_of(runs); !text.empty()) std::printf("%s\n", text.c_str());
}

void print(const earbound::Block& block) {
  print(block.runs);
  for (const earbound::Block& child : block.children) print(child);
}

void print(const earbound::Section& section) {
  print(section.title);
  for (const earbound::Block& block : section.blocks) print(block);
  for (const earbound::Section& child : section.children) print(child);
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) return 2;
  bool whole = false, omitted = false;
  for (int i = 2; i < count; ++i) {
    whole = whole || std::string(words[i]) == "--whole-page";
    omitted = omitted || std::string(words[i]) == "--omitted";
  }
  try {
    const auto bytes = earbound::read_file(words[1]);
    const earbound::Document document = earbound::parse_html(earbound::as_text(bytes), words[1], {{}, whole});
    if (omitted) {
      for (const earbound::Omission& each : document.omissions)
        std::printf("%s\t%s\n", each.reason.c_str(), each.text.c_str());
      return 0;
    }
    print(document.title);
    for (const earbound::Section& section : document.sections) print(section);
    for (const earbound::Note& note : document.notes)
      for (const earbound::Block& block : note.blocks) print(block);
  } catch (const earbound::Error& error) {
    std::fprintf(stderr, "%s\n", error.message().c_str());
    return 1;
  }
  return 0;
}

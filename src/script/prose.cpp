#include "script/prose.hpp"

#include <algorithm>
#include <string_view>

namespace earbound {
namespace {

/// Length in bytes of the white space or control character at `at`; 0 when it is neither.
std::size_t blank_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned first = byte(at);
  if (first <= 0x20 || first == 0x7F) return 1;
  if (first == 0xC2 && byte(at + 1) >= 0x80 && byte(at + 1) <= 0xA0) return 2;  // C1 controls, no-break space
  if (first == 0xE2 && byte(at + 1) == 0x80) {
    const unsigned third = byte(at + 2);
    if ((third >= 0x80 && third <= 0x8A) || third == 0xA8 || third == 0xA9 || third == 0xAF) return 3;
  }
  if (first == 0xE2 && byte(at + 1) == 0x81 && byte(at + 2) == 0x9F) return 3;
  if (first == 0xE3 && byte(at + 1) == 0x80 && byte(at + 2) == 0x80) return 3;
  return 0;
}

void append_space(std::string& text) {
  if (!text.empty() && text.back() != ' ') text += ' ';
}

template <class Entry>
const Entry& entry_at(const std::vector<Entry>& entries, std::size_t offset) {
  const auto after = std::upper_bound(entries.begin(), entries.end(), offset,
                                      [](std::size_t value, const Entry& entry) { return value < entry.at; });
  return *(after - 1);
}

/// Notes that the next byte of the prose is the one at `place`, unless that follows from what is noted.
void note_origin(Prose& prose, const Place& place) {
  const std::size_t at = prose.text.size();
  if (!prose.origins.empty()) {
    const Prose::Origin& last = prose.origins.back();
    if (last.text == place.text && last.origin + (at - last.at) == place.range.begin) return;
  }
  prose.origins.push_back({at, place.text, place.range.begin});
}

void append_run(Prose& prose, const Run& run) {
  int line = run.line;
  prose.spans.push_back({prose.text.size(), &run});
  prose.lines.push_back({prose.text.size(), line});
  bool follows = false;  // the next byte stands right behind the last one here as in the run
  for (std::size_t i = 0; i < run.text.size();) {
    if (const std::size_t blank = blank_length(run.text, i)) {
      const std::size_t before = prose.text.size();
      append_space(prose.text);
      follows = follows && blank == prose.text.size() - before;
      if (run.text[i] == '\n' && line > 0) prose.lines.push_back({prose.text.size(), ++line});
      i += blank;
    } else {
      if (!follows) note_origin(prose, run.place(i, i));
      follows = true;
      prose.text += run.text[i++];
    }
  }
}

}  // namespace

const Run& Prose::run_at(std::size_t offset) const { return *entry_at(spans, offset).run; }
int Prose::line_at(std::size_t offset) const { return entry_at(lines, offset).line; }

Place Prose::place(std::size_t begin, std::size_t end) const {
  const Origin& first = entry_at(origins, begin);
  const Origin& last = entry_at(origins, end - 1);
  return {first.text, {first.origin + (begin - first.at), last.origin + (end - last.at)}};
}

Prose flatten(const std::vector<Run>& runs) {
  Prose prose;
  for (const Run& run : runs) {
    switch (run.kind) {
      case Run::Kind::note_reference:
        prose.marks.push_back({prose.text.size(), &run});
        break;
      case Run::Kind::line_break:
        append_space(prose.text);
        prose.marks.push_back({prose.text.size(), &run});
        break;
      case Run::Kind::image:
        append_space(prose.text);
        prose.marks.push_back({prose.text.size(), &run});
        append_run(prose, run);
        append_space(prose.text);
        break;
      case Run::Kind::text:
      case Run::Kind::code:
      case Run::Kind::math:
        append_run(prose, run);
        break;
    }
  }
  return prose;
}

std::string plain_text(const std::vector<Run>& runs) {
  std::string text = flatten(runs).text;
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

}  // namespace earbound

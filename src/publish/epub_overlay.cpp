#include "publish/epub_overlay.hpp"

#include <fmt/format.h>

namespace earbound {
namespace {

std::string_view type_of(TextStructure::Kind kind) {
  switch (kind) {
    case TextStructure::Kind::list:
      return "list";
    case TextStructure::Kind::table:
      return "table";
    case TextStructure::Kind::note:
      break;
  }
  return "footnote";
}

}  // namespace

std::string clock_value(Milliseconds time) { return fmt::format("{}.{:03}s", time.count / 1000, time.count % 1000); }

std::string overlay_document(const EpubChapter& chapter, const std::string& chapter_id, std::span<const Clip> clips,
                             const std::vector<TextStructure>& structures) {
  const std::string address = "../" + chapter.text + "#";
  std::string text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<smil xmlns=\"http://www.w3.org/ns/SMIL\" "
      "xmlns:epub=\"http://www.idpf.org/2007/ops\" version=\"3.0\">\n<body>\n<seq id=\"chapter\" "
      "epub:textref=\"{}{}\">\n",
      address, chapter_id);
  const TextStructure* open = nullptr;
  std::size_t number = 0, sequence = 0;
  for (const Clip& clip : clips) {
    const TextStructure* around = structure_of(structures, clip.text);
    if (around != open) {
      if (open != nullptr) text += "</seq>\n";
      if (around != nullptr)
        text += fmt::format("<seq id=\"seq-{}\" epub:textref=\"{}{}\" epub:type=\"{}\">\n", ++sequence, address,
                            around->id, type_of(around->kind));
      open = around;
    }
    text += fmt::format(
        "<par id=\"par-{}\"{}><text src=\"{}{}\"/><audio src=\"../{}\" clipBegin=\"{}\" clipEnd=\"{}\"/></par>\n",
        ++number, clip.id.front() == 'r' ? " epub:type=\"noteref\"" : "", address, clip.id, chapter.audio[clip.file],
        clock_value(clip.begin), clock_value(clip.end));
  }
  if (open != nullptr) text += "</seq>\n";
  return text + "</seq>\n</body>\n</smil>\n";
}

}  // namespace earbound

#include "encode/id3_tag.hpp"

#include <taglib/attachedpictureframe.h>
#include <taglib/chapterframe.h>
#include <taglib/commentsframe.h>
#include <taglib/id3v2tag.h>
#include <taglib/tableofcontentsframe.h>
#include <taglib/textidentificationframe.h>

#include <memory>
#include <string>
#include <vector>

#include "text/languages.hpp"

namespace earbound {
namespace {

namespace id3 = TagLib::ID3v2;

constexpr unsigned ignored_offset = 0xffffffff;
constexpr std::size_t most_children = 255;  // the count is one byte

TagLib::String unicode(const std::string& text) { return {text, TagLib::String::UTF8}; }

template <class FrameType>
void append(id3::Tag& tag, std::unique_ptr<FrameType> frame) {
  tag.addFrame(frame.release());
}

std::unique_ptr<id3::TextIdentificationFrame> text_frame(const char* id, const std::string& text) {
  auto frame = std::make_unique<id3::TextIdentificationFrame>(TagLib::ByteVector(id), TagLib::String::UTF16);
  frame->setText(unicode(text));
  return frame;
}

void add_text(id3::Tag& tag, const char* id, const std::string& text) {
  if (!text.empty()) append(tag, text_frame(id, text));
}

std::string chapter_id(std::size_t number) { return "chp" + std::to_string(number); }
std::string list_id(std::size_t number) { return "toc" + std::to_string(number); }

void add_list(id3::Tag& tag, std::size_t number, const std::string& title, const std::vector<std::string>& children) {
  TagLib::ByteVectorList ids;
  for (const auto& child : children) ids.append(TagLib::ByteVector(child.c_str()));
  auto frame = std::make_unique<id3::TableOfContentsFrame>(TagLib::ByteVector(list_id(number).c_str()), ids);
  frame->setIsTopLevel(number == 1);
  frame->setIsOrdered(true);
  frame->addEmbeddedFrame(text_frame("TIT2", title).release());
  append(tag, std::move(frame));
}

/// As many chapters as a list holds stand in the one at the top, so that programs that follow no other list show those;
/// the last entry of a full list is the next list.
void add_contents(id3::Tag& tag, const FileTags& tags) {
  const std::string title = tags.title.empty() ? "Contents" : tags.title;
  const std::size_t total = tags.chapters.size();
  std::size_t listed = 0;
  for (std::size_t list = 1; listed < total; ++list) {
    const std::size_t end = total - listed <= most_children ? total : listed + most_children - 1;
    std::vector<std::string> children;
    while (listed < end) children.push_back(chapter_id(++listed));
    if (listed < total) children.push_back(list_id(list + 1));
    add_list(tag, list, title, children);
  }
}

void add_chapters(id3::Tag& tag, const FileTags& tags) {
  if (tags.chapters.empty()) return;
  add_contents(tag, tags);
  std::size_t number = 0;
  for (const auto& chapter : tags.chapters) {
    const std::string id = chapter_id(++number);
    auto frame =
        std::make_unique<id3::ChapterFrame>(TagLib::ByteVector(id.c_str()), static_cast<unsigned>(chapter.begin.count),
                                            static_cast<unsigned>(chapter.end.count), ignored_offset, ignored_offset);
    // The title and nothing more: some players make a chapter of each text in it.
    frame->addEmbeddedFrame(text_frame("TIT2", chapter.title).release());
    append(tag, std::move(frame));
  }
}

void add_cover(id3::Tag& tag, const Cover& cover) {
  auto frame = std::make_unique<id3::AttachedPictureFrame>();
  frame->setMimeType(cover.media_type);
  frame->setType(id3::AttachedPictureFrame::FrontCover);
  frame->setPicture(
      TagLib::ByteVector(reinterpret_cast<const char*>(cover.bytes.data()), static_cast<unsigned>(cover.bytes.size())));
  append(tag, std::move(frame));
}

/// ISO 639-2 code of the comment's language; ID3 has "XXX" for unknown.
void add_description(id3::Tag& tag, const FileTags& tags) {
  if (tags.description.empty()) return;
  auto frame = std::make_unique<id3::CommentsFrame>(TagLib::String::UTF16);
  frame->setLanguage(TagLib::ByteVector(iso639_2(tags.language).c_str()));
  frame->setText(unicode(tags.description));
  append(tag, std::move(frame));
}

}  // namespace

std::vector<std::uint8_t> render_id3_tag(const FileTags& tags, const std::string& encoder) {
  if (tags.without) return {};
  id3::Tag tag;
  add_text(tag, "TIT2", tags.title);
  add_text(tag, "TALB", tags.album);
  add_text(tag, "TPE1", tags.artist);
  add_text(tag, "TPUB", tags.publisher);
  add_text(tag, "TDRC", tags.date);  // becomes TYER and TDAT in version 2.3
  add_text(tag, "TLAN", tags.language.empty() ? "" : iso639_2(tags.language));
  if (tags.track > 0)
    add_text(tag, "TRCK",
             std::to_string(tags.track) + (tags.track_count > 0 ? "/" + std::to_string(tags.track_count) : ""));
  add_text(tag, "TCOM", tags.narrator);  // where audiobook players look for who reads
  add_text(tag, "MVNM", tags.series);
  if (tags.series_index > 0) add_text(tag, "MVIN", std::to_string(tags.series_index));
  add_text(tag, "TCON", tags.genre.empty() ? "Speech" : tags.genre);
  add_text(tag, "TSSE", encoder);
  add_description(tag, tags);
  add_chapters(tag, tags);
  if (tags.cover != nullptr && !tags.cover->bytes.empty()) add_cover(tag, *tags.cover);
  const TagLib::ByteVector bytes = tag.render(id3::v3);
  return {bytes.begin(), bytes.end()};
}

}  // namespace earbound

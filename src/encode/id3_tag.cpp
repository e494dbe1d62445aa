#include "encode/id3_tag.hpp"

#include <taglib/attachedpictureframe.h>
#include <taglib/chapterframe.h>
#include <taglib/commentsframe.h>
#include <taglib/id3v2tag.h>
#include <taglib/tableofcontentsframe.h>
#include <taglib/textidentificationframe.h>

#include <algorithm>
#include <memory>
#include <string>

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

/// A node of the table of contents: a chapter, or a list of nodes.
struct Entry {
  std::string id, title;
  int level = 0;
  std::vector<std::string> children;  ///< empty: a chapter
};

class Contents {
 public:
  Contents(id3::Tag& tag, const FileTags& tags) : tag_(tag), tags_(tags) {}

  void write() {
    // A section with subsections is a list: itself first, then they.
    std::vector<Entry> open{Entry{"toc", tags_.title.empty() ? "Contents" : tags_.title, 0, {}}};
    for (std::size_t i = 0; i < tags_.chapters.size(); ++i) {
      const auto& chapter = tags_.chapters[i];
      const std::string number = std::to_string(i + 1);
      while (open.back().level >= chapter.level && open.size() > 1) close(open);
      const bool parent = i + 1 < tags_.chapters.size() && tags_.chapters[i + 1].level > chapter.level;
      if (parent) {
        open.back().children.push_back("sec" + number);
        open.push_back(Entry{"sec" + number, chapter.title, chapter.level, {}});
      }
      open.back().children.push_back("chp" + number);
    }
    while (open.size() > 1) close(open);
    add_list(std::move(open.back()), true);
  }

 private:
  void close(std::vector<Entry>& open) {
    add_list(std::move(open.back()), false);
    open.pop_back();
  }

  void add_list(Entry list, bool top) {
    while (list.children.size() > most_children) {
      std::vector<std::string> groups;
      for (std::size_t first = 0; first < list.children.size(); first += most_children) {
        const std::size_t last = std::min(first + most_children, list.children.size());
        Entry group{"grp" + std::to_string(++group_count_), list.title, 0, {}};
        group.children.assign(list.children.begin() + static_cast<std::ptrdiff_t>(first),
                              list.children.begin() + static_cast<std::ptrdiff_t>(last));
        groups.push_back(group.id);
        add_frame(group, false);
      }
      list.children = std::move(groups);
    }
    add_frame(list, top);
  }

  void add_frame(const Entry& list, bool top) {
    TagLib::ByteVectorList children;
    for (const auto& child : list.children) children.append(TagLib::ByteVector(child.c_str()));
    auto frame = std::make_unique<id3::TableOfContentsFrame>(TagLib::ByteVector(list.id.c_str()), children);
    frame->setIsTopLevel(top);
    frame->setIsOrdered(true);
    frame->addEmbeddedFrame(text_frame("TIT2", list.title).release());
    append(tag_, std::move(frame));
  }

  id3::Tag& tag_;
  const FileTags& tags_;
  std::size_t group_count_ = 0;
};

void add_chapters(id3::Tag& tag, const FileTags& tags) {
  if (tags.chapters.empty()) return;
  Contents(tag, tags).write();
  std::size_t number = 0;
  for (const auto& chapter : tags.chapters) {
    const std::string id = "chp" + std::to_string(++number);
    auto frame =
        std::make_unique<id3::ChapterFrame>(TagLib::ByteVector(id.c_str()), static_cast<unsigned>(chapter.begin.count),
                                            static_cast<unsigned>(chapter.end.count), ignored_offset, ignored_offset);
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
  add_text(tag, "TCON", "Speech");
  add_text(tag, "TSSE", encoder);
  add_description(tag, tags);
  add_chapters(tag, tags);
  if (tags.cover != nullptr && !tags.cover->bytes.empty()) add_cover(tag, *tags.cover);
  const TagLib::ByteVector bytes = tag.render(id3::v3);
  return {bytes.begin(), bytes.end()};
}

}  // namespace earbound

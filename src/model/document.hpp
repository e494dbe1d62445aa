#pragma once
// Document: what the source says, before anyone decides how to speak or show it; enough to render the work as HTML.
// Text is UTF-8 in normalisation form C, without soft hyphens and zero-width characters, without control characters.
// Addresses are as written: who renders them decides which of them are safe.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/cover_choice.hpp"
#include "model/format_names.hpp"
#include "model/person.hpp"
#include "model/place.hpp"

namespace earbound {

/// 1-based, inclusive; 0 when a thing has no place in the source.
struct SourceLines {
  int first = 0, last = 0;
};

/// Where a link leads or an image lies, and what its author adds to that.
struct Target {
  std::string address;  ///< URL or path, entities and escapes decoded
  std::string title;    ///< empty: none
  bool operator==(const Target&) const = default;
};

/// The direction of writing, as the attribute `dir` of HTML.
enum class Direction : std::uint8_t { inherited, left_to_right, right_to_left, automatic };

/// A stretch of inline content in one style. A paragraph is a flat list of runs, and all of them are one text, but for
/// images and note references: each of these is a text of its own. The written characters of a text are those of its
/// runs, joined; offsets in places count them.
struct Run {
  enum class Kind : std::uint8_t {
    text,            ///< written words; line feeds are line ends of the source, spaces to a reader
    code,            ///< inline code
    image,           ///< text is the alternative text, maybe empty
    note_reference,  ///< text is the note's label
    math,            ///< text between dollar signs, without them
    line_break,      ///< a line break the author asked for; text is empty
  };
  Kind kind = Kind::text;
  bool emphasis = false, strong = false, deleted = false, subscript = false, superscript = false;
  bool display = false;  ///< math that stands on lines of its own
  Direction direction = Direction::inherited;
  std::string text;
  std::shared_ptr<const Target> link;   ///< when the run is part of a link; null: it is not
  std::shared_ptr<const Target> image;  ///< of an image; else null
  std::string expansion;                ///< <abbr title>: what the abbreviation stands for
  std::string language;                 ///< BCP 47 tag; empty: that of the block
  int line = 0;      ///< source line on which the run begins; line feeds in `text` lead to the lines below
  TextId text_id;    ///< of the text that the run's characters belong to
  ByteOffset begin;  ///< where the run stands in the text of its paragraph: behind all runs of that text before it
  std::int32_t note = -1;  ///< of a note reference: index in Document::notes; below 0: there is no such note

  [[nodiscard]] bool is_text_of_its_own() const { return kind == Kind::image || kind == Kind::note_reference; }
  /// The place of bytes [from, to) of `text`.
  [[nodiscard]] Place place(std::size_t from, std::size_t to) const {
    const ByteOffset origin = is_text_of_its_own() ? ByteOffset{} : begin;
    return {text_id, {origin + from, origin + to}};
  }
};

enum class Alignment : std::uint8_t { none, left, centre, right };

struct Block {
  enum class Kind : std::uint8_t {
    paragraph,   ///< runs
    list,        ///< children are list_item
    list_item,   ///< children are blocks
    quote,       ///< children are blocks
    code,        ///< runs: one Run::Kind::code holding the lines
    math,        ///< runs: one Run::Kind::math (display)
    table,       ///< children are table_row, the first is the header; runs hold the caption, if any
    table_row,   ///< children are table_cell
    table_cell,  ///< runs
    figure,      ///< children are blocks, among them a caption at most
    caption,     ///< of a figure: runs
    rule,        ///< thematic break
  };
  Kind kind = Kind::paragraph;
  bool ordered = false;                   ///< list
  bool parenthesis = false;               ///< ordered list: numbers are followed by ")", else by "."
  bool tight = true;                      ///< list: its items are not set apart, their paragraphs stand bare
  bool header = false;                    ///< table_cell: it heads its column
  Alignment alignment = Alignment::none;  ///< table_cell: that of its column
  std::uint8_t heading_level = 0;         ///< paragraph: 1 to 6 for a heading inside a quote, a list or a note
  int first_number = 1;                   ///< ordered list
  SourceLines lines;
  std::vector<Run> runs;
  std::vector<Block> children;
  std::string info;      ///< code: the language named by the author
  std::string language;  ///< BCP 47 tag; empty: that of the section
};

struct Section {
  int level = 1;           ///< 1 to 6 as written; 0: the text before the first heading
  std::string id;          ///< names the heading in links ("#id"): unique in the work; empty for level 0. No XML name
  std::vector<Run> title;  ///< empty for level 0, or an empty heading
  SourceLines lines;       ///< of the heading
  std::string language;    ///< BCP 47 tag; empty: that of the work
  std::vector<Block> blocks;
  std::vector<Section> children;
};

struct Note {
  std::string label;
  std::vector<Block> blocks;
  SourceLines lines;
  std::vector<TextId> references = {};  ///< the note references that lead here, in document order
};

/// Written words that are not handed on to be spoken, and why (markup, metadata, an undefined note).
struct Omission {
  std::string text;
  int line = 0;
  std::string reason;
  Place place = {};  ///< of a word in a text of the Document; none for what belongs to no text
};

/// A line of a plain text that looked like a heading and was taken for text.
struct NearHeading {
  int line = 0;
  std::string text;
};

struct Metadata {
  std::string title;
  std::vector<std::string> authors;
  std::string language;  ///< BCP 47; empty when the source does not say
  std::string date;      ///< ISO 8601 date as written: YYYY, YYYY-MM or YYYY-MM-DD
  std::string description;
  std::string publisher;
  std::string identifier;
  CoverChoice cover;
  FormatNames formats;                ///< for this work alone
  std::string voice;                  ///< voice profile the article asks for; empty: none
  std::vector<std::string> lexicons;  ///< PLS files, resolved against the source's directory
  bool draft = false;                 ///< not to be published with its directory
  std::string series, genre;
  int series_index = 0;                   ///< place in the series; 0: none
  int season = 0, episode = 0;            ///< of a podcast; 0: none
  std::vector<Person> people;             ///< beside its authors
  std::string licence;                    ///< SPDX identifier or name; empty: as its library says
  std::optional<bool> explicit_content;   ///< none: as its library says
  std::optional<bool> episode_a_chapter;  ///< a podcast has an episode for each chapter; none: as its library says
};

/// A file within the source, as a book consists of many. Lines of the Document are counted on from file to file
/// (model/source_parts.hpp).
struct SourcePart {
  std::string name;    ///< path within the source: "OEBPS/chapter1.xhtml"
  int first_line = 1;  ///< what its first line counts as
};

struct Document {
  std::string source;             ///< path as given, for messages
  std::vector<SourcePart> parts;  ///< in the order of their lines; empty: the source is one file
  std::string cover_image;        ///< bytes of the picture that the source itself has on its cover; empty: none
  Metadata metadata;
  std::vector<Run> title;  ///< the title where it stands in the text itself (not only in front matter); else empty
  std::string title_id;    ///< as Section::id
  SourceLines title_lines;
  std::vector<Section> sections;           ///< the outline's roots, in order; headings nest below them
  std::vector<NearHeading> near_headings;  ///< in the order of their lines; a few between two headings at most
  std::vector<Note> notes;
  std::vector<Omission> omissions;
  std::vector<std::string> remarks;  ///< lines for the person who builds: what of the source is a guess
};

}  // namespace earbound

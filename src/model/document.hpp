#pragma once
// Document: what the source says, before anyone decides how to speak it.
// Text is UTF-8 in normalisation form C, without soft hyphens and zero-width characters, without control characters.

#include <string>
#include <vector>

namespace earbound {

/// 1-based, inclusive; 0 when a thing has no place in the source.
struct SourceLines {
  int first = 0, last = 0;
};

/// A stretch of inline content in one style. A paragraph is a flat list of runs.
struct Run {
  enum class Kind {
    text,            ///< written words
    code,            ///< inline code
    image,           ///< text is the alternative text, maybe empty; link is the image's address
    note_reference,  ///< text is the note's label
    math,            ///< text between dollar signs, without them
    line_break,      ///< a line break the author asked for; text is empty
  };
  Kind kind = Kind::text;
  std::string text;
  bool emphasis = false, strong = false, deleted = false, subscript = false, superscript = false;
  std::string link;       ///< target address when the run is the text of a link (or an image)
  std::string expansion;  ///< <abbr title>: what the abbreviation stands for
  std::string language;   ///< BCP 47 tag; empty: that of the block
  int line = 0;           ///< source line on which the run begins; line feeds in `text` lead to the lines below
};

struct Block {
  enum class Kind {
    paragraph,   ///< runs
    list,        ///< children are list_item
    list_item,   ///< children are blocks
    quote,       ///< children are blocks
    code,        ///< runs: one Run::Kind::code holding the lines
    math,        ///< runs: one Run::Kind::math (display)
    table,       ///< children are table_row, the first is the header; runs hold the caption, if any
    table_row,   ///< children are table_cell
    table_cell,  ///< runs
    rule,        ///< thematic break
  };
  Kind kind = Kind::paragraph;
  SourceLines lines;
  std::vector<Run> runs;
  std::vector<Block> children;
  bool ordered = false;  ///< list
  int first_number = 1;  ///< ordered list
  std::string info;      ///< code: the language named by the author
  std::string language;  ///< BCP 47 tag; empty: that of the section
};

struct Section {
  int level = 1;           ///< 1 to 6 as written; 0: the text before the first heading
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
};

/// Written words that are not handed on to be spoken, and why (markup, metadata, an undefined note).
struct Omission {
  std::string text;
  int line = 0;
  std::string reason;
};

struct Metadata {
  std::string title;
  std::vector<std::string> authors;
  std::string language;  ///< BCP 47; empty when the source does not say
  std::string date;      ///< ISO 8601 date as written: YYYY, YYYY-MM or YYYY-MM-DD
  std::string description;
  std::string publisher;
  std::string identifier;
  std::string cover;                  ///< path of a JPEG or PNG, resolved against the source's directory; empty: none
  std::string voice;                  ///< voice profile the article asks for; empty: none
  std::vector<std::string> lexicons;  ///< PLS files, resolved against the source's directory
};

struct Document {
  std::string source;  ///< path as given, for messages
  Metadata metadata;
  std::vector<Run> title;  ///< the title where it stands in the text itself (not only in front matter); else empty
  SourceLines title_lines;
  std::vector<Section> sections;  ///< the outline's roots, in order; headings nest below them
  std::vector<Note> notes;
  std::vector<Omission> omissions;
};

}  // namespace earbound

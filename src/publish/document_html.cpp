#include "publish/document_html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "publish/inline_markup.hpp"
#include "publish/one_line.hpp"
#include "publish/text_structures.hpp"
#include "publish/web_address.hpp"
#include "publish/web_text.hpp"
#include "text/languages.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

constexpr int deepest_heading = 6;

std::string number_of(int number) { return std::to_string(number); }

/// "1)" has no way to be written but by a style.
std::string list_attributes(const Block& list, const Vocabulary& vocabulary) {
  std::string attributes;
  if (vocabulary.markup == Markup::dtbook)
    attributes = list.ordered ? " type=\"ol\" enum=\"1\"" : " type=\"ul\"";
  else if (list.ordered && list.parenthesis)
    attributes = " class=\"parenthesis\"";
  if (list.ordered && list.first_number != 1) attributes += attribute("start", number_of(list.first_number));
  return attributes;
}

std::string_view alignment_class(Alignment alignment) {
  switch (alignment) {
    case Alignment::left:
      return " class=\"left\"";
    case Alignment::centre:
      return " class=\"centre\"";
    case Alignment::right:
      return " class=\"right\"";
    case Alignment::none:
      break;
  }
  return {};
}

/// The first word of what an author wrote behind the fence of a code block, as a class.
std::string code_class(const std::string& info) {
  std::string language = info.substr(0, info.find_first_of(" \t{,"));
  return language.empty() ? std::string() : attribute("class", "language-" + language);
}

class ChapterMarkup {
 public:
  ChapterMarkup(const Publication& publication, const DocumentHtmlOptions& options, const DocumentAnchors& anchors,
                std::size_t chapter, std::span<const HeardStretch> heard)
      : publication_(publication),
        options_(options),
        anchors_(anchors),
        vocabulary_(vocabulary(options.markup)),
        chapter_(chapter),
        heard_(heard),
        right_to_left_(is_right_to_left(publication.edition.metadata.language)) {
    for (const HeardStretch& each : heard)
      if (each.shown && each.role == Role::heading) ids_.emplace(each.id, &each);
    for (const HeardStretch& each : heard)
      if (each.shown)
        for (const Place& place : each.places) by_text_[place.text.number].push_back(&each);
    references_.link = [this](const Target& target) { return link(target.address); };
    references_.image = options.image;
    references_.heard = options.heard;
    references_.note = [this](const Run& run) { return run.note < 0 ? std::string() : address(note_of(run).anchor); };
    references_.note_number = [this](const Run& run) { return number_of(note_of(run).number); };
  }

  std::string render() {
    const ChapterText& text = publication_.chapter_texts[chapter_];
    const std::string id = attribute("id", DocumentHtml::chapter_id(chapter_));
    if (vocabulary_.html5) out_ += "<section" + id + section_type(text) + ">\n";
    if (options_.markup == Markup::daisy202) out_ += "<div class=\"section\"" + id + ">\n";
    if (text.section == nullptr) {
      opening();
    } else {
      const int level = options_.first_level + publication_.edition.chapters[chapter_].level - 1;
      section(*text.section, level, text.whole, text.notes);
    }
    leftover();
    if (vocabulary_.html5) out_ += "</section>\n";
    if (options_.markup == Markup::daisy202) out_ += "</div>\n";
    return std::move(out_);
  }

 private:
  using Heard = std::vector<const HeardStretch*>;

  [[nodiscard]] const NoteAnchor& note_of(const Run& reference) const {
    return anchors_.note(publication_.document.notes[static_cast<std::size_t>(reference.note)]);
  }

  /// A place in the work, as it is reached from this chapter.
  [[nodiscard]] std::string address(const Anchor& anchor) const {
    const bool elsewhere = options_.file && (anchor.chapter != chapter_ || options_.markup == Markup::daisy202);
    return (elsewhere ? options_.file(anchor.chapter) : std::string()) + "#" + url_path(anchor.id);
  }

  [[nodiscard]] std::string link(const std::string& written) const {
    if (!written.starts_with('#')) return safe_link(written);
    const auto fragment = percent_decoded(std::string_view(written).substr(1));
    const Anchor* anchor = fragment ? anchors_.find(*fragment) : nullptr;
    return anchor == nullptr ? std::string() : address(*anchor);
  }

  [[nodiscard]] std::string section_type(const ChapterText& text) const {
    if (!vocabulary_.epub_types) return {};
    if (text.section == nullptr) return " epub:type=\"titlepage\"";
    if (publication_.edition.chapters[chapter_].level > 1 || text.section->level == 0) return {};
    return " epub:type=\"chapter\" role=\"doc-chapter\"" +
           attribute("aria-labelledby", anchors_.heading(*text.section).id);
  }

  /// What is heard of a paragraph. Each is given out once.
  Heard heard_in(std::span<const Run> runs) {
    Heard found;
    const auto take = [&](TextId text) {
      const auto here = by_text_.find(text.number);
      if (here == by_text_.end()) return;
      for (const HeardStretch* each : here->second)
        if (found.empty() || found.back() != each) found.push_back(each);
    };
    TextId last;
    for (const Run& run : runs)
      if (std::exchange(last, run.text_id) != run.text_id) take(run.text_id);
    std::sort(found.begin(), found.end(), [](const HeardStretch* a, const HeardStretch* b) { return a < b; });
    found.erase(std::unique(found.begin(), found.end()), found.end());
    for (const HeardStretch* each : found) written_.insert(each);
    return found;
  }

  std::string runs(std::span<const Run> all) { return inline_markup(all, heard_in(all), references_, vocabulary_); }

  /// The direction of what stands in a block, where it is not that of the work.
  [[nodiscard]] std::string direction_of(std::span<const Run> all) const {
    for (const Run& run : all) {
      const WritingDirection found = first_direction(run.text);
      if (found == WritingDirection::none) continue;
      if ((found == WritingDirection::right_to_left) == right_to_left_) return {};
      return right_to_left_ ? " dir=\"ltr\"" : " dir=\"rtl\"";
    }
    return {};
  }

  [[nodiscard]] std::string attributes_of(const Block& block) const {
    return language_attributes(vocabulary_, block.language) + direction_of(block.runs);
  }

  void element(std::string_view name, const std::string& attributes, std::span<const Run> content) {
    out_ += "<" + std::string(name) + attributes + ">" + runs(content) + "</" + std::string(name) + ">\n";
  }

  void opening() {
    const Document& document = publication_.document;
    std::span<const Run> title = document.title;
    if (title.empty() && !document.metadata.title.empty()) title = publication_.texts.runs(metadata_title_id());
    heading(title, 1, anchors_.title().id, {}, true);
  }

  void section(const Section& section, int level, bool whole, const std::vector<const Note*>& notes) {
    if (section.level > 0 || (!vocabulary_.html5 && level > 0))
      heading(section.title, level, anchors_.heading(section).id, section.language, false);
    const bool in_language = !section.language.empty() && options_.markup != Markup::dtbook;
    if (in_language) out_ += "<div" + language_attributes(vocabulary_, section.language) + ">\n";
    for (const Block& each : section.blocks) block(each, false);
    const bool notes_first = options_.markup == Markup::dtbook;  // levels hold nothing behind the levels in them
    if (notes_first) this->notes(notes);
    if (whole)
      for (const Section& child : section.children) subsection(child, level + 1);
    if (in_language) out_ += "</div>\n";
    if (!notes_first) this->notes(notes);
  }

  void subsection(const Section& child, int level) {
    const std::string name = "level" + number_of(std::min(level, deepest_heading));
    const bool levels = options_.markup == Markup::dtbook;
    if (levels) out_ += "<" + name + ">\n";
    section(child, level, true, {});
    if (levels) out_ += "</" + name + ">\n";
  }

  /// A heading without words that are heard is that of an announcement.
  void heading(std::span<const Run> title, int level, const std::string& id, const std::string& language,
               bool is_title) {
    const std::string name = "h" + number_of(std::clamp(level, 1, deepest_heading));
    std::string attributes = attribute("id", id) + language_attributes(vocabulary_, language) + direction_of(title);
    if (is_title && options_.markup == Markup::daisy202) attributes += " class=\"title\"";
    Heard here = heard_in(title);
    if (const HeardStretch* whole = stretch_of(id); whole != nullptr) {
      written_.insert(whole);
      std::erase_if(here, [&](const HeardStretch* each) { return each->id == id; });
      if (options_.heard) attributes += options_.heard(id);
    }
    const auto announced = std::find_if(heard_.begin(), heard_.end(), [&](const HeardStretch& each) {
      return each.shown && each.places.empty() && each.role == Role::heading && !written_.contains(&each);
    });
    out_ += "<" + name + attributes + ">";
    const std::string content = inline_markup(title, here, references_, vocabulary_);
    if (here.empty() && announced != heard_.end() && stretch_of(id) == nullptr) {
      written_.insert(&*announced);
      out_ += spoken(*announced, title.empty() ? escape_markup(announced->spoken) : content);
    } else {
      out_ += title.empty() ? escape_markup(one_line(is_title ? publication_.edition.metadata.title
                                                              : publication_.edition.chapters[chapter_].title))
                            : content;
    }
    out_ += "</" + name + ">\n";
  }

  [[nodiscard]] const HeardStretch* stretch_of(const std::string& id) const {
    const auto found = ids_.find(id);
    return found == ids_.end() ? nullptr : found->second;
  }

  [[nodiscard]] std::string spoken(const HeardStretch& each, const std::string& content) const {
    const Element& name = vocabulary_.sentence;
    return "<" + std::string(name.name) + std::string(name.attributes) + attribute("id", each.id) +
           (options_.heard ? options_.heard(each.id) : std::string()) + ">" + content + "</" + std::string(name.name) +
           ">";
  }

  /// What has no place in the text: announcements, in the order heard.
  void leftover() {
    for (const HeardStretch& each : heard_)
      if (each.shown && !written_.contains(&each))
        out_ += "<p class=\"announcement\">" + spoken(each, escape_markup(each.spoken)) + "</p>\n";
  }

  void block(const Block& block, bool bare) {
    switch (block.kind) {
      case Block::Kind::paragraph:
        return paragraph(block, bare);
      case Block::Kind::list:
        return list(block);
      case Block::Kind::list_item:
        return item(block, true);
      case Block::Kind::quote:
        return holder({"blockquote"}, block);
      case Block::Kind::code:
        return code(block);
      case Block::Kind::math:
        return element("p", " class=\"math\"" + attributes_of(block), block.runs);
      case Block::Kind::table:
        return table(block);
      case Block::Kind::figure:
        return holder(vocabulary_.figure, block);
      case Block::Kind::caption:
        return element(vocabulary_.caption.name, std::string(vocabulary_.caption.attributes) + attributes_of(block),
                       block.runs);
      case Block::Kind::rule:
        if (options_.markup != Markup::dtbook) out_ += "<hr/>\n";
        return;
      case Block::Kind::table_row:
      case Block::Kind::table_cell:
        break;  // within tables only
    }
  }

  void paragraph(const Block& block, bool bare) {
    if (bare)
      out_ += runs(block.runs) + "\n";
    else
      element("p", (block.heading_level > 0 ? " class=\"heading\"" : "") + attributes_of(block), block.runs);
  }

  void holder(const Element& name, const Block& block) {
    if (block.children.empty() && block.runs.empty()) return;
    out_ += "<" + std::string(name.name) + std::string(name.attributes) +
            language_attributes(vocabulary_, block.language) + ">\n";
    for (const Block& child : block.children) this->block(child, false);
    out_ += "</" + std::string(name.name) + ">\n";
  }

  /// The id of a list or a table that does not stand in another, or in a note.
  [[nodiscard]] std::string structure_attributes(const Block& block) const {
    const std::string id = structures_ == 0 ? structure_id(block) : std::string();
    return id.empty() ? id : attribute("id", id);
  }

  void list(const Block& block) {
    if (block.children.empty()) return;
    const std::string name = options_.markup == Markup::dtbook ? "list" : block.ordered ? "ol" : "ul";
    out_ += "<" + name + structure_attributes(block) + list_attributes(block, vocabulary_) +
            language_attributes(vocabulary_, block.language) + ">\n";
    ++structures_;
    for (const Block& child : block.children) item(child, block.tight);
    --structures_;
    out_ += "</" + name + ">\n";
  }

  void item(const Block& block, bool tight) {
    const bool bare = tight && !block.children.empty() && block.children.front().kind == Block::Kind::paragraph &&
                      block.children.front().heading_level == 0 && block.children.front().language.empty();
    out_ += "<li" + language_attributes(vocabulary_, block.language) +
            (bare ? direction_of(block.children.front().runs) : "") + ">";
    for (std::size_t i = 0; i < block.children.size(); ++i) this->block(block.children[i], bare && i == 0);
    out_ += "</li>\n";
  }

  void code(const Block& block) {
    if (options_.markup != Markup::dtbook) {
      out_ += "<pre" + code_class(block.info) + " dir=\"ltr\">";
      std::string content = runs(block.runs);
      // A line feed right behind the tag is none to a reader of HTML.
      if (content.starts_with('\n')) content.insert(0, "\n");
      out_ += content + "</pre>\n";
      return;
    }
    // DTBook folds spaces and has no preformatted text: lines are parted by breaks.
    std::vector<Run> lines;
    for (const Run& run : block.runs) {
      for (std::size_t at = 0; at < run.text.size();) {
        const std::size_t end = std::min(run.text.find('\n', at), run.text.size());
        if (!lines.empty()) lines.emplace_back().kind = Run::Kind::line_break;
        Run& line = lines.emplace_back(run);
        line.text = run.text.substr(at, end - at);
        line.begin = run.begin + at;
        at = end + 1;
      }
    }
    element("p", " class=\"code\"", lines);
  }

  void table(const Block& block) {
    std::size_t columns = 0;
    for (const Block& row : block.children) columns = std::max(columns, row.children.size());
    if (columns == 0) {
      if (!block.runs.empty()) element("p", attributes_of(block), block.runs);
      return;
    }
    out_ += "<table" + structure_attributes(block) + language_attributes(vocabulary_, block.language) + ">\n";
    if (!block.runs.empty()) element("caption", direction_of(block.runs), block.runs);
    const bool headed = !block.children.front().children.empty() && block.children.size() > 1;
    if (headed) out_ += "<thead>\n";
    for (std::size_t i = 0; i < block.children.size(); ++i) {
      if (headed && i == 1) out_ += "</thead>\n<tbody>\n";
      row(block.children[i], columns);
    }
    if (headed) out_ += "</tbody>\n";
    out_ += "</table>\n";
  }

  /// Rows that lack cells are filled up: a table is a rectangle.
  void row(const Block& row, std::size_t columns) {
    out_ += "<tr" + language_attributes(vocabulary_, row.language) + ">";
    for (const Block& cell : row.children) {
      const std::string name = cell.header && !cell.runs.empty() ? "th" : "td";
      out_ += "<" + name + (name == "th" ? " scope=\"col\"" : "") + std::string(alignment_class(cell.alignment)) +
              attributes_of(cell) + ">" + runs(cell.runs) + "</" + name + ">";
    }
    for (std::size_t i = row.children.size(); i < columns; ++i) out_ += "<td></td>";
    out_ += "</tr>\n";
  }

  void notes(const std::vector<const Note*>& notes) {
    if (notes.empty()) return;
    if (vocabulary_.html5)
      out_ +=
          std::string("<section class=\"notes\"") + (vocabulary_.epub_types ? " epub:type=\"footnotes\"" : "") + ">\n";
    for (const Note* note : notes) this->note(*note);
    if (vocabulary_.html5) out_ += "</section>\n";
  }

  void note(const Note& note) {
    const NoteAnchor& anchor = anchors_.note(note);
    const std::string id = attribute("id", anchor.anchor.id);
    std::string name = "aside", attributes = id + " role=\"doc-footnote\"";
    if (vocabulary_.epub_types) attributes += " epub:type=\"footnote\"";
    if (options_.markup == Markup::daisy202) {
      name = "div";
      attributes = " class=\"notebody\"" + id;
    } else if (options_.markup == Markup::dtbook) {
      name = "note";
      attributes = id + " class=\"footnote\"";
    }
    out_ += "<" + name + attributes + ">\n";
    back_links(note, anchor.number);
    ++structures_;
    for (const Block& each : note.blocks) block(each, false);
    --structures_;
    out_ += "</" + name + ">\n";
  }

  /// The number of the note leads to the first reference, and those behind it to the others.
  void back_links(const Note& note, int number) {
    std::string links;
    for (std::size_t i = 0; i < note.references.size(); ++i) {
      const Anchor reference{anchors_.chapter_of(note.references[i]), note_reference_id(note.references[i])};
      links += (i > 0 ? " " : "") + std::string("<a") + attribute("href", address(reference));
      if (vocabulary_.html5) links += " role=\"doc-backlink\"";
      if (vocabulary_.epub_types) links += " epub:type=\"backlink\"";
      links += ">" + number_of(number) + (i > 0 ? "." + std::to_string(i + 1) : "") + "</a>";
    }
    if (links.empty()) links = number_of(number);
    out_ += "<p class=\"note-number\">" + links + "</p>\n";
  }

  const Publication& publication_;
  const DocumentHtmlOptions& options_;
  const DocumentAnchors& anchors_;
  const Vocabulary& vocabulary_;
  std::size_t chapter_;
  std::span<const HeardStretch> heard_;
  bool right_to_left_;
  std::unordered_map<std::uint32_t, Heard> by_text_;
  std::unordered_map<std::string, const HeardStretch*> ids_;  ///< of headings
  std::unordered_set<const HeardStretch*> written_;
  InlineReferences references_;
  int structures_ = 0;  ///< that are open
  std::string out_;
};

}  // namespace

DocumentHtml::DocumentHtml(const Publication& publication, DocumentHtmlOptions options)
    : publication_(publication),
      options_(std::move(options)),
      anchors_(publication, options_.headings, options_.own_prefix) {}

std::string DocumentHtml::chapter(std::size_t index, std::span<const HeardStretch> heard) const {
  return ChapterMarkup(publication_, options_, anchors_, index, heard).render();
}

std::string DocumentHtml::chapter_id(std::size_t index) { return fmt::format("c{}", index + 1); }

std::string DocumentHtml::heading_id(std::size_t index) const {
  const Section* section = publication_.chapter_texts[index].section;
  if (section == nullptr) return anchors_.title().id;
  if (section->level == 0 && vocabulary(options_.markup).html5) return {};
  return anchors_.heading(*section).id;
}

}  // namespace earbound

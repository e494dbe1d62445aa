#include "model/document_bytes.hpp"

#include <map>
#include <type_traits>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace earbound {
namespace {

constexpr int deepest = 2000;  // blocks within blocks, sections within sections: parsers stop long before

// Each type names its fields by a structured binding: one that is added to the type and not here does not compile.

template <class Fields>
void visit(Target& target, Fields& fields) {
  auto& [address, title] = target;
  fields(address, title);
}

template <class Fields>
void visit(SourceLines& lines, Fields& fields) {
  auto& [first, last] = lines;
  fields(first, last);
}

template <class Fields>
void visit(TextId& text, Fields& fields) {
  auto& [number] = text;
  fields(number);
}

template <class Fields>
void visit(ByteOffset& offset, Fields& fields) {
  auto& [count] = offset;
  fields(count);
}

template <class Fields>
void visit(ByteRange& range, Fields& fields) {
  auto& [begin, end] = range;
  fields(begin, end);
}

template <class Fields>
void visit(Place& place, Fields& fields) {
  auto& [text, range] = place;
  fields(text, range);
}

template <class Fields>
void visit(Run& run, Fields& fields) {
  auto& [kind, emphasis, strong, deleted, subscript, superscript, display, direction, text, link, image, expansion,
         language, line, text_id, begin, note] = run;
  fields(kind, emphasis, strong, deleted, subscript, superscript, display, direction, text, link, image, expansion,
         language, line, text_id, begin, note);
}

template <class Fields>
void visit(Block& block, Fields& fields) {
  auto& [kind, ordered, parenthesis, tight, header, alignment, heading_level, first_number, lines, runs, children, info,
         language] = block;
  fields(kind, ordered, parenthesis, tight, header, alignment, heading_level, first_number, lines, runs, children, info,
         language);
}

template <class Fields>
void visit(Section& section, Fields& fields) {
  auto& [level, id, title, lines, language, blocks, children] = section;
  fields(level, id, title, lines, language, blocks, children);
}

template <class Fields>
void visit(Note& note, Fields& fields) {
  auto& [label, blocks, lines, references] = note;
  fields(label, blocks, lines, references);
}

template <class Fields>
void visit(Omission& omission, Fields& fields) {
  auto& [text, line, reason, place] = omission;
  fields(text, line, reason, place);
}

template <class Fields>
void visit(NearHeading& heading, Fields& fields) {
  auto& [line, text] = heading;
  fields(line, text);
}

template <class Fields>
void visit(CoverChoice& cover, Fields& fields) {
  auto& [kind, path] = cover;
  fields(kind, path);
}

template <class Fields>
void visit(FormatNames& formats, Fields& fields) {
  auto& [names, line] = formats;
  fields(names, line);
}

template <class Fields>
void visit(Person& person, Fields& fields) {
  auto& [name, role, page, picture] = person;
  fields(name, role, page, picture);
}

template <class Fields>
void visit(Metadata& metadata, Fields& fields) {
  auto& [title, authors, language, date, description, publisher, identifier, cover, formats, voice, lexicons, draft,
         series, genre, series_index, season, episode, people, licence, explicit_content, episode_a_chapter] = metadata;
  fields(title, authors, language, date, description, publisher, identifier, cover, formats, voice, lexicons, draft,
         series, genre, series_index, season, episode, people, licence, explicit_content, episode_a_chapter);
}

template <class Fields>
void visit(SourcePart& part, Fields& fields) {
  auto& [name, first_line] = part;
  fields(name, first_line);
}

template <class Fields>
void visit(Document& document, Fields& fields) {
  auto& [source, parts, cover_image, metadata, title, title_id, title_lines, sections, near_headings, notes, omissions,
         remarks] = document;
  fields(source, parts, cover_image, metadata, title, title_id, title_lines, sections, near_headings, notes, omissions,
         remarks);
}

class Writer {
 public:
  template <class... Field>
  void operator()(Field&... fields) {
    (write(fields), ...);
  }
  std::vector<std::uint8_t> take() { return out_.take(); }

 private:
  template <class T>
  void write(T& value) {
    if constexpr (std::is_enum_v<T>)
      out_.number(static_cast<std::underlying_type_t<T>>(value));
    else if constexpr (std::is_arithmetic_v<T>)
      out_.number(value);
    else
      visit(value, *this);
  }
  void write(std::string& text) { out_.text(text); }
  template <class T>
  void write(std::vector<T>& list) {
    out_.number(static_cast<std::uint32_t>(list.size()));
    for (T& item : list) write(item);
  }
  void write(std::optional<bool>& value) {
    out_.number(static_cast<std::uint8_t>(value ? 1 + static_cast<int>(*value) : 0));
  }
  void write(std::shared_ptr<const Target>& target) {
    if (!target) return out_.number(std::uint32_t{0});
    const auto [known, fresh] = targets_.emplace(target.get(), targets_.size() + 1);
    out_.number(static_cast<std::uint32_t>(known->second));
    if (!fresh) return;
    Target copy = *target;
    write(copy);
  }

  ByteWriter out_;
  std::map<const Target*, std::size_t> targets_;
};

class Reader {
 public:
  explicit Reader(std::span<const std::uint8_t> bytes) : in_(bytes) {}

  template <class... Field>
  void operator()(Field&... fields) {
    (read(fields), ...);
  }
  [[nodiscard]] bool at_end() const { return in_.rest().empty(); }

 private:
  template <class T>
  void read(T& value) {
    if constexpr (std::is_enum_v<T>) {
      value = static_cast<T>(in_.number<std::underlying_type_t<T>>());
    } else if constexpr (std::is_arithmetic_v<T>) {
      value = in_.number<T>();
    } else {
      if (++depth_ > deepest) throw Error("a record of earbound's own is nested too deep");
      visit(value, *this);
      --depth_;
    }
  }
  void read(bool& value) { value = in_.number<std::uint8_t>() != 0; }
  void read(std::string& text) { text = in_.text(); }
  template <class T>
  void read(std::vector<T>& list) {
    const auto count = in_.number<std::uint32_t>();
    if (count > in_.rest().size()) throw Error("a record of earbound's own is cut short");
    list.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) read(list.emplace_back());
  }
  void read(std::optional<bool>& value) {
    const auto kind = in_.number<std::uint8_t>();
    if (kind > 0) value = kind > 1;
  }
  void read(std::shared_ptr<const Target>& target) {
    const auto number = in_.number<std::uint32_t>();
    if (number == 0) return;
    if (number > targets_.size() + 1) throw Error("a record of earbound's own names what it does not hold");
    if (number == targets_.size() + 1) {
      Target fresh;
      read(fresh);
      targets_.push_back(std::make_shared<const Target>(std::move(fresh)));
    }
    target = targets_[number - 1];
  }

  ByteReader in_;
  std::vector<std::shared_ptr<const Target>> targets_;
  int depth_ = 0;
};

}  // namespace

std::vector<std::uint8_t> document_bytes(const Document& document) {
  Writer writer;
  visit(const_cast<Document&>(document), writer);  // which only reads
  return writer.take();
}

Document document_from(std::span<const std::uint8_t> bytes) {
  Reader reader(bytes);
  Document document;
  visit(document, reader);
  if (!reader.at_end()) throw Error("a record of earbound's own has something behind its end");
  return document;
}

}  // namespace earbound

#include "parse/inline_reader.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "text/unicode.hpp"

namespace earbound {

void InlineReader::begin(int first_line) {
  first_line_ = line_ = last_seen_ = first_line;
  definition_lines_ = drift_ = 0;
  after_break_ = false;
  emphasis_ = strong_ = images_ = 0;
  links_.clear();
  first_link_end_ = SIZE_MAX;
  display_maths_ = 0;
  block_mark_ = {};
}

RunStyle InlineReader::style() const {
  RunStyle style;
  style.emphasis = emphasis_ > 0;
  style.strong = strong_ > 0;
  if (!links_.empty()) style.link = links_.back();
  return elements_.apply(std::move(style));
}

// cmark gives text, code and HTML their lines, but forgets those that a backslash ends; other nodes carry the line of
// their end.
void InlineReader::follow_lines(const MarkdownStep& step) {
  if (step.first_line <= 0) return;
  const bool placed =
      step.kind == MarkdownKind::text || step.kind == MarkdownKind::code || step.kind == MarkdownKind::html;
  if (placed) {
    if (after_break_ && step.first_line + drift_ < line_) drift_ = line_ - step.first_line;
    line_ = step.first_line + drift_;
    after_break_ = false;
  }
  last_seen_ = std::max({last_seen_, step.first_line + drift_, step.last_line + drift_});
}

void InlineReader::step(const MarkdownStep& step) {
  follow_lines(step);
  const int nesting = step.entering ? 1 : -1;
  switch (step.kind) {
    case MarkdownKind::text:
      text(step.literal);
      break;
    case MarkdownKind::soft_break:
    case MarkdownKind::line_break:
      line_end(step.kind == MarkdownKind::line_break);
      break;
    case MarkdownKind::code:
      code(step.literal);
      break;
    case MarkdownKind::html:
      html(step.literal);
      break;
    case MarkdownKind::emphasis:
      emphasis_ += nesting;
      break;
    case MarkdownKind::strong:
      strong_ += nesting;
      break;
    case MarkdownKind::link:
      link(step);
      break;
    case MarkdownKind::image:
      image(step);
      break;
    default:
      break;
  }
}

void InlineReader::line_end(bool asked_for) {
  if (!asked_for || images_ > 0 || omitting())
    plain("\n");
  else
    runs_.add(Run::Kind::line_break, {}, line_, style());
  ++line_;
  after_break_ = true;
}

void InlineReader::code(std::string_view literal) {
  std::string code = restore_source(source_, literal);
  if (images_ > 0 || omitting())
    plain(code);
  else
    runs_.add(Run::Kind::code, std::move(code), line_, style());
}

void InlineReader::html(std::string_view literal) {
  const std::string html = restore_source(source_, literal);
  HtmlScanner scanner(html);
  for (HtmlToken token; scanner.next(token);) {
    if (token.kind == HtmlToken::Kind::text)
      html_text(token.content, line_);
    else
      html_tag(token, line_);
  }
}

Target InlineReader::target(const MarkdownStep& step) const {
  return {clean_text(restore_source(source_, step.url)), clean_text(restore_source(source_, step.title))};
}

void InlineReader::link(const MarkdownStep& step) {
  if (step.entering) {
    links_.push_back(std::make_shared<const Target>(target(step)));
    return;
  }
  links_.pop_back();
  first_link_end_ = std::min(first_link_end_, runs_.size());
  title(step.title, "title of a link");
}

void InlineReader::image(const MarkdownStep& step) {
  if (step.entering) {
    if (images_++ == 0) {
      alternative_.clear();
      alternative_line_ = 0;
    }
    return;
  }
  if (--images_ > 0) return;
  if (alternative_line_ == 0) alternative_line_ = line_;
  if (omitting())
    omit(alternative_, alternative_line_);
  else
    runs_.image(alternative_, target(step), alternative_line_, style());
  first_link_end_ = std::min(first_link_end_, runs_.size());
  title(step.title, "title of an image");
}

// A title that does not stand here comes from a link definition, which is listed on its own line.
void InlineReader::title(std::string_view title, const char* reason) {
  constexpr int lines_of_a_link = 4;
  const std::string_view first_word = title.substr(0, title.find_first_of(" &\\\n\"'"));
  for (int line = line_; line < line_ + lines_of_a_link; ++line)
    if (source_.line(line).find(first_word) != std::string_view::npos)
      return omission(restore_source(source_, title), line, reason);
}

// Text between marks is plain; marks stand for what was kept aside.
void InlineReader::text(std::string_view literal) {
  for (std::size_t at = 0; at < literal.size();) {
    const std::size_t found = std::min(literal.find("\xEF\xB7", at), literal.size());
    const std::string_view mark = literal.substr(found, mark::bytes);
    if (mark == mark::strike && images_ == 0 && !omitting() && found > at && literal[found - 1] == '~' &&
        literal.substr(found + mark::bytes, 1) == "~") {
      plain(literal.substr(at, found - 1 - at));
      runs_.strike(line_, style());
      at = found + mark::bytes + 1;
      continue;
    }
    plain(literal.substr(at, found - at));
    if (found == literal.size()) return;
    at = found + mark::bytes;
    if (mark == mark::open) {
      const std::size_t end = literal.find(mark::close, at);
      if (end == std::string_view::npos) continue;
      kept(literal.substr(at, end - at));
      at = end + mark::bytes;
    } else if (mark == mark::continued) {
      runs_.join_lines();
    } else if (found == 0 && runs_.empty()) {
      block_mark_ = mark;
    }
  }
}

void InlineReader::plain(std::string_view text) {
  if (images_ > 0) {
    if (alternative_line_ == 0) alternative_line_ = line_;
    alternative_ += text;
  } else if (omitting())
    omit(text, line_);
  else
    runs_.text(text, line_, style());
}

void InlineReader::kept(std::string_view number) {
  std::size_t index = 0;
  const auto parsed = std::from_chars(number.data(), number.data() + number.size(), index);
  if (parsed.ec != std::errc{} || index >= source_.kept.size()) return;
  const KeptInline& kept = source_.kept[index];
  if (images_ > 0 || omitting()) return plain(kept.source);
  switch (kept.kind) {
    case KeptInline::Kind::note_reference:
      return runs_.add(Run::Kind::note_reference, kept.text, line_, style());
    case KeptInline::Kind::math:
      return runs_.add(Run::Kind::math, kept.text, line_, style());
    case KeptInline::Kind::display_math:
      ++display_maths_;
      return runs_.display_math(kept.text, line_, style());
  }
}

void InlineReader::html_text(std::string_view text, int line) {
  line_ = line;
  plain(decode_entities(text));
}

void InlineReader::html_tag(const HtmlToken& token, int line) {
  line_ = line;
  if (token.kind == HtmlToken::Kind::comment) return omission(std::string(token.content), line, "comment");
  if (token.kind == HtmlToken::Kind::declaration)
    return omission(std::string(token.content), line, "markup declaration");
  const bool opens = token.kind == HtmlToken::Kind::open_tag;
  if (is_html_omitted_name(token.name) && !token.self_closed) {
    const bool closes_later = next_closing_ < closings_.size() && closings_[next_closing_];
    ++next_closing_;
    const bool raw = token.name == "script" || token.name == "style";
    if (opens && (closes_later || raw)) return elements_.open(token, true, closes_later);
  }
  if (is_html_block_name(token.name) && images_ == 0 && !omitting()) runs_.space(line);
  if (!opens) {
    elements_.close(token.name);
    if (!omitting()) flush_omission();
    return;
  }
  if (token.name == "br" && !omitting()) {
    if (images_ > 0)
      alternative_ += ' ';
    else
      runs_.add(Run::Kind::line_break, {}, line, style());
  } else if (token.name == "img") {
    const std::string alternative = html_attribute(token.attributes, "alt").value_or("");
    if (images_ > 0 || omitting()) return plain(alternative);
    const auto attribute = [&](std::string_view name) {
      return clean_text(html_attribute(token.attributes, name).value_or(""));
    };
    runs_.image(alternative, {attribute("src"), attribute("title")}, line, style());
  } else if (!token.self_closed) {
    elements_.open(token, false, false);
  }
}

void InlineReader::omit(std::string_view text, int line) {
  if (omitted_.empty()) {
    omitted_line_ = line;
    omitted_reason_ = fmt::format("content of <{}>", elements_.omitting());
  }
  omitted_ += text;
}

void InlineReader::flush_omission() {
  if (omitted_.empty()) return;
  omission(omitted_, omitted_line_, std::move(omitted_reason_));
  omitted_.clear();
}

void InlineReader::omission(const std::string& text, int line, std::string reason) {
  std::string words = fold_space(clean_text(text));
  if (has_letter_or_number(words))
    document_.omissions.push_back({std::move(words), source_.number(line), std::move(reason)});
}

std::vector<Run> InlineReader::take(int last_line) {
  // cmark counts neither the link definitions at the beginning of a paragraph nor line ends inside a link's address.
  if (const int missing = last_line - last_seen_; last_line > 0 && missing > 0) {
    const std::string_view line = source_.line(first_line_);
    const std::size_t begin = line.find_first_not_of(" \t>*+-0123456789.)");
    const bool definitions = begin != std::string_view::npos && line[begin] == '[';
    if (definitions) definition_lines_ = missing;
    runs_.shift_lines(definitions ? 0 : std::min(first_link_end_, runs_.size()), missing);
  }
  std::vector<Run> runs = runs_.take();
  for (Run& run : runs) run.line = source_.number(run.line);
  return runs;
}

void InlineReader::end(std::size_t open_elements) {
  flush_omission();
  elements_.forget_after(open_elements);
}

void InlineReader::end_html() {
  flush_omission();
  elements_.forget_unclosed_omitted();
}

bool InlineReader::display_math_alone() const { return display_maths_ == 1; }

}  // namespace earbound

#include "parse/run_builder.hpp"

#include <algorithm>

#include "text/unicode.hpp"

namespace earbound {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

Run make_run(Run::Kind kind, std::string text, int line, const RunStyle& style) {
  Run run;
  run.kind = kind;
  run.text = std::move(text);
  run.line = line;
  run.emphasis = style.emphasis;
  run.strong = style.strong;
  run.deleted = style.deleted;
  run.subscript = style.subscript;
  run.superscript = style.superscript;
  run.direction = style.direction;
  run.link = style.link;
  run.expansion = style.expansion;
  run.language = style.language;
  return run;
}

int line_feeds(std::string_view text) { return static_cast<int>(std::count(text.begin(), text.end(), '\n')); }

void trim_front(std::vector<Run>& runs) {
  std::size_t empty = 0;
  for (; empty < runs.size() && runs[empty].kind == Run::Kind::text; ++empty) {
    std::string& text = runs[empty].text;
    const std::size_t first = std::min(text.find_first_not_of(" \t\n"), text.size());
    runs[empty].line += line_feeds(std::string_view(text).substr(0, first));
    text.erase(0, first);
    if (!text.empty()) break;
  }
  runs.erase(runs.begin(), runs.begin() + static_cast<std::ptrdiff_t>(empty));
}

void trim_back(std::vector<Run>& runs) {
  while (!runs.empty() && runs.back().kind == Run::Kind::text) {
    std::string& text = runs.back().text;
    text.erase(text.find_last_not_of(" \t\n") + 1);
    if (!text.empty()) break;
    runs.pop_back();
  }
}

}  // namespace

bool RunBuilder::same_style(const Run& a, const Run& b) {
  const bool same_link = a.link == b.link || (a.link && b.link && *a.link == *b.link);
  return same_link && a.emphasis == b.emphasis && a.strong == b.strong && a.deleted == b.deleted &&
         a.subscript == b.subscript && a.superscript == b.superscript && a.direction == b.direction &&
         a.expansion == b.expansion && a.language == b.language;
}

void RunBuilder::text(std::string_view text, int line, const RunStyle& style) {
  if (text.empty()) return;
  const int end_line = line + line_feeds(text);
  Run run = make_run(style.code ? Run::Kind::code : Run::Kind::text, std::string(text), line, style);
  if (!pieces_.empty()) {
    Piece& last = pieces_.back();
    if (!last.strike && last.run.kind == run.kind && last.end_line == line && same_style(last.run, run)) {
      last.run.text += text;
      last.end_line = end_line;
      return;
    }
  }
  pieces_.push_back({std::move(run), false, end_line});
}

void RunBuilder::add(Run::Kind kind, std::string text, int line, const RunStyle& style) {
  const int end_line = line + line_feeds(text);
  pieces_.push_back({make_run(kind, std::move(text), line, style), false, end_line});
}

void RunBuilder::image(std::string alternative, Target image, int line, const RunStyle& style) {
  add(Run::Kind::image, std::move(alternative), line, style);
  pieces_.back().run.image = std::make_shared<const Target>(std::move(image));
}

void RunBuilder::display_math(std::string formula, int line, const RunStyle& style) {
  add(Run::Kind::math, std::move(formula), line, style);
  pieces_.back().run.display = true;
}

void RunBuilder::space(int line) {
  if (pieces_.empty()) return;
  const Run& last = pieces_.back().run;
  if (last.kind == Run::Kind::line_break || (!last.text.empty() && is_space(last.text.back()))) return;
  text(" ", line, {});
}

void RunBuilder::strike(int line, const RunStyle& style) {
  pieces_.push_back({make_run(Run::Kind::text, "~~", line, style), true, line});
}

void RunBuilder::join_lines() {
  if (pieces_.empty()) return;
  Piece& last = pieces_.back();
  if (last.strike || last.run.text.empty() || last.run.text.back() != '\n') return;
  last.run.text.pop_back();
  --last.end_line;
  if (last.run.text.empty()) pieces_.pop_back();
}

void RunBuilder::shift_lines(std::size_t first, int by) {
  for (std::size_t i = first; i < pieces_.size(); ++i) {
    pieces_[i].run.line += by;
    pieces_[i].end_line += by;
  }
}

// An opening ~~ has text right behind it, a closing one right before it; one that finds no partner is text.
void RunBuilder::resolve_strikes() {
  constexpr std::size_t none = SIZE_MAX;
  std::size_t open = none;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (!pieces_[i].strike) continue;
    const bool text_before = i > 0 && !pieces_[i - 1].run.text.empty() && !is_space(pieces_[i - 1].run.text.back());
    const bool text_after =
        i + 1 < pieces_.size() && !pieces_[i + 1].run.text.empty() && !is_space(pieces_[i + 1].run.text.front());
    if (open != none && text_before && i > open + 1) {
      for (std::size_t inside = open + 1; inside < i; ++inside) pieces_[inside].run.deleted = true;
      pieces_[open].run.text.clear();
      pieces_[i].run.text.clear();
      open = none;
    } else if (open == none && text_after) {
      open = i;
    }
  }
}

std::vector<Run> RunBuilder::take() {
  resolve_strikes();
  std::vector<Run> runs;
  int end_line = 0;
  for (Piece& piece : pieces_) {
    if (piece.run.kind == Run::Kind::text && piece.run.text.empty()) continue;
    const bool merges = !runs.empty() && piece.run.kind == Run::Kind::text && runs.back().kind == Run::Kind::text &&
                        end_line == piece.run.line && same_style(runs.back(), piece.run);
    if (merges)
      runs.back().text += piece.run.text;
    else
      runs.push_back(std::move(piece.run));
    end_line = piece.end_line;
  }
  pieces_.clear();
  for (Run& run : runs) run.text = clean_text(run.text);
  std::erase_if(runs, [](const Run& run) { return run.kind == Run::Kind::text && run.text.empty(); });
  trim_front(runs);
  trim_back(runs);
  return runs;
}

}  // namespace earbound

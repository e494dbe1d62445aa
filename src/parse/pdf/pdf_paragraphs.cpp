#include "parse/pdf/pdf_paragraphs.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace earbound::pdf {
namespace {

constexpr std::array<std::string_view, 8> bullets{"\u2022", "\u25e6", "\u25aa", "\u25cf",
                                                  "\u2023", "\u2043", "\u25a0", "\u00b7"};

/// Bytes of the mark of a list's item that the line begins with; 0: none.
std::size_t bullet_size(std::string_view line) {
  for (const std::string_view bullet : bullets)
    if (line.starts_with(bullet)) return bullet.size();
  for (const std::string_view dash : {"\u2013 ", "- ", "* "})
    if (line.starts_with(dash)) return dash.size();
  return 0;
}

bool ends_sentence(std::string_view text) {
  for (const std::string_view closing : {"\"", "\u201d", "\u2019", ")", "\u00bb", "]"})
    if (text.ends_with(closing)) text.remove_suffix(closing.size());
  for (const std::string_view stop : {".", "!", "?", ":", "\u3002", "\u061f", "\u0964", "\u2026"})
    if (text.ends_with(stop)) return true;
  return false;
}

bool begins_small(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) ++size;
  const std::string first(text.substr(0, size));
  return first != upper_case(first);
}

std::string_view last_word(std::string_view text) {
  const std::size_t space = text.find_last_of(' ');
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

/// In small letters, without the marks around it.
std::string plain_word(std::string_view word) {
  const auto is_mark = [](char c) { return std::string_view(".,;:!?()[]\"'").find(c) != std::string_view::npos; };
  while (!word.empty() && is_mark(word.front())) word.remove_prefix(1);
  while (!word.empty() && is_mark(word.back())) word.remove_suffix(1);
  return lower_case(word);
}

bool known(std::span<const std::string> words, std::string_view word) {
  return std::binary_search(words.begin(), words.end(), plain_word(word));
}

class Joiner {
 public:
  Joiner(const PageLines& all, std::span<const std::string> words) : all_(all), words_(words) {}

  std::vector<Paragraph> join(std::span<const Line> lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].fixed) {
        add_code(lines[i]);
        continue;
      }
      const std::size_t mark = bullet_size(lines[i].text);
      if (i == 0 || mark > 0 || lines[i - 1].fixed || begins_paragraph(lines[i - 1], lines[i])) begin(lines[i], mark);
      std::string_view text = lines[i].text;
      text.remove_prefix(mark);
      join_line(paragraphs_.back().text, fold_space(text), words_);
      paragraphs_.back().last_page = lines[i].page;
    }
    std::erase_if(paragraphs_, [](const Paragraph& paragraph) { return paragraph.text.empty(); });
    return std::move(paragraphs_);
  }

 private:
  void add_code(const Line& line) {
    if (paragraphs_.empty() || !paragraphs_.back().code) paragraphs_.push_back({{}, line.page, line.page, false, true});
    Paragraph& code = paragraphs_.back();
    if (!code.text.empty()) code.text += '\n';
    code.text += line.text;
    code.last_page = line.page;
  }

  void begin(const Line& line, std::size_t mark) {
    text_left_ = line.left;
    paragraphs_.push_back({{}, line.page, line.page, mark > 0, false});
  }

  [[nodiscard]] bool begins_paragraph(const Line& before, const Line& line) const {
    const double unit = std::max(line.size, 1.0);
    if (std::abs(line.size - before.size) > unit * 0.15) return true;
    const bool same_column = line.page == before.page && line.top > before.top;
    const double width = before.column_right - before.column_left;
    const bool was_short = before.right < before.column_right - std::max(width * 0.12, unit * 3);
    if (same_column) {
      const double step = line.bottom - before.bottom;
      if (step > std::max(all_.leading, unit) * 1.45) return true;
      const double indent = line.left - before.left;
      // An item's text hangs behind its mark; a paragraph's first line stands in.
      if (!paragraphs_.back().item && indent > unit * 0.8 && line.left - line.column_left > unit * 0.8) return true;
      if (paragraphs_.back().item && indent < -unit * 0.8 && line.left < text_left_ - unit * 0.5) return true;
      return was_short && ends_sentence(before.text);
    }
    // Behind the end of a column or a page the sentence goes on, unless it had ended.
    if (!ends_sentence(before.text)) return false;
    return was_short || line.left - line.column_left > unit * 0.8;
  }

  const PageLines& all_;
  std::span<const std::string> words_;
  double text_left_ = 0;
  std::vector<Paragraph> paragraphs_;
};

}  // namespace

void join_line(std::string& text, const std::string& line, std::span<const std::string> words) {
  if (text.empty()) {
    text = line;
    return;
  }
  constexpr std::string_view soft = "\u00ad", hyphen = "\u2010";
  const std::size_t mark = text.ends_with(soft) || text.ends_with(hyphen)
                               ? soft.size() + (text.ends_with(hyphen) ? 1 : 0)
                           : text.ends_with('-') ? 1
                                                 : 0;
  const bool parted = mark > 0 && text.size() > mark && text[text.size() - mark - 1] != ' ' &&
                      text[text.size() - mark - 1] != '-' && !line.empty() && begins_small(line);
  if (!parted) {
    const bool hyphenated = mark > 0 && text.size() > mark && text[text.size() - mark - 1] != ' ';
    if (!hyphenated) text += ' ';
    text += line;
    return;
  }
  const std::string front(last_word(std::string_view(text).substr(0, text.size() - mark)));
  const std::string whole = front + std::string(first_word(line)),
                    with_hyphen = front + "-" + std::string(first_word(line));
  const bool keep = known(words, with_hyphen) && !known(words, whole);
  text.erase(text.size() - mark);
  if (keep) text += '-';
  text += line;
}

std::vector<std::string> words_of(std::span<const Line> lines) {
  std::vector<std::string> words;
  for (const Line& line : lines) {
    std::string_view rest = line.text;
    while (!rest.empty()) {
      const std::string_view word = first_word(rest);
      // The last word of a line may be a part of one.
      if (word.size() == rest.size()) break;
      words.push_back(plain_word(word));
      rest.remove_prefix(word.size() + 1);
    }
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::vector<Paragraph> paragraphs_of(std::span<const Line> lines, const PageLines& all,
                                     std::span<const std::string> words) {
  return Joiner(all, words).join(lines);
}

}  // namespace earbound::pdf

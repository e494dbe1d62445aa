#include "script/classes/site.hpp"

#include <algorithm>

namespace earbound {

bool is_letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  // The block from U+2000 on, which begins with this byte, holds punctuation and symbols.
  constexpr unsigned char first_letters = 0xC3, symbols = 0xE2;
  const auto c = static_cast<unsigned char>(text[at]);
  return is_ascii_letter(text[at]) || (c >= first_letters && c != symbols);
}

std::size_t count_digits(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  return end - at;
}

bool stands_at(std::string_view text, std::size_t at, std::string_view expected) {
  return at <= text.size() && text.substr(at).starts_with(expected);
}

std::size_t sign_at(std::string_view text, std::size_t at, std::initializer_list<std::string_view> signs) {
  for (const std::string_view sign : signs)
    if (stands_at(text, at, sign)) return sign.size();
  return 0;
}

std::string small_letters(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (is_ascii_capital(c)) c = static_cast<char>(c - 'A' + 'a');
  return result;
}

bool is_among(const std::string& words, std::string_view word) {
  return !word.empty() && (" " + words + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string result;
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    if (!result.empty()) result += ' ';
    result += part;
  }
  return result;
}

std::string fill(std::string_view form, std::initializer_list<std::pair<std::string_view, std::string_view>> parts) {
  std::string result;
  for (std::size_t at = 0; at < form.size();) {
    const std::size_t open = std::min(form.find('{', at), form.size());
    result += form.substr(at, open - at);
    const std::size_t close = form.find('}', open);
    if (close == std::string_view::npos) break;
    for (const auto& [name, value] : parts)
      if (name == form.substr(open + 1, close - open - 1)) result += value;
    at = close + 1;
  }
  return result;
}

std::string Site::word_before() const { return index == passage.first ? "" : small_letters(passage.word(index - 1)); }

std::string_view Site::word_behind(std::size_t at) const {
  std::size_t next = index;
  while (next < passage.last && passage.words[next].begin < at) ++next;
  if (next >= passage.last) return {};
  const std::string_view gap = text().substr(at, passage.words[next].begin - at);
  return gap.find_first_not_of(' ') == std::string_view::npos ? passage.word(next) : std::string_view();
}

std::size_t Site::floor() const { return index == passage.first ? 0 : passage.words[index - 1].end; }

bool Site::word_ends(std::size_t at) const {
  for (std::size_t i = index; i < passage.last && passage.words[i].begin < at; ++i)
    if (passage.words[i].end > at) return false;
  return true;
}

const std::string& Site::term(std::string_view key) const {
  static const std::string none;
  const auto found = rules.terms.find(key);
  return found == rules.terms.end() ? none : found->second;
}

bool claim(const Site& site, std::size_t begin, std::size_t end, std::string spoken, Reading& reading) {
  std::size_t last = site.index;
  const Passage& passage = site.passage;
  while (last < passage.last && passage.words[last].begin < end) ++last;
  if (last == site.index || passage.words[last - 1].end > end || spoken.empty()) return false;
  // A stop that ends the sentence as well is still heard as its end.
  if (end == passage.end && passage.text[end - 1] == '.' && spoken.back() != '.') spoken += '.';
  reading.say(last - site.index, begin, end, std::move(spoken));
  return true;
}

bool claim(const Site& site, std::size_t begin, std::size_t end, std::string spoken, std::size_t tail_at,
           std::string_view tail, Reading& reading) {
  const Passage& passage = site.passage;
  std::size_t split = site.index + 1;
  while (split < passage.last && passage.words[split].begin < tail_at) ++split;
  const bool parted = split < passage.last && passage.words[split].begin == tail_at && !tail.empty() &&
                      spoken.size() > tail.size() && spoken.ends_with(tail) && passage.words[split].end <= end;
  if (!parted) return claim(site, begin, end, std::move(spoken), reading);
  const std::string head = spoken.substr(0, spoken.size() - tail.size());
  const Site rest{passage, split, site.rules};
  Reading behind;
  if (!claim(rest, tail_at, end, std::string(tail), behind)) return false;
  reading.say(split - site.index, begin, tail_at, head);
  reading.words.push_back(std::move(behind.words.front()));
  return true;
}

}  // namespace earbound

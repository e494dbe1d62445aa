#include "script/lexicon.hpp"

#include <algorithm>
#include <unordered_set>

#include "base/error.hpp"

namespace earbound {
namespace {

bool is_joint(char c) { return c == '-' || c == '/'; }

std::string lower_ascii(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

/// Bytes of "'s" or "’s" at the end.
std::size_t possessive(std::string_view word) {
  for (const std::string_view ending : {std::string_view("'s"), std::string_view("\u2019s")})
    if (word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending) return ending.size();
  return 0;
}

}  // namespace

void Lexicon::add(const LexiconFile& file) {
  for (const Lexeme& lexeme : file.lexemes)
    for (const std::string& grapheme : lexeme.graphemes) {
      entries_.insert_or_assign(grapheme, Entry{lexeme.spoken, lexeme.phonemes, lexeme.line, file.path});
      const auto words = written_words(grapheme, file.language);
      if (words.size() < 2) continue;
      auto& phrases = phrases_[grapheme.substr(words[0].begin, words[0].end - words[0].begin)];
      if (std::find(phrases.begin(), phrases.end(), grapheme) == phrases.end()) phrases.push_back(grapheme);
      std::sort(phrases.begin(), phrases.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    }
  for (const Lexeme& lexeme : file.lexemes)
    for (const std::string& grapheme : lexeme.graphemes) resolve(grapheme, file.path);
}

void Lexicon::resolve(const std::string& grapheme, const std::string& file) {
  // An alias that is its own grapheme asks for the engine's own reading.
  const auto is_plain = [](const auto& found) { return !found.second.phonemes && found.second.spoken == found.first; };
  Entry entry = entries_.at(grapheme);
  if (entry.spoken == grapheme) return;
  std::unordered_set<std::string> seen{grapheme};
  while (!entry.phonemes) {
    const auto next = entries_.find(entry.spoken);
    if (next == entries_.end() || is_plain(*next)) break;
    if (!seen.insert(entry.spoken).second)
      throw Error("the aliases of '" + grapheme + "' go in circles", "let one of them name what is said")
          .at(file, entry.line);
    entry.phonemes = next->second.phonemes;
    entry.spoken = next->second.spoken;
  }
  entries_.at(grapheme) = std::move(entry);
}

const Lexicon::Entry* Lexicon::find(std::string_view text) const {
  auto found = entries_.find(text);
  // A grapheme in small letters stands for the word at the beginning of a sentence and in a heading of capitals as
  // well.
  if (found == entries_.end()) found = entries_.find(lower_ascii(text));
  return found == entries_.end() ? nullptr : &found->second;
}

void Lexicon::read(const Passage& passage, std::size_t index, Reading& reading) const {
  if (entries_.empty()) return;
  const std::string_view word = passage.word(index);
  const std::size_t begin = passage.words[index].begin;
  const auto say = [&](const Entry& entry, std::size_t count, std::size_t end) {
    reading.phonemes = entry.phonemes;
    reading.say(count, begin, end, entry.phonemes ? "[[" + entry.spoken + "]]" : entry.spoken);
  };
  if (const auto phrases = phrases_.find(word); phrases != phrases_.end())
    for (const std::string& phrase : phrases->second) {
      const std::size_t end = begin + phrase.size();
      if (end > passage.end || passage.text.substr(begin, phrase.size()) != phrase) continue;
      std::size_t next = index + 1;
      while (next < passage.last && passage.words[next].begin < end) ++next;
      if (passage.words[next - 1].end != end) continue;
      return say(entries_.find(phrase)->second, next - index, end);
    }
  if (const Entry* entry = find(word)) return say(*entry, 1, passage.words[index].end);
  if (const std::size_t ending = possessive(word)) {
    if (const Entry* entry = find(word.substr(0, word.size() - ending)); entry != nullptr) {
      reading.phonemes = entry->phonemes;
      reading.say(1, begin, passage.words[index].end,
                  entry->phonemes ? "[[" + entry->spoken + "z]]" : entry->spoken + "'s");
      return;
    }
  }
  if (word.find_first_of("-/") != std::string_view::npos) compound(passage, index, reading);
}

bool Lexicon::compound(const Passage& passage, std::size_t index, Reading& reading) const {
  constexpr std::size_t longest = 200;
  const std::string_view word = passage.word(index);
  if (word.size() > longest) return false;
  std::string text;
  bool known = false;
  for (std::size_t at = 0; at < word.size();) {
    // The longest run of parts, joints included, that is a grapheme.
    const Entry* entry = nullptr;
    std::size_t end = word.size();
    for (; end > at; --end) {
      if (end < word.size() && !is_joint(word[end])) continue;
      if ((entry = find(word.substr(at, end - at))) != nullptr) break;
    }
    if (entry == nullptr) {
      end = std::min(word.find_first_of("-/", at), word.size());
      text += word.substr(at, end - at);
    } else {
      known = true;
      reading.phonemes = reading.phonemes || entry->phonemes;
      text += entry->phonemes ? "[[" + entry->spoken + "]]" : entry->spoken;
    }
    if (end < word.size()) text += ' ';
    at = end + 1;
  }
  if (known)
    reading.say(1, passage.words[index].begin, passage.words[index].end, std::move(text));
  else
    reading.phonemes = false;
  return known;
}

}  // namespace earbound

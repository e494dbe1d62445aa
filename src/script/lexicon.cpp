#include "script/lexicon.hpp"

#include <algorithm>
#include <string_view>
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
      phrase_lengths_[grapheme.substr(words[0].begin, words[0].end - words[0].begin)].insert(grapheme.size());
    }
  for (const Lexeme& lexeme : file.lexemes)
    for (const std::string& grapheme : lexeme.graphemes) resolve(grapheme, file.path);
}

void Lexicon::resolve(const std::string& grapheme, const std::string& file) {
  // An alias that is its own grapheme asks for the engine's own reading.
  const auto is_plain = [](const auto& found) { return !found.second.phonemes && found.second.spoken == found.first; };
  auto at = entries_.find(grapheme);
  if (is_plain(*at)) return;
  const int line = at->second.line;
  std::vector<Entry*> chain;  // all of it is resolved at once: a chain of many is walked once, not once for each
  std::unordered_set<std::string_view> seen;
  while (at != entries_.end() && !is_plain(*at)) {
    if (!seen.insert(at->first).second)
      throw Error("the aliases of '" + grapheme + "' go in circles", "let one of them name what is said")
          .at(file, line);
    chain.push_back(&at->second);
    if (at->second.phonemes) break;
    at = entries_.find(at->second.spoken);
  }
  const Entry last = *chain.back();
  for (Entry* each : chain) {
    each->phonemes = last.phonemes;
    each->spoken = last.spoken;
  }
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
  if (const auto lengths = phrase_lengths_.find(word); lengths != phrase_lengths_.end())
    for (const std::size_t length : lengths->second) {
      const std::size_t end = begin + length;
      if (end > passage.end) continue;
      const auto phrase = entries_.find(passage.text.substr(begin, length));
      if (phrase == entries_.end()) continue;
      std::size_t next = index + 1;
      while (next < passage.last && passage.words[next].begin < end) ++next;
      if (passage.words[next - 1].end != end) continue;
      return say(phrase->second, next - index, end);
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

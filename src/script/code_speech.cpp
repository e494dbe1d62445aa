#include "script/code_speech.hpp"

namespace earbound {
namespace {

bool is_plain(char c) {
  return (static_cast<unsigned char>(c) & 0x80U) != 0 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}

void part(std::string& text) {
  if (!text.empty() && text.back() != ' ') text += ' ';
}

std::string spoken(std::string_view text, const TextMap<std::string>& names, bool words) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_plain(text[i])) {
      if (words) result += text[i];
      continue;
    }
    part(result);
    if (words && text[i] == '_') continue;
    if (words && text.substr(i, 2) == "()") {
      ++i;
      continue;
    }
    // A row of one sign is counted: "8 hash".
    std::size_t row = 1;
    while (i + row < text.size() && text[i + row] == text[i]) ++row;
    if (const auto name = names.find(text.substr(i, 1)); row >= 3 && name != names.end()) {
      result += std::to_string(row) + " " + name->second + " ";
      i += row - 1;
      continue;
    }
    // Signs that have a name together come first: !==, == and ->. But ">==" is a sign and a pair.
    for (const std::size_t length : {std::size_t{3}, std::size_t{2}, std::size_t{1}}) {
      const auto found = names.find(text.substr(i, length));
      if (found == names.end() || text.size() - i < length) continue;
      if (length == 2 && text[i] != text[i + 1] && i + 2 < text.size() && text[i + 2] == text[i + 1]) continue;
      result += found->second;
      part(result);
      i += length - 1;
      break;
    }
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

}  // namespace

std::string spoken_code(std::string_view word, const TextMap<std::string>& names) {
  std::string text = spoken(word, names, true);
  return text.empty() ? std::string(word) : text;
}

bool sign_joins_word(std::string_view text, std::size_t word, const TextMap<std::string>& names) {
  return word > 0 && word < text.size() && !is_plain(text[word - 1]) && !is_plain(text[word]) &&
         names.contains(text.substr(word - 1, 2));
}

std::string signs_at_edge_of_code(std::string_view gap, const TextMap<std::string>& names) {
  std::string kept;
  for (const char c : gap)
    kept += std::string_view("*_~`|\\^-/.[]{}<>!?&%").find(c) == std::string_view::npos ? ' ' : c;
  return spoken(kept, names, false);
}

std::string names_of_signs(std::string_view gap, const TextMap<std::string>& names) {
  return spoken(gap, names, false);
}

}  // namespace earbound

#include <algorithm>

#include "base/error.hpp"
#include "config/language.hpp"
#include "config/rule_file.hpp"
#include "script/lexicon.hpp"
#include "text/unicode.hpp"

namespace earbound {

IpaTable IpaTable::load(const std::string& directory, const std::string& language) {
  IpaTable table;
  table.language_ = language;
  const std::string path = file_of_language(directory, language, language_file::ipa);
  if (path.empty()) return table;
  for (const RuleLine& rule : read_rule_file(path).rules) {
    const std::string symbol = compose(rule.key);
    table.symbols_[symbol] = rule.value;
    table.longest_ = std::max(table.longest_, symbol.size());
  }
  return table;
}

std::string IpaTable::mnemonics(std::string_view written) const {
  if (symbols_.empty())
    throw Error("no IPA symbols are known for '" + language_ + "'",
                "write the engine's mnemonics, with alphabet=\"x-espeak\"");
  const std::string composed = compose(written);  // an accent may be written apart from its letter
  const std::string_view ipa = composed;
  std::string result;
  for (std::size_t at = 0; at < ipa.size();) {
    if (ipa[at] == ' ') {  // between two words
      result += ipa[at++];
      continue;
    }
    std::size_t length = std::min(longest_, ipa.size() - at);
    for (; length > 0; --length) {
      const auto found = symbols_.find(ipa.substr(at, length));
      if (found == symbols_.end()) continue;
      result += found->second;
      break;
    }
    if (length == 0) {
      length = 1;
      while (at + length < ipa.size() && (static_cast<unsigned char>(ipa[at + length]) & 0xC0U) == 0x80U) ++length;
      throw Error("unknown IPA symbol '" + std::string(ipa.substr(at, length)) + "' in '" + std::string(ipa) + "'",
                  "the symbols known for '" + language_ + "' stand in ipa.txt of the language");
    }
    at += length;
  }
  return result;
}

}  // namespace earbound

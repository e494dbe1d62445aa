#include "model/written_form.hpp"

namespace earbound {
namespace {

/// Byte offset of a code point.
std::size_t offset_of(const std::string& text, std::uint32_t character) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    if (begins && character-- == 0) break;
  }
  return at;
}

}  // namespace

std::string written_form(const Utterance& utterance, const Word& word) {
  if (!word.written.empty()) return word.written;
  const std::size_t begin = offset_of(utterance.text, word.begin);
  return utterance.text.substr(begin, offset_of(utterance.text, word.end) - begin);
}

}  // namespace earbound

// The adapter of pugixml for PLS 1.0 files.

#include <pugixml.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "script/lexicon.hpp"
#include "text/language_tag.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

constexpr std::uintmax_t size_limit = 8U << 20U;

class Lines {
 public:
  explicit Lines(std::string_view text) {
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
      ends_.push_back(at);
  }
  [[nodiscard]] int at(std::ptrdiff_t offset) const {
    const auto position = static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0));
    return static_cast<int>(std::lower_bound(ends_.begin(), ends_.end(), position) - ends_.begin()) + 1;
  }

 private:
  std::vector<std::size_t> ends_;
};

std::string read_bytes(const std::string& path) {
  std::error_code failure;
  const auto size = std::filesystem::file_size(path, failure);
  if (failure) throw Error("cannot read the lexicon: " + failure.message(), "check its path").at(path);
  if (size > size_limit) throw Error("the lexicon is larger than 8 MB").at(path);
  std::ifstream stream(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (stream.bad() || text.size() != size) throw Error("cannot read the lexicon").at(path);
  return text;
}

/// The name without its namespace prefix.
std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

class PlsReader {
 public:
  PlsReader(const std::string& path, const std::string& directory)
      : text_(read_bytes(path)), lines_(text_), directory_(directory) {
    file_.path = path;
  }

  LexiconFile read() {
    pugi::xml_document document;
    const auto result = document.load_buffer(text_.data(), text_.size(), pugi::parse_default | pugi::parse_doctype);
    if (!result) fail(result.offset, std::string("malformed XML: ") + result.description(), "correct the file");
    for (const pugi::xml_node& node : document)
      if (node.type() == pugi::node_doctype)
        fail(node.offset_debug(), "a lexicon has no document type declaration", "remove it with its entities");
    const pugi::xml_node root = document.document_element();
    if (local_name(root) != "lexicon")
      fail(root.offset_debug(), "the root element is not 'lexicon'", "the format is W3C PLS 1.0");
    file_.language = root.attribute("xml:lang").value();
    if (file_.language.empty())
      fail(root.offset_debug(), "the lexicon does not name its language", "add xml:lang to the root element");
    // It becomes part of the names of files.
    if (!is_language_tag(file_.language))
      fail(root.offset_debug(), "'" + truncate_bytes(file_.language, 80) + "' is not a language tag",
           "write one such as en, en-GB or de-AT");
    alphabet_ = root.attribute("alphabet").as_string("ipa");
    check_alphabet(alphabet_, root.offset_debug());
    ipa_ = IpaTable::load(directory_, file_.language);
    for (const pugi::xml_node& node : root)
      if (local_name(node) == "lexeme") lexeme(node);
    return std::move(file_);
  }

 private:
  [[noreturn]] void fail(std::ptrdiff_t offset, const std::string& wrong, const std::string& remedy) const {
    throw Error(wrong, remedy).at(file_.path, lines_.at(offset));
  }

  void check_alphabet(const std::string& alphabet, std::ptrdiff_t offset) const {
    if (alphabet != "ipa" && alphabet != "x-espeak")
      fail(offset, "unknown alphabet '" + alphabet + "'", "write ipa or x-espeak");
  }

  void lexeme(const pugi::xml_node& node) {
    Lexeme lexeme;
    lexeme.line = lines_.at(node.offset_debug());
    bool said = false;
    for (const pugi::xml_node& child : node) {
      const std::string_view name = local_name(child);
      const std::string text = fold_space(child.text().get());
      if (name == "grapheme") {
        if (!text.empty()) lexeme.graphemes.push_back(text);
      } else if ((name == "alias" || name == "phoneme") && (!said || child.attribute("prefer").as_bool())) {
        if (text.empty()) fail(child.offset_debug(), "the lexeme says nothing", "write what is to be said");
        lexeme.phonemes = name == "phoneme";
        lexeme.spoken = lexeme.phonemes ? phonemes(child, text) : text;
        said = true;
      }
    }
    if (lexeme.graphemes.empty()) fail(node.offset_debug(), "the lexeme has no grapheme", "add a <grapheme>");
    if (!said) fail(node.offset_debug(), "the lexeme says nothing", "add an <alias> or a <phoneme>");
    file_.lexemes.push_back(std::move(lexeme));
  }

  std::string phonemes(const pugi::xml_node& node, const std::string& text) const {
    const std::string alphabet = node.attribute("alphabet").as_string(alphabet_.c_str());
    check_alphabet(alphabet, node.offset_debug());
    if (alphabet == "x-espeak") {
      if (text.find_first_of("[]") != std::string::npos)
        fail(node.offset_debug(), "brackets inside phonemes", "leave them out");
      return text;
    }
    try {
      return ipa_.mnemonics(text);
    } catch (Error& error) {
      throw error.at(file_.path, lines_.at(node.offset_debug()));
    }
  }

  const std::string text_;
  const Lines lines_;
  const std::string& directory_;
  std::string alphabet_;
  IpaTable ipa_;
  LexiconFile file_;
};

}  // namespace

LexiconFile read_lexicon(const std::string& path, const std::string& directory) {
  return PlsReader(path, directory).read();
}

}  // namespace earbound

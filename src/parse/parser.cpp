#include "parse/parser.hpp"

#include <array>
#include <filesystem>
#include <iterator>

#include "base/error.hpp"
#include "base/file.hpp"
#include "parse/control_characters.hpp"
#include "parse/front_matter.hpp"
#include "text/unicode.hpp"

namespace earbound {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = std::size_t{256} * 1024 * 1024;

enum class Format { none, markdown, plain_text };

Format format_of(std::string_view path) {
  const std::string extension = lower_case(fs::path(path).extension().string());
  constexpr std::array<std::string_view, 3> markdown{".md", ".markdown", ".mkd"};
  for (const auto known : markdown)
    if (extension == known) return Format::markdown;
  return extension == ".txt" || extension == ".text" ? Format::plain_text : Format::none;
}

struct Decoded {
  std::string text;
  std::vector<Omission> controls;
};

Decoded decode(std::string_view bytes, const std::string& path) {
  if (bytes.empty()) throw Error("the file is empty", "write some text into it").at(path);
  Decoded decoded{decode_source(bytes, path), control_characters(bytes, path)};
  if (fold_space(without_invisible(decoded.text)).empty())
    throw Error("the file holds nothing but white space", "write some text into it").at(path);
  return decoded;
}

Document parse_decoded(Decoded decoded, const std::string& path, const StructureVocabulary& vocabulary) {
  Document document =
      is_markdown_name(path) ? parse_markdown(decoded.text, path) : parse_plain_text(decoded.text, path, vocabulary);
  document.omissions.insert(document.omissions.end(), std::make_move_iterator(decoded.controls.begin()),
                            std::make_move_iterator(decoded.controls.end()));
  return document;
}

}  // namespace

bool is_source_name(std::string_view path) { return format_of(path) != Format::none; }

bool is_markdown_name(std::string_view path) { return format_of(path) == Format::markdown; }

Document parse(const std::string& path, const StructureVocabulary& vocabulary) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found)
    throw Error("there is no such file", "check the spelling of the path").at(path);
  if (status.type() == fs::file_type::directory)
    throw Error("this is a directory", "name a file, .md or .txt").at(path);
  if (!error && status.type() != fs::file_type::regular)
    throw Error("this is not a regular file", "name a file, .md or .txt").at(path);
  if (!is_source_name(path))
    throw Error("this kind of file cannot be read", "name a file that ends in .md, .markdown, .mkd, .txt or .text")
        .at(path);
  if (fs::file_size(path, error) > largest_file && !error)
    throw Error("the file is larger than 256 MB", "split it").at(path);

  return parse_decoded(decode(as_text(read_file(path, largest_file)), path), path, vocabulary);
}

Document parse_bytes(std::string_view bytes, const std::string& path, const StructureVocabulary& vocabulary) {
  return parse_decoded(decode(bytes, path), path, vocabulary);
}

Metadata read_metadata(const std::string& path) {
  if (!is_markdown_name(path)) return {};
  const auto bytes = read_file(path, largest_file);
  return read_front_matter(decode_source(as_text(bytes), path), path).metadata;
}

}  // namespace earbound

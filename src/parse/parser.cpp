#include "parse/parser.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "parse/front_matter.hpp"
#include "parse/pandoc.hpp"
#include "parse/pdf/pdf_pages.hpp"
#include "parse/source_kinds.hpp"
#include "text/unicode.hpp"

namespace earbound {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = std::size_t{256} * 1024 * 1024;

const SourceKind& kind_that_reads(const std::string& path) {
  if (const SourceKind* kind = kind_of_file(path)) return *kind;
  throw Error("this kind of file cannot be read", fmt::format("name a file that ends in {}", source_suffixes()))
      .at(path);
}

void refuse_unreadable(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found)
    throw Error("there is no such file", "check the spelling of the path").at(path);
  if (status.type() == fs::file_type::directory)
    throw Error("this is a directory", "name a file, such as one that ends in .md").at(path);
  if (!error && status.type() != fs::file_type::regular)
    throw Error("this is not a regular file", "name a file, such as one that ends in .md").at(path);
  if (fs::file_size(path, error) > largest_file && !error)
    throw Error("the file is larger than 256 MB", "split it").at(path);
}

}  // namespace

bool is_source_name(std::string_view path) { return kind_of_file(path) != nullptr; }

bool has_front_matter(std::string_view path) {
  const SourceKind* kind = kind_of_file(path);
  return kind != nullptr && kind->front_matter;
}

void prepare_to_parse() { pdf::load_converters(); }

std::vector<std::uint8_t> read_source_file(const std::string& path) {
  refuse_unreadable(path);
  kind_that_reads(path);
  return read_file(path, largest_file);
}

std::vector<std::uint8_t> converted(std::vector<std::uint8_t> bytes, const std::string& path) {
  const SourceKind& kind = kind_that_reads(path);
  if (kind.pandoc.empty() || bytes.empty()) return bytes;
  return html_by_pandoc(bytes, path, kind.pandoc, kind.title);
}

Document parse(const std::string& path, const ParseChoices& choices) {
  return parse_bytes(as_text(converted(read_source_file(path), path)), path, choices);
}

Document parse_bytes(std::string_view bytes, const std::string& path, const ParseChoices& choices) {
  const SourceKind& kind = kind_that_reads(path);
  if (bytes.empty()) throw Error("the file is empty", "write some text into it").at(path);
  return kind.read(bytes, path, choices);
}

Metadata read_metadata(const std::string& path) {
  if (!has_front_matter(path)) return {};
  const auto bytes = read_file(path, largest_file);
  return read_front_matter(decode_source(as_text(bytes), path), path).metadata;
}

}  // namespace earbound

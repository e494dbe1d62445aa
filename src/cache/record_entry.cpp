#include "cache/record_entry.hpp"

#include <utility>

#include "base/bytes.hpp"

namespace earbound {
namespace {

void write_hash(ByteWriter& out, const Hash& hash) {
  out.number(hash.high);
  out.number(hash.low);
}

Hash read_hash(ByteReader& in) {
  Hash hash;
  hash.high = in.number<std::uint64_t>();
  hash.low = in.number<std::uint64_t>();
  return hash;
}

void write_texts(ByteWriter& out, const std::vector<std::string>& texts) {
  out.number(static_cast<std::uint32_t>(texts.size()));
  for (const std::string& text : texts) out.text(text);
}

std::vector<std::string> read_texts(ByteReader& in) {
  std::vector<std::string> texts;
  for (auto count = in.number<std::uint32_t>(); count > 0; --count) texts.push_back(in.text());
  return texts;
}

}  // namespace

std::vector<std::uint8_t> record_bytes(const RecordedBuild& build) {
  ByteWriter out;
  write_hash(out, build.made_from);
  write_hash(out, build.files);
  write_texts(out, build.inputs);
  write_texts(out, build.warnings);
  out.number(static_cast<std::uint32_t>(build.editions.size()));
  for (const RecordedEdition& edition : build.editions) {
    out.text(edition.title);
    out.text(edition.directory);
    out.text(edition.length);
  }
  return out.take();
}

RecordedBuild read_record(std::span<const std::uint8_t> bytes) {
  ByteReader in(bytes);
  RecordedBuild build;
  build.made_from = read_hash(in);
  build.files = read_hash(in);
  build.inputs = read_texts(in);
  build.warnings = read_texts(in);
  for (auto count = in.number<std::uint32_t>(); count > 0; --count) {
    std::string title = in.text(), directory = in.text();
    build.editions.push_back({std::move(title), std::move(directory), in.text()});
  }
  return build;
}

}  // namespace earbound

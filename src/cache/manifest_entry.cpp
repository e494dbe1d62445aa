#include "cache/manifest_entry.hpp"

#include "base/bytes.hpp"

namespace earbound {
namespace {

void write_hashes(ByteWriter& out, const std::set<Hash>& hashes) {
  const std::vector<Hash> list(hashes.begin(), hashes.end());
  out.list(std::span<const Hash>(list));
}

std::set<Hash> read_hashes(ByteReader& in) {
  const auto list = in.list<Hash>();
  return {list.begin(), list.end()};
}

void write_names(ByteWriter& out, const std::set<std::string>& names) {
  out.number(static_cast<std::uint32_t>(names.size()));
  for (const std::string& name : names) out.text(name);
}

std::set<std::string> read_names(ByteReader& in) {
  std::set<std::string> names;
  for (auto count = in.number<std::uint32_t>(); count > 0; --count) names.insert(in.text());
  return names;
}

}  // namespace

std::vector<std::uint8_t> manifest_bytes(const Manifest& manifest) {
  ByteWriter out;
  write_hashes(out, manifest.texts);
  write_hashes(out, manifest.voices);
  write_names(out, manifest.engines);
  write_names(out, manifest.algorithms);
  write_names(out, manifest.masterings);
  write_names(out, manifest.codecs);
  return out.take();
}

Manifest read_manifest(std::span<const std::uint8_t> bytes) {
  ByteReader in(bytes);
  Manifest manifest;
  manifest.texts = read_hashes(in);
  manifest.voices = read_hashes(in);
  manifest.engines = read_names(in);
  manifest.algorithms = read_names(in);
  manifest.masterings = read_names(in);
  manifest.codecs = read_names(in);
  return manifest;
}

}  // namespace earbound

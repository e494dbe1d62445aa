#include "pipeline/explanation.hpp"

#include <algorithm>
#include <filesystem>

#include "base/bytes.hpp"

namespace earbound {
namespace {

constexpr std::string_view manifest_kind = "manifests";

std::vector<Hash> as_list(const std::set<Hash>& hashes) { return {hashes.begin(), hashes.end()}; }

void write_names(ByteWriter& out, const std::set<std::string>& names) {
  out.number(static_cast<std::uint32_t>(names.size()));
  for (const std::string& name : names) out.text(name);
}

std::set<std::string> read_names(ByteReader& in) {
  std::set<std::string> names;
  for (auto count = in.number<std::uint32_t>(); count > 0; --count) names.insert(in.text());
  return names;
}

std::set<Hash> read_hashes(ByteReader& in) {
  const auto list = in.list<Hash>();
  return {list.begin(), list.end()};
}

}  // namespace

Explanation::Explanation(const EntryStore& store, const std::string& source)
    : store_(store),
      key_(KeyBuilder("manifest 1").add(std::filesystem::absolute(source).lexically_normal().string()).key()) {
  const auto entry = store_.find(manifest_kind, key_);
  if (!entry) return;
  ByteReader in(entry->bytes());
  last_.texts = read_hashes(in);
  last_.voices = read_hashes(in);
  last_.engines = read_names(in);
  last_.masterings = read_names(in);
  last_.codecs = read_names(in);
  known_ = true;
}

std::string Explanation::reason(const SegmentKeys& now) const {
  if (!known_) return "this article was not built before with this cache";
  if (!last_.engines.contains(now.engine)) return "the speech engine or its data has changed";
  if (!last_.texts.contains(now.segment.text)) return "its text is new or has changed";
  if (!last_.voices.contains(now.segment.voice)) return "the voice or its rate has changed";
  if (!last_.masterings.contains(now.mastering)) return "the gain of the whole work has changed";
  const auto known_codec = [&](const std::string& codec) { return last_.codecs.contains(codec); };
  if (!std::all_of(now.codecs.begin(), now.codecs.end(), known_codec)) return "a format or its settings are new";
  return "its cache entry is gone or was damaged";
}

void Explanation::note(const SegmentKeys& now) {
  now_.texts.insert(now.segment.text);
  now_.voices.insert(now.segment.voice);
  now_.engines.insert(now.engine);
  now_.masterings.insert(now.mastering);
  now_.codecs.insert(now.codecs.begin(), now.codecs.end());
}

void Explanation::save() const {
  ByteWriter out;
  const auto texts = as_list(now_.texts), voices = as_list(now_.voices);
  out.list(std::span<const Hash>(texts));
  out.list(std::span<const Hash>(voices));
  write_names(out, now_.engines);
  write_names(out, now_.masterings);
  write_names(out, now_.codecs);
  const std::span<const std::uint8_t> parts[] = {out.bytes()};
  store_.put(manifest_kind, key_, parts);
}

}  // namespace earbound

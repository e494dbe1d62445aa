#include "pipeline/explanation.hpp"

#include <algorithm>
#include <filesystem>

namespace earbound {

Explanation::Explanation(const EntryStore& store, const std::string& source)
    : store_(store),
      key_(KeyBuilder("manifest").add(std::filesystem::absolute(source).lexically_normal().string()).key()),
      last_(store.find_as(manifests_kind, key_, read_manifest)) {}

std::string Explanation::reason(const SegmentKeys& now) const {
  if (!last_) return "this article was not built before with this cache";
  if (!last_->engines.contains(now.engine)) return "the speech engine or its data has changed";
  if (!last_->algorithms.contains(now.algorithms)) return "this version of earbound shapes sound in another way";
  if (!last_->texts.contains(now.segment.text)) return "its text is new or has changed";
  if (!last_->voices.contains(now.segment.voice)) return "the voice or its rate has changed";
  if (!last_->masterings.contains(now.mastering)) return "the gain of the whole work has changed";
  const auto known_codec = [&](const std::string& codec) { return last_->codecs.contains(codec); };
  if (!std::all_of(now.codecs.begin(), now.codecs.end(), known_codec))
    return "a format, its settings or its encoder are new";
  return "its cache entry is gone or was damaged";
}

void Explanation::note(const SegmentKeys& now) {
  now_.texts.insert(now.segment.text);
  now_.voices.insert(now.segment.voice);
  now_.engines.insert(now.engine);
  now_.algorithms.insert(now.algorithms);
  now_.masterings.insert(now.mastering);
  now_.codecs.insert(now.codecs.begin(), now.codecs.end());
}

void Explanation::save() const { store_.put(manifests_kind, key_, manifest_bytes(now_)); }

}  // namespace earbound

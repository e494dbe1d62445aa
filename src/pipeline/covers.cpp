#include "pipeline/covers.hpp"

#include <functional>
#include <optional>

#include "base/error.hpp"
#include "cache/cover_entry.hpp"
#include "cover/fonts.hpp"
#include "publish/cover.hpp"

namespace earbound {
namespace {

std::optional<CoverFiles> kept_or_made(const EntryStore* store, const Hash& key,
                                       const std::function<std::optional<CoverFiles>()>& make) {
  if (store == nullptr) return make();
  auto kept = store->find_as(covers_kind, key, [](std::span<const std::uint8_t> bytes) {
    ByteReader in(bytes);
    return read_cover_files(in);
  });
  if (kept) return kept;
  std::optional<CoverFiles> made = make();
  if (!made) return made;
  ByteWriter out;
  write_cover_files(out, *made);
  try {
    store->put(covers_kind, key, out.bytes());
  } catch (const Error&) {  // a full disk: what cannot be done without it tells of that
  }
  return made;
}

MadeCover from_picture(const std::string& path, const EntryStore* store) {
  MadeCover made = make_cover_of(read_cover(path).bytes, path, store);
  made.inputs = {path};
  return made;
}

MadeCover drawn(const CoverWords& words, const EntryStore* store) {
  if (words.title.empty()) return {};
  const Fonts& fonts = installed_fonts();
  KeyBuilder key("drawn cover");
  key.add(cover_files_version).add(drawn_cover_version).add(drawing_libraries()).add(fonts.state.hex());
  key.add(words.title).add(words.language);
  for (const std::string& author : words.authors) key.add(author);
  const auto files = kept_or_made(store, key.key(), [&] { return drawn_cover_files(words); });
  if (files) return {*files, fonts.directories, {}};
  return {{},
          fonts.directories,
          "no cover was drawn, as no installed font has the letters of its title; install one (fonts-noto-core), or "
          "write 'cover: none'"};
}

}  // namespace

MadeCover make_cover_of(std::span<const std::uint8_t> picture, const std::string& path, const EntryStore* store) {
  const Hash key = KeyBuilder("cover of a picture").add(cover_files_version).add(hash_bytes(picture).hex()).key();
  return {kept_or_made(store, key, [&] { return cover_files(picture, path); }).value_or(CoverFiles{}), {}, {}};
}

MadeCover make_cover(const CoverChoice& choice, const CoverWords& words, const EntryStore* store) {
  switch (choice.kind) {
    case CoverChoice::Kind::none:
      return {};
    case CoverChoice::Kind::picture:
      return from_picture(choice.path, store);
    case CoverChoice::Kind::unsaid:
    case CoverChoice::Kind::drawn:
      break;
  }
  return drawn(words, store);
}

}  // namespace earbound

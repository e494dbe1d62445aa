#include "publish/zip_writer.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "../base/temporary_directory.hpp"
#include "base/file.hpp"

using namespace earbound;

namespace {

/// Whether Python reads all of an archive, and `condition` holds of it (`z`).
bool python_reads(const std::string& path, const std::string& condition) {
  const std::string code =
      "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); sys.exit(z.testzip() is not None or not (" + condition +
      "))";
  return std::system(("python3 -c \"" + code + "\" '" + path + "'").c_str()) == 0;
}

}  // namespace

TEST_CASE("an archive begins with a stored entry, and holds text, files and pieces") {
  const TemporaryDirectory place;
  FileSink sink(place.path());
  const std::string sound(3'000'000, 'x');
  std::ofstream(place / "sound") << sound;
  ZipWriter archive(sink.create("a.zip", "application/zip"));
  archive.store("mimetype", as_bytes("application/epub+zip"));
  archive.deflate("a/text.txt", "words words words words words words");
  archive.deflate("empty", "");
  ZipText pieces;
  for (int i = 0; i < 100'000; ++i) pieces.add("piece");
  archive.add("pieces", pieces);
  archive.store_file("sound.mp3", place / "sound");
  archive.finish();
  const auto bytes = read_file(place / "a.zip");
  CHECK(as_text(bytes).substr(30, 28) == "mimetypeapplication/epub+zip");
  CHECK(bytes.size() < 3'010'000);
  CHECK(python_reads(place / "a.zip",
                     "z.namelist() == ['mimetype', 'a/text.txt', 'empty', 'pieces', 'sound.mp3'] and "
                     "z.read('a/text.txt') == b'words ' * 5 + b'words' and z.read('empty') == b'' and "
                     "z.read('pieces') == b'piece' * 100000 and z.read('sound.mp3') == b'x' * 3000000 and "
                     "z.infolist()[0].extra == b'' and z.infolist()[1].compress_type == 8"));
  REQUIRE(sink.files().size() == 1);
  CHECK(sink.files()[0].bytes == bytes.size());
}

TEST_CASE("an archive has more entries than 16 bits count") {
  const TemporaryDirectory place;
  FileSink sink(place.path());
  ZipWriter archive(sink.create("many.zip", "application/zip"));
  for (int i = 0; i < 66'000; ++i) archive.store(std::to_string(i), {});
  archive.finish();
  CHECK(python_reads(place / "many.zip", "len(z.namelist()) == 66000 and z.namelist()[-1] == '65999'"));
}

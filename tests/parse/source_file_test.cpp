#include <catch2/catch.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "parse/parser.hpp"

using namespace earbound;
namespace fs = std::filesystem;

namespace {

class Directory {
 public:
  Directory() {
    std::string pattern = (fs::temp_directory_path() / "source-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~Directory() { fs::remove_all(path_); }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;

  std::string write(const std::string& name, std::string_view text) const {
    const std::string file = path_ + "/" + name;
    std::ofstream(file, std::ios::binary) << text;
    return file;
  }
  /// The refusal of a file, without the directory.
  [[nodiscard]] std::string refusal(const std::string& name) const {
    try {
      parse(path_ + "/" + name, {});
    } catch (const Error& error) {
      const std::string message = error.message();
      return message.substr(message.find(path_) == 0 ? path_.size() + 1 : 0);
    }
    return "accepted";
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace

TEST_CASE("the name says how a file is read") {
  CHECK(is_source_name("a.md"));
  CHECK(is_source_name("x/A.MARKDOWN"));
  CHECK(is_source_name("a.txt"));
  CHECK_FALSE(is_source_name("a.wav"));
  CHECK_FALSE(is_source_name("md"));
  const Directory directory;
  CHECK(parse(directory.write("a.md", "\xef\xbb\xbf*a*\r\n"), {}).sections.at(0).blocks.at(0).runs.at(0).emphasis);
  CHECK_FALSE(parse(directory.write("a.txt", "*a*\n"), {}).sections.at(0).blocks.at(0).runs.at(0).emphasis);
}

TEST_CASE("files that cannot be read are refused in words") {
  const Directory directory;
  directory.write("empty.md", "");
  directory.write("blank.txt", " \n\t\u200b\n");
  directory.write("bad.md", "a\nb\xff");
  directory.write("nul.txt", std::string_view("a\0b", 3));
  directory.write("a.wav", "x");
  fs::create_directory(directory.path() + "/dir.md");
  const std::string huge = directory.write("huge.md", "x");
  fs::resize_file(huge, std::uintmax_t{256} * 1024 * 1024 + 1);
  CHECK(directory.refusal("none.md") == "none.md: error: there is no such file; check the spelling of the path");
  CHECK(directory.refusal("dir.md") == "dir.md: error: this is a directory; name a file, such as one that ends in .md");
  CHECK(directory.refusal("empty.md") == "empty.md: error: the file is empty; write some text into it");
  CHECK(directory.refusal("blank.txt") ==
        "blank.txt: error: the file holds nothing but white space; write some text into it");
  CHECK(directory.refusal("bad.md") ==
        "bad.md:2:2: error: the byte 0xFF is not valid UTF-8 here; save the text as UTF-8");
  CHECK(directory.refusal("nul.txt").find("nul.txt:1:2: error: there is a NUL character") == 0);
  CHECK(directory.refusal("a.wav").find("a.wav: error: this kind of file cannot be read") == 0);
  CHECK(directory.refusal("huge.md") == "huge.md: error: the file is larger than 256 MB; split it");
  if (::geteuid() != 0) {
    fs::permissions(directory.path() + "/a.wav", fs::perms::none);
    fs::rename(directory.path() + "/a.wav", directory.path() + "/locked.md");
    CHECK(directory.refusal("locked.md").find("locked.md: error: cannot read the file") == 0);
  }
}

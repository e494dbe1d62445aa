#include "publish/source_image.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "../base/temporary_directory.hpp"

using namespace earbound;
namespace fs = std::filesystem;

namespace {

const std::string png = "\x89PNG\r\n\x1a\nrest";

/// An article with pictures around it: inside, below, outside, and links of the file system in both directions.
struct Article {
  TemporaryDirectory directory;
  std::string source = directory / "article/a.md";

  Article() {
    write_text(source, "text");
    write_text(directory / "article/p.png", png);
    write_text(directory / "article/sub dir/q.jpg", "\xff\xd8\xff\xe0");
    write_text(directory / "secret.png", png);
    write_text(directory / "article-2/p.png", png);
    fs::create_symlink("../secret.png", directory / "article/out.png");
    fs::create_symlink("p.png", directory / "article/in.png");
    fs::create_directory_symlink("..", directory / "article/up");
  }

  std::string type(const std::string& address) const {
    const SourceImage image = read_source_image(source, address);
    CHECK(image.media_type.empty() == image.bytes.empty());
    CHECK(image.media_type.empty() != image.refusal.empty());
    return image.media_type;
  }
  std::string refusal(const std::string& address) const { return read_source_image(source, address).refusal; }
};

}  // namespace

TEST_CASE("pictures beside the source and below it are read") {
  const Article article;
  CHECK(article.type("p.png") == "image/png");
  CHECK(article.type("./sub%20dir/q.jpg?v=1#x") == "image/jpeg");
  CHECK(article.type("sub dir/../p.png") == "image/png");
  CHECK(article.type("in.png") == "image/png");
  const SourceImage image = read_source_image(article.source, "p.png");
  CHECK(std::string(image.bytes.begin(), image.bytes.end()) == png);
}

TEST_CASE("nothing outside of the source's directory is read") {
  const Article article;
  for (const std::string address : {"../secret.png", "..%2fsecret.png", "out.png", "up/secret.png",
                                    "../article-2/p.png", "sub dir/../../secret.png"}) {
    INFO(address);
    CHECK(article.refusal(address) == "outside of the source's directory");
  }
  for (const std::string& address :
       {std::string("http://example.org/p.png"), std::string("//example.org/p.png"), std::string("file:p.png"),
        std::string("data:image/png;base64,iVBOR"), article.directory / "article/p.png", std::string("/etc/passwd"),
        std::string("..\\secret.png"), std::string("p.png%00"), std::string("p%2"), std::string(), std::string("?"),
        std::string("."), std::string("none.png"), std::string(5000, 'x')}) {
    INFO(address);
    CHECK(article.type(address).empty());
  }
}

TEST_CASE("what is no picture or too large is refused") {
  const Article article;
  const auto kind = [&](const std::string& bytes) {
    write_text(article.directory / "article/x.png", bytes);
    return article.type("x.png");
  };
  CHECK(kind("GIF89a...") == "image/gif");
  CHECK(kind(std::string("RIFF\1\0\0\0WEBPVP8 ", 16)) == "image/webp");
  CHECK(kind("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>") == "image/svg+xml");
  CHECK(kind("<html><script>alert(1)</script></html>").empty());
  CHECK(kind("text with <svg").empty());
  CHECK(kind("RIFF1234WAVE").empty());
  CHECK(kind("").empty());
  CHECK(kind(png + std::string(largest_source_image - png.size(), 'x')) == "image/png");
  CHECK(kind(png + std::string(largest_source_image, 'x')).empty());
  ::mkfifo((article.directory / "article/pipe.png").c_str(), 0600);
  CHECK(article.refusal("pipe.png") == "not a regular file");
  CHECK(article.refusal("sub dir") == "not a regular file");
}

TEST_CASE("where a picture may appear is known before it does") {
  const Article article;
  const auto path = [&](const std::string& address) { return source_image_path(article.source, address); };
  const std::string directory = fs::canonical(article.directory / "article").string();
  CHECK(path("p.png") == directory + "/p.png");
  CHECK(path("none%20yet.png") == directory + "/none yet.png");
  for (const char* outside :
       {"../secret.png", "../none.png", "up/none.png", "out.png", "/etc/passwd", "https://a.b/c.png", ""})
    CHECK(path(outside).empty());
}

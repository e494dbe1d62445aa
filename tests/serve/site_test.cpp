#include "serve/site.hpp"

#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/error.hpp"

namespace fs = std::filesystem;
using namespace earbound;

namespace {

/// A directory to serve, with a neighbour that must stay private.
class Served {
 public:
  Served() {
    root_ = (fs::temp_directory_path() / "earbound-site-XXXXXX").string();
    REQUIRE(::mkdtemp(root_.data()) != nullptr);
    fs::create_directories(path() + "/tide/empty");
    write("tide/a.mp3", std::string(1000, 'x'));
    write("tide/long.html", "<p>" + repeated("All the sea. ", 5000) + "</p>");
    write("tide/.secret", "hidden");
    write("tide/a <b>&\"'.txt", "odd");
    write("../private.txt", "private");
    fs::create_symlink("../../private.txt", path() + "/tide/link.txt");
    fs::create_symlink("a.mp3", path() + "/tide/near.mp3");
    fs::create_directory_symlink("../..", path() + "/tide/up");
    ::mkfifo((path() + "/tide/pipe").c_str(), 0644);
  }
  ~Served() { fs::remove_all(root_); }
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;
  [[nodiscard]] std::string path() const { return root_ + "/public"; }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path() + "/" + name, std::ios::binary) << text;
  }
  static std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text + std::to_string(i);
    return all;
  }

 private:
  std::string root_;
};

struct Told {
  unsigned status = 0;
  std::string content;
  std::vector<std::pair<std::string, std::string>> headers;
  [[nodiscard]] std::string header(const std::string& name) const {
    for (const auto& [each, value] : headers)
      if (each == name) return value;
    return {};
  }
};

std::string content_of(const FilePart& part) {
  std::string text(part.bytes.length, '\0');
  text.resize(static_cast<std::size_t>(
      ::pread(part.file.get(), text.data(), text.size(), static_cast<off_t>(part.bytes.first))));
  return text;
}
std::string content_of(const std::string& page) { return page; }
std::string content_of(const SharedBytes& bytes) { return {bytes->begin(), bytes->end()}; }

Told ask(const Site& site, TextStore& texts, const Request& request) {
  auto answer = site.answer(request, std::time(nullptr) + 10, true);
  if (auto* text = std::get_if<UncompressedText>(&answer)) {
    texts.compress(text->identity, text->content);
    answer = site.answer(request, std::time(nullptr) + 10, true);
  }
  const auto& told = std::get<Answer>(answer);
  return {told.status, std::visit([](const auto& content) { return content_of(content); }, told.content), told.headers};
}

struct Fixture {
  Served served;
  ServedDirectory directory{served.path()};
  TextStore texts{1 << 20};
  Site site{directory, texts};
  Told get(std::string_view target, std::string_view range = {}) {
    return ask(site, texts, {"GET", target, {}, range, {}});
  }
};

std::string unpacked(const std::string& archive, std::size_t size) {
  std::string text(size, '\0');
  z_stream stream{};
  REQUIRE(::inflateInit2(&stream, 16 + MAX_WBITS) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(archive.data()));
  stream.avail_in = static_cast<uInt>(archive.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  CHECK(::inflate(&stream, Z_FINISH) == Z_STREAM_END);  // with the checksum at its end
  ::inflateEnd(&stream);
  return text;
}

}  // namespace

TEST_CASE_METHOD(Fixture, "files are sent whole or in part") {
  CHECK(get("/tide/a.mp3").content.size() == 1000);
  CHECK(get("/tide/a.mp3").header("Content-Type") == "audio/mpeg");
  const Told part = get("/tide/a.mp3", "bytes=990-");
  CHECK(part.status == 206);
  CHECK(part.content == "xxxxxxxxxx");
  CHECK(part.header("Content-Range") == "bytes 990-999/1000");
  CHECK(part.header("Content-Type") == "audio/mpeg");
  CHECK(get("/tide/a.mp3", "bytes=0-1,3-4").status == 200);
  const Told behind = get("/tide/a.mp3", "bytes=1000-");
  CHECK(behind.status == 416);
  CHECK(behind.header("Content-Range") == "bytes */1000");
  CHECK(ask(site, texts, {"HEAD", "/tide/a.mp3", {}, "bytes=0-1", {}}).status == 200);
  CHECK(get("/tide/a%20%3Cb%3E%26%22%27.txt").content == "odd");
}

TEST_CASE_METHOD(Fixture, "nothing leaves the directory, and nothing hidden is shown") {
  CHECK(std::ifstream(served.path() + "/tide/link.txt").good());  // the links lead somewhere
  for (const char* target : {"/tide/link.txt", "/tide/near.mp3", "/tide/up/private.txt", "/tide/up/", "/tide/.secret",
                             "/tide/pipe", "/../private.txt", "/tide/%2e%2e/%2e%2e/private.txt",
                             "/tide/..%2f..%2fprivate.txt", "/tide/a.mp3/", "/tide/a.mp3/x", "/nothing"})
    CHECK(std::string(target) + " " + std::to_string(get(target).status) == std::string(target) + " 404");
}

TEST_CASE_METHOD(Fixture, "a directory is its index, or a list") {
  const Told moved = get("/tide");
  CHECK(moved.status == 301);
  CHECK(moved.header("Location") == "/tide/");
  CHECK(get("//tide").header("Location") == "/tide/");  // no other host
  const std::string list = get("/tide/").content;
  CHECK(list.find("<a href=\"./a.mp3\"><bdi>a.mp3</bdi></a> (1.0 kB)") != std::string::npos);
  CHECK(list.find("<a href=\"./empty/\"><bdi>empty</bdi>/</a>") != std::string::npos);
  CHECK(list.find("<a href=\"./a%20%3Cb%3E%26%22%27.txt\"><bdi>a &lt;b&gt;&amp;&quot;&#39;.txt</bdi>") !=
        std::string::npos);
  for (const char* unseen : {"secret", "pipe", "link.txt", "near.mp3", "up/"})
    CHECK(list.find(unseen) == std::string::npos);
  CHECK(get("/tide/empty/").content.find("There is nothing here.") != std::string::npos);
  served.write("tide/index.html", "the index");
  CHECK(get("/tide/").content == "the index");
}

TEST_CASE_METHOD(Fixture, "texts are compressed once, for those who ask") {
  const Request zipped{"GET", "/tide/long.html", "br, gzip", {}, {}};
  const Told plain = get("/tide/long.html");
  const Told told = ask(site, texts, zipped);
  CHECK(plain.header("Content-Encoding").empty());
  CHECK(plain.header("Vary") == "Accept-Encoding");
  CHECK(told.header("Content-Encoding") == "gzip");
  CHECK(told.content.size() < plain.content.size() / 4);
  CHECK(unpacked(told.content, plain.content.size()) == plain.content);
  CHECK(told.header("ETag") != plain.header("ETag"));
  CHECK(std::holds_alternative<Answer>(site.answer(zipped, 0, true)));  // the store has it
  // A range counts the bytes of the file itself.
  const Told part = ask(site, texts, {"GET", "/tide/long.html", "gzip", "bytes=0-2", {}});
  CHECK(part.content == "<p>");
  CHECK(part.header("Content-Encoding").empty());
  for (const char* refused : {"", "br", "gzip;q=0", "gzip; q=0.000", "identity", "gzipped"})
    CHECK(ask(site, texts, {"GET", "/tide/long.html", refused, {}, {}}).header("Content-Encoding").empty());
  for (const char* accepted : {"gzip;q=0.5", "GZIP", "deflate, x-gzip", "*"})
    CHECK(ask(site, texts, {"GET", "/tide/long.html", accepted, {}, {}}).header("Content-Encoding") == "gzip");
  Request known = zipped;
  const std::string tag = told.header("ETag");
  known.conditions.if_none_match = tag;
  CHECK(ask(site, texts, known).status == 304);
  served.write("tide/long.html", Served::repeated("Another text. ", 5000));
  CHECK(ask(site, texts, known).status == 200);
}

TEST_CASE_METHOD(Fixture, "a store of texts keeps what was asked for last") {
  for (const char* name : {"a.txt", "b.txt", "c.txt"}) served.write(name, Served::repeated("The sea, the sea. ", 500));
  const std::size_t one = ask(site, texts, {"GET", "/a.txt", "gzip", {}, {}}).content.size();
  TextStore small(3 * one);  // two, and what they cost beside their bytes
  const Site tight(directory, small);
  const auto waits = [&](const char* name) {
    const auto answer = tight.answer({"GET", name, "gzip", {}, {}}, 0, true);
    if (const auto* text = std::get_if<UncompressedText>(&answer)) small.compress(text->identity, text->content);
    return std::holds_alternative<UncompressedText>(answer);
  };
  CHECK(waits("/a.txt"));
  CHECK(waits("/b.txt"));
  CHECK_FALSE(waits("/a.txt"));
  CHECK(waits("/c.txt"));
  CHECK_FALSE(waits("/a.txt"));
  CHECK(waits("/b.txt"));
}

TEST_CASE_METHOD(Fixture, "files are read, and nothing else is done with them") {
  for (const char* method : {"POST", "PUT", "DELETE", "TRACE", "CONNECT", "get", "PROPFIND", ""}) {
    const Told refused = ask(site, texts, {method, "/tide/a.mp3", {}, {}, {}});
    CHECK(refused.status == 405);
    CHECK(refused.header("Allow") == "GET, HEAD, OPTIONS");
  }
  CHECK(ask(site, texts, {"OPTIONS", "/tide/a.mp3", {}, {}, {}}).header("Access-Control-Allow-Methods") == "GET, HEAD");
  CHECK(get("/tide/a.mp3").header("Access-Control-Allow-Origin") == "*");
  CHECK(get("/tide/long.html").header("Access-Control-Allow-Origin").empty());
  CHECK(get("/tide/long.html").header("X-Content-Type-Options") == "nosniff");
  CHECK_THROWS_AS(ServedDirectory(served.path() + "/nothing"), Error);
  CHECK_THROWS_AS(ServedDirectory(served.path() + "/tide/a.mp3"), Error);
}

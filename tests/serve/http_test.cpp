#include <catch2/catch.hpp>
#include <ctime>
#include <filesystem>
#include <fstream>

#include "serve/byte_range.hpp"
#include "serve/conditions.hpp"
#include "serve/content_type.hpp"
#include "serve/http_time.hpp"
#include "serve/site_path.hpp"

using namespace earbound;

namespace {

std::string path_of(std::string_view target) {
  const auto path = site_path(target);
  return path ? site_address(*path) : "none";
}

}  // namespace

TEST_CASE("a target leads to names below the directory, or nowhere") {
  CHECK(path_of("/") == "/");
  CHECK(path_of("/a/b.mp3") == "/a/b.mp3");
  CHECK(path_of("/a/b/") == "/a/b/");
  CHECK(path_of("//a///b//") == "/a/b/");
  CHECK(path_of("/a%20b/%C3%A4%2B+.mp3") == "/a%20b/%C3%A4%2B%2B.mp3");
  CHECK(path_of("http://example.org/a") == "/a");
  CHECK(path_of("http://example.org") == "/");
  CHECK(path_of("//example.org/") == "/example.org/");
  for (const char* hostile : {"",
                              "a",
                              "*",
                              "example.org:80",
                              "/..",
                              "/../etc/passwd",
                              "/a/../b",
                              "/a/..",
                              "/%2e%2e/a",
                              "/.%2e/a",
                              "/%2E./a",
                              "/a/%2e%2e%2fb",
                              "/a%2fb",
                              "/a%2Fb",
                              "/a\\b",
                              "/a%5cb",
                              "/..\\a",
                              "/%2e%2e%5ca",
                              "/a%00b",
                              "/a%00",
                              "/.git/config",
                              "/.",
                              "/a/./b",
                              "/.hidden",
                              "/a/.hidden",
                              "/%2ehidden",
                              "/a%0ab",
                              "/a%7f",
                              "/%",
                              "/%2",
                              "/%zz",
                              "/a%",
                              "ftp://example.org/a",
                              "http:/a",
                              "file:///etc/passwd",
                              "/a\nb"})
    CHECK(std::string(hostile) + " " + path_of(hostile) == std::string(hostile) + " none");
  CHECK(path_of("/" + std::string(255, 'x')) == "/" + std::string(255, 'x'));
  CHECK(path_of("/" + std::string(256, 'x')) == "none");
  // Escapes are read once.
  CHECK(path_of("/%252e%252e/a") == "/%252e%252e/a");
}

namespace {

std::string range_of(std::string_view header, std::uint64_t size) {
  const AskedRange range = asked_range(header, size);
  if (range.kind == AskedRange::whole) return "whole";
  if (range.kind == AskedRange::unsatisfiable) return "unsatisfiable";
  return std::to_string(range.bytes.first) + "+" + std::to_string(range.bytes.length);
}

}  // namespace

TEST_CASE("ranges of bytes") {
  CHECK(range_of("bytes=0-0", 1000) == "0+1");
  CHECK(range_of("bytes=0-499", 1000) == "0+500");
  CHECK(range_of("bytes=500-", 1000) == "500+500");
  CHECK(range_of("bytes=0-", 1000) == "0+1000");
  CHECK(range_of("bytes=999-", 1000) == "999+1");
  CHECK(range_of("bytes=500-5000", 1000) == "500+500");
  CHECK(range_of("bytes=-1", 1000) == "999+1");
  CHECK(range_of("bytes=-2000", 1000) == "0+1000");
  CHECK(range_of("Bytes= 1-2 ", 1000) == "1+2");
  CHECK(range_of("bytes=00001-2", 1000) == "1+2");
  CHECK(range_of("bytes=0-99999999999999999999999", 1000) == "0+1000");
  CHECK(range_of("bytes=-99999999999999999999999", 1000) == "0+1000");
  CHECK(range_of("bytes=5000000000-", 6'000'000'000) == "5000000000+1000000000");
  for (const char* behind : {"bytes=1000-", "bytes=1000-1001", "bytes=-0", "bytes=99999999999999999999999-"})
    CHECK(range_of(behind, 1000) == "unsatisfiable");
  CHECK(range_of("bytes=0-", 0) == "unsatisfiable");
  CHECK(range_of("bytes=-5", 0) == "whole");
  for (const char* not_followed : {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-4", "bytes=1-2-3",
                                   "bytes=+1-2", "bytes=0x1-2", "bytes=1 - 2", "items=0-1", "bytes=0-1,3-4",
                                   "bytes=0-0,-1", "bytes=1", "bytes==1-2", "bytes=--1", "bytes=1-+2", "seconds=1-"})
    CHECK(range_of(not_followed, 1000) == "whole");
}

TEST_CASE("times of HTTP in its three forms") {
  constexpr std::time_t time = 784111777;
  CHECK(http_time(time) == "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(time_from_http("Sun, 06 Nov 1994 08:49:37 GMT") == time);
  CHECK(time_from_http("Sunday, 06-Nov-94 08:49:37 GMT") == time);
  CHECK(time_from_http("Sun Nov  6 08:49:37 1994") == time);
  for (const char* wrong : {"", "yesterday", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 GMT, again",
                            "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT",
                            "Sun, 06 Nov 1994 08:-9:37 GMT", "Sun, 06 Foo 1994 08:49:37 GMT", "784111777"})
    CHECK(!time_from_http(wrong));
  for (const std::time_t each : {std::time_t{0}, std::time_t{951782400}, std::time_t{4102444800}})
    CHECK(time_from_http(http_time(each)) == each);
}

TEST_CASE("what a client has already is not sent again") {
  const Validators file{"\"a-1\"", 784111777};
  const auto given = [&](auto member, std::string_view value) {
    Conditions conditions;
    conditions.*member = value;
    return verdict(conditions, file);
  };
  CHECK(verdict({}, file) == Verdict::send);
  for (const char* known : {"\"a-1\"", "W/\"a-1\"", "\"x\", \"a-1\"", "\"x\",W/\"a-1\" , \"y\"", "*"})
    CHECK(given(&Conditions::if_none_match, known) == Verdict::not_modified);
  for (const char* other : {"\"a-2\"", "a-1", "\"a-1", "\"A-1\"", "\"\"", "W/"})
    CHECK(given(&Conditions::if_none_match, other) == Verdict::send);
  CHECK(given(&Conditions::if_match, "\"x\", \"a-1\"") == Verdict::send);
  CHECK(given(&Conditions::if_match, "*") == Verdict::send);
  CHECK(given(&Conditions::if_match, "W/\"a-1\"") == Verdict::precondition_failed);
  CHECK(given(&Conditions::if_match, "\"x\"") == Verdict::precondition_failed);
  const std::string then = http_time(784111777), before = http_time(784111776), after = http_time(784111778);
  CHECK(given(&Conditions::if_modified_since, then) == Verdict::not_modified);
  CHECK(given(&Conditions::if_modified_since, after) == Verdict::not_modified);
  CHECK(given(&Conditions::if_modified_since, before) == Verdict::send);
  CHECK(given(&Conditions::if_modified_since, "nonsense") == Verdict::send);
  CHECK(given(&Conditions::if_unmodified_since, then) == Verdict::send);
  CHECK(given(&Conditions::if_unmodified_since, before) == Verdict::precondition_failed);
  // A tag goes before a time.
  Conditions both;
  both.if_none_match = "\"other\"";
  both.if_modified_since = then;
  CHECK(verdict(both, file) == Verdict::send);
}

TEST_CASE("a range belongs to the state of a file that If-Range names") {
  const Validators file{"\"a-1\"", 784111777};
  const std::string then = http_time(784111777), before = http_time(784111776), after = http_time(784111778);
  CHECK(range_holds("", file, 784111777));
  CHECK(range_holds("\"a-1\"", file, 784111777));
  CHECK_FALSE(range_holds("W/\"a-1\"", file, 784111790));
  CHECK_FALSE(range_holds("\"a-2\"", file, 784111790));
  CHECK(range_holds(then, file, 784111790));
  CHECK_FALSE(range_holds(then, file, 784111778));  // the file could have changed again in that second
  CHECK_FALSE(range_holds(before, file, 784111790));
  CHECK_FALSE(range_holds(after, file, 784111790));
  CHECK_FALSE(range_holds("nonsense", file, 784111790));
}

TEST_CASE("files have the types that players and directories ask for") {
  const auto type = [](std::string_view name, std::string_view beginning = {}) {
    return std::string(content_type(name, beginning).name);
  };
  CHECK(type("a.mp3") == "audio/mpeg");
  CHECK(type("a.M4B") == "audio/mp4");
  CHECK(type("a.opus") == "audio/ogg");
  CHECK(type("a.vtt") == "text/vtt");
  CHECK(type("a.words.vtt") == "text/vtt");
  CHECK(type("a.srt") == "application/x-subrip");
  CHECK(type("index.html") == "text/html; charset=utf-8");
  CHECK(type("chapters.json") == "application/json+chapters");
  CHECK(type("chapters-2.json") == "application/json+chapters");
  CHECK(type("contents.json") == "application/json");
  CHECK(type("feed.json") == "application/feed+json");
  CHECK(type("a.lpf") == "application/lpf+zip");
  CHECK(type("a.epub") == "application/epub+zip");
  CHECK(type("a.m3u8") == "audio/mpegurl");
  CHECK(type("no-extension") == "application/octet-stream");
  CHECK(type("a.unknown") == "application/octet-stream");
  CHECK(type("feed.xml", "<?xml version=\"1.0\"?>\n<!-- a <feed> --><rss version=\"2.0\">") == "application/rss+xml");
  CHECK(type("news.xml", "<?xml version=\"1.0\"?>\n<rss version=\"2.0\">") == "application/rss+xml");
  CHECK(type("a.xml", "<feed xmlns=\"http://www.w3.org/2005/Atom\">") == "application/atom+xml");
  CHECK(type("catalog.xml",
             "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:opds=\"http://opds-spec.org/2010/catalog\">") ==
        "application/atom+xml;profile=opds-catalog");
  CHECK(type("a.xml", "<package>") == "application/xml");
  CHECK(content_type("a.vtt", {}).shared);
  CHECK_FALSE(content_type("index.html", {}).shared);
  CHECK(content_type("index.html", {}).text);
  CHECK_FALSE(content_type("a.mp3", {}).text);
}

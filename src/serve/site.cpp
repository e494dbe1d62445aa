#include "serve/site.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <charconv>

#include "serve/http_time.hpp"
#include "serve/pages.hpp"

namespace earbound {
namespace {

constexpr const char* index_name = "index.html";
constexpr const char* methods = "GET, HEAD, OPTIONS";

/// For pages that the server writes itself: they load nothing and run nothing.
constexpr const char* page_policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

void add_common(Answer& answer) {
  answer.headers.emplace_back("X-Content-Type-Options", "nosniff");
  answer.headers.emplace_back("Cache-Control", "no-cache");  // ask again; what is unchanged is not sent again
}

Answer page_answer(unsigned status, std::string page) {
  Answer answer{status, {}, std::move(page)};
  answer.headers.emplace_back("Content-Type", "text/html; charset=utf-8");
  answer.headers.emplace_back("Content-Security-Policy", page_policy);
  add_common(answer);
  return answer;
}

/// For a script of another site that asks beforehand what it may ask for.
Answer options_answer() {
  Answer answer{204, {}, {}};
  answer.headers = {{"Allow", methods},
                    {"Access-Control-Allow-Origin", "*"},
                    {"Access-Control-Allow-Methods", "GET, HEAD"},
                    {"Access-Control-Allow-Headers", "Range, If-Range, If-None-Match, If-Modified-Since"},
                    {"Access-Control-Max-Age", "86400"}};
  return answer;
}

std::string etag_of(const FileIdentity& file, std::string_view variant) {
  return fmt::format("\"{:x}-{:x}-{:x}.{:x}{}\"", file.inode, file.bytes, file.seconds, file.nanoseconds, variant);
}

bool is_space(char c) { return c == ' ' || c == '\t'; }

/// Whether Accept-Encoding asks for gzip, with a weight that is not 0.
bool accepts_gzip(std::string_view header) {
  while (!header.empty()) {
    std::string_view coding = header.substr(0, header.find(','));
    header.remove_prefix(std::min(coding.size() + 1, header.size()));
    std::string name, weight;
    bool in_weight = false;
    for (const char c : coding) {
      if (is_space(c)) continue;
      if (c == ';')
        in_weight = true;
      else
        (in_weight ? weight : name) += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (name == "gzip" || name == "x-gzip" || name == "*")
      return weight.find_first_not_of("q=0.") != std::string::npos || weight.empty();
  }
  return false;
}

ContentType type_of(const Descriptor& file, const std::string& name) {
  std::array<char, telling_bytes> beginning{};
  const ssize_t got = ::pread(file.get(), beginning.data(), beginning.size(), 0);
  return content_type(name, {beginning.data(), got > 0 ? static_cast<std::size_t>(got) : 0});
}

/// A file as it is found and told to clients, in one of its two forms.
struct Representation {
  Validators validators;
  std::vector<std::pair<std::string, std::string>> headers;

  Representation(const FileIdentity& file, const ContentType& type, bool compressed)
      : validators{etag_of(file, compressed ? "-gzip" : ""), file.seconds} {
    headers = {{"ETag", validators.etag}, {"Last-Modified", http_time(validators.changed)}};
    if (type.text && TextStore::takes(file.bytes)) headers.emplace_back("Vary", "Accept-Encoding");
    if (!type.shared) return;
    headers.emplace_back("Access-Control-Allow-Origin", "*");
    headers.emplace_back("Access-Control-Expose-Headers", "Accept-Ranges, Content-Range, Content-Length, ETag");
  }
};

Answer whole_answer(const Request& request, FoundFile found, const ContentType& type, Representation representation,
                    std::time_t now) {
  const auto size = static_cast<std::uint64_t>(found.status.st_size);
  Answer answer{200, std::move(representation.headers), {}};
  AskedRange range{AskedRange::whole, {0, size}};
  if (request.method == "GET" && range_holds(request.conditions.if_range, representation.validators, now))
    range = asked_range(request.range, size);
  if (range.kind == AskedRange::unsatisfiable) {
    answer = failure_answer(416);
    answer.headers.emplace_back("Content-Range", fmt::format("bytes */{}", size));
    return answer;
  }
  answer.headers.emplace_back("Content-Type", type.name);
  answer.headers.emplace_back("Accept-Ranges", "bytes");
  add_common(answer);
  if (range.kind == AskedRange::part) {
    answer.status = 206;
    answer.headers.emplace_back("Content-Range", fmt::format("bytes {}-{}/{}", range.bytes.first,
                                                             range.bytes.first + range.bytes.length - 1, size));
  }
  answer.content = FilePart{std::move(found.descriptor), range.bytes};
  return answer;
}

}  // namespace

Answer failure_answer(unsigned status) {
  Answer answer = page_answer(status, failure_page(status));
  if (status == 405) answer.headers.emplace_back("Allow", methods);
  if (status == 503) answer.headers.emplace_back("Retry-After", "5");
  return answer;
}

std::variant<Answer, UncompressedText> Site::answer(const Request& request, std::time_t now, bool compress) const {
  if (request.method == "OPTIONS") return options_answer();
  if (request.method != "GET" && request.method != "HEAD") return failure_answer(405);
  std::optional<SitePath> path = site_path(request.target);
  if (!path) return failure_answer(404);
  FoundFile found = directory_.find(path->names);
  if (found.kind == FoundFile::directory) {
    if (!path->directory && !path->names.empty()) {
      path->directory = true;
      Answer moved = page_answer(301, failure_page(301));
      moved.headers.emplace_back("Location", site_address(*path));
      return moved;
    }
    path->names.emplace_back(index_name);
    FoundFile index = directory_.find(path->names);
    if (index.kind == FoundFile::missing || index.kind == FoundFile::directory) {
      path->names.pop_back();
      return page_answer(200, listing_page(*path, list_files(found.descriptor)));
    }
    found = std::move(index);
    path->directory = false;
  }
  if (found.kind == FoundFile::forbidden) return failure_answer(403);
  if (found.kind == FoundFile::busy) return failure_answer(503);
  if (found.kind == FoundFile::missing || path->directory) return failure_answer(404);
  return send_file(request, std::move(found), path->names.back(), now, compress);
}

std::variant<Answer, UncompressedText> Site::send_file(const Request& request, FoundFile found, const std::string& name,
                                                       std::time_t now, bool compress) const {
  const FileIdentity identity = identity_of(found.status);
  const ContentType type = type_of(found.descriptor, name);
  SharedBytes archive;
  // A range counts the bytes of the file as it is.
  if (type.text && request.range.empty() && TextStore::takes(identity.bytes) && accepts_gzip(request.accept_encoding)) {
    const std::optional<SharedBytes> known = texts_.find(identity);
    if (!known && compress) return UncompressedText{identity, std::move(found.descriptor)};
    if (known) archive = *known;
  }
  Representation representation(identity, type, archive != nullptr);
  switch (verdict(request.conditions, representation.validators)) {
    case Verdict::precondition_failed:
      return failure_answer(412);
    case Verdict::not_modified: {
      Answer unchanged{304, std::move(representation.headers), {}};
      add_common(unchanged);
      return unchanged;
    }
    case Verdict::send:
      break;
  }
  if (!archive) return whole_answer(request, std::move(found), type, std::move(representation), now);
  Answer answer{200, std::move(representation.headers), std::move(archive)};
  answer.headers.emplace_back("Content-Type", type.name);
  answer.headers.emplace_back("Content-Encoding", "gzip");
  add_common(answer);
  return answer;
}

}  // namespace earbound

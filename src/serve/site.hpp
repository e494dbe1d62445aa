#pragma once
// What is answered to a request, whatever the connection it came on.

#include <cstdint>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/file.hpp"
#include "serve/byte_range.hpp"
#include "serve/conditions.hpp"
#include "serve/content_type.hpp"
#include "serve/served_directory.hpp"
#include "serve/text_store.hpp"

namespace earbound {

/// A request of HTTP without content; the views live as long as it does. Headers that did not come are empty.
struct Request {
  std::string_view method, target;
  std::string_view accept_encoding, range;
  Conditions conditions;
};

/// Bytes of an open file.
struct FilePart {
  Descriptor file;
  ByteRange bytes;
};

struct Answer {
  unsigned status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::variant<std::string, FilePart, SharedBytes> content;
};

/// A text that is to be compressed before a request for it can be answered.
struct UncompressedText {
  FileIdentity identity;
  Descriptor content;
};

class Site {
 public:
  /// `directory` and `texts` must outlive the site.
  Site(const ServedDirectory& directory, TextStore& texts) : directory_(directory), texts_(texts) {}

  /// The answer at the time `now`; or the text to put into the store first, unless `compress` is false. May be called
  /// from several threads.
  [[nodiscard]] std::variant<Answer, UncompressedText> answer(const Request& request, std::time_t now,
                                                              bool compress) const;

 private:
  [[nodiscard]] std::variant<Answer, UncompressedText> send_file(const Request& request, FoundFile found,
                                                                 const std::string& name, std::time_t now,
                                                                 bool compress) const;

  const ServedDirectory& directory_;
  TextStore& texts_;
};

/// The answer to what cannot be served: a page that says so.
Answer failure_answer(unsigned status);

}  // namespace earbound

#include "publish/work_identity.hpp"

#include <fmt/format.h>

#include <string_view>

#include "base/hash.hpp"
#include "publish/one_line.hpp"
#include "text/language_tag.hpp"

namespace earbound {
namespace {

bool is_digits(const std::string& text, std::size_t at, std::size_t count) {
  return text.size() >= at + count && text.substr(at, count).find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

std::string work_identifier(const Edition& edition) {
  if (const std::string stated = one_line(edition.metadata.identifier); !stated.empty()) return stated;
  KeyBuilder key("identifier of a work");
  key.add(edition.metadata.title).add(edition.metadata.language).add(edition.name);
  for (const std::string& author : edition.metadata.authors) key.add(author);
  const std::string hash = key.key().hex();
  const std::string_view digits = hash;
  // RFC 9562, version 8: made in a way of our own.
  return fmt::format("urn:uuid:{}-{}-8{}-a{}-{}", digits.substr(0, 8), digits.substr(8, 4), digits.substr(13, 3),
                     digits.substr(17, 3), digits.substr(20));
}

std::string work_language(const Edition& edition) {
  return is_language_tag(edition.metadata.language) ? edition.metadata.language : "und";
}

std::string work_date(const Edition& edition, const std::string& otherwise) {
  const std::string& date = edition.metadata.date;
  if (!is_digits(date, 0, 4)) return otherwise;
  const bool month = is_digits(date, 5, 2), day = month && is_digits(date, 8, 2) && date.size() == 10;
  return fmt::format("{}-{}-{}", date.substr(0, 4), month ? date.substr(5, 2) : "01", day ? date.substr(8, 2) : "01");
}

}  // namespace earbound

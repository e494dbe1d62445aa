#pragma once
// JSON, and the only place that sees its library. Members keep the order in which they are written, so that the same
// values always give the same bytes.

#include <nlohmann/json.hpp>
#include <string>

namespace earbound {

using Json = nlohmann::ordered_json;

/// The value as UTF-8 text, indented, with a line feed at the end. Bytes that are not UTF-8 become U+FFFD, numbers that
/// are not finite become null: it does not throw on either.
inline std::string json_text(const Json& value) {
  return value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace earbound

#include "serve/conditions.hpp"

#include "serve/http_time.hpp"

namespace earbound {
namespace {

/// Whether a list such as `"a", W/"b"` or `*` names `etag`. Tags that are weak match only where that is enough.
bool names(std::string_view list, std::string_view etag, bool weak_is_enough) {
  if (list == "*") return true;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t open = list.find('"', at);
    if (open == std::string_view::npos) return false;
    const std::size_t close = list.find('"', open + 1);
    if (close == std::string_view::npos) return false;
    const bool weak = open >= 2 && list.substr(open - 2, 2) == "W/";
    if (list.substr(open, close + 1 - open) == etag && (weak_is_enough || !weak)) return true;
    at = close + 1;
  }
  return false;
}

}  // namespace

Verdict verdict(const Conditions& conditions, const Validators& validators) {
  if (!conditions.if_match.empty()) {
    if (!names(conditions.if_match, validators.etag, false)) return Verdict::precondition_failed;
  } else if (const auto since = time_from_http(conditions.if_unmodified_since); since && validators.changed > *since) {
    return Verdict::precondition_failed;
  }
  if (!conditions.if_none_match.empty())
    return names(conditions.if_none_match, validators.etag, true) ? Verdict::not_modified : Verdict::send;
  const auto since = time_from_http(conditions.if_modified_since);
  return since && validators.changed <= *since ? Verdict::not_modified : Verdict::send;
}

bool range_holds(std::string_view if_range, const Validators& validators, std::time_t now) {
  if (if_range.empty()) return true;
  if (if_range.find('"') != std::string_view::npos) return if_range == validators.etag;
  const auto time = time_from_http(if_range);
  return time && *time == validators.changed && validators.changed + 1 < now;
}

}  // namespace earbound

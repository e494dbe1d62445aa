#pragma once
// Conditional requests (RFC 9110, section 13): what a client has already need not be sent again.

#include <ctime>
#include <string>
#include <string_view>

namespace earbound {

/// What tells one state of a file from another.
struct Validators {
  std::string etag;  ///< strong, in its quotes
  std::time_t changed = 0;
};

/// The headers of a request as they came; empty where there is none.
struct Conditions {
  std::string_view if_match, if_none_match, if_modified_since, if_unmodified_since, if_range;
};

enum class Verdict { send, not_modified, precondition_failed };

Verdict verdict(const Conditions& conditions, const Validators& validators);

/// Whether a range may be answered with a part: If-Range names the file's present state, or there is none. A time is
/// believed only when the file can not have changed twice in its second, which is over at `now`.
bool range_holds(std::string_view if_range, const Validators& validators, std::time_t now);

}  // namespace earbound

#pragma once
// What earbound itself says ("Contents.", "3 minutes 20 seconds"), in the language of the work, from templates that a
// person can edit.

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/units.hpp"

namespace earbound {

class Phrases {
 public:
  /// Reads DIRECTORY/announcements/LANGUAGE.txt; English when there is none for the language.
  /// Throws Error with file and line for an unreadable file, or one in which a phrase is missing or unknown,
  /// or asks for a value that it is not given.
  static Phrases load(const std::string& directory, const std::string& language);

  /// BCP 47 primary tag of the phrases, which is "en" when the language asked for has none.
  [[nodiscard]] const std::string& language() const { return language_; }

  using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;
  /// The phrase with each {name} replaced by its value.
  [[nodiscard]] std::string say(std::string_view key, Values values = {}) const;
  /// KEY.one or KEY.other as the language's grammar asks for, with {n} replaced by the number (and `values`).
  [[nodiscard]] std::string count(std::string_view key, std::int64_t n, Values values = {}) const;
  /// "1 hour 2 minutes": seconds only below ten minutes. Never empty.
  [[nodiscard]] std::string length(Milliseconds time) const;
  /// The same for "about": rounded by at most a twentieth of the time (5 seconds below one minute and a half).
  [[nodiscard]] std::string rough_length(Milliseconds time) const;
  /// "A", "A and B", "A, B and C".
  [[nodiscard]] std::string join(const std::vector<std::string>& names) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::string language_, file_;
  std::vector<std::int64_t> singular_{1};
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> texts_;
};

}  // namespace earbound

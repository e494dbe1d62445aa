#pragma once
// What earbound itself says ("Contents.", "3 minutes 20 seconds"), in the language of the work, from templates that a
// person can edit.

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/units.hpp"

namespace earbound {

class Phrases {
 public:
  /// Reads announcements.txt of the language in the voices directory; of a language without announcements, those that
  /// need no words ("{title}, {length}."): all others are empty then.
  /// Throws Error with file and line for an unreadable file, or one in which a phrase is missing or unknown,
  /// or asks for a value that it is not given.
  static Phrases load(const std::string& directory, const std::string& language);

  /// BCP 47 tag.
  [[nodiscard]] const std::string& language() const { return language_; }

  /// Whether there is anything to say for it.
  [[nodiscard]] bool has(std::string_view key) const;

  using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;
  /// The phrase with each {name} replaced by its value; empty when the language has no words for it.
  [[nodiscard]] std::string say(std::string_view key, Values values = {}) const;
  /// KEY.one, KEY.few … or KEY.other as the plural rules of the language (CLDR) ask for, with {n} replaced by the
  /// number (and `values`).
  [[nodiscard]] std::string count(std::string_view key, std::int64_t n, Values values = {}) const;
  /// "1 hour 2 minutes", by ICU where the file does not say how: seconds only below ten minutes. Never empty.
  [[nodiscard]] std::string length(Milliseconds time) const;
  /// The same for "about": rounded by at most a twentieth of the time (5 seconds below one minute and a half).
  [[nodiscard]] std::string rough_length(Milliseconds time) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::string language_, file_;
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> texts_;
};

}  // namespace earbound

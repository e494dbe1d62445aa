#pragma once
// The one kind of error that reaches a person. Thrown where the fault is found, given its place on the way,
// caught and printed in main alone, as: FILE:LINE:COLUMN: error: what is wrong; what to do

#include <stdexcept>
#include <string>
#include <string_view>

namespace earbound {

class Error : public std::runtime_error {
 public:
  /// `what` says what is wrong, `remedy` what to do about it (may be empty). Neither begins with a capital or ends with
  /// a stop.
  explicit Error(std::string what, std::string remedy = {});

  /// Adds the place. Line and column are 1-based; 0 leaves them out. A place that is already set stays.
  Error& at(std::string file, int line = 0, int column = 0);
  /// Puts "context: " before what is wrong ("chapter 3 'Trials', sentence 12").
  Error& within(std::string_view context);

  [[nodiscard]] const std::string& wrong() const { return wrong_; }
  [[nodiscard]] const std::string& remedy() const { return remedy_; }
  [[nodiscard]] const std::string& file() const { return file_; }  ///< empty: no place
  [[nodiscard]] int line() const { return line_; }
  [[nodiscard]] int column() const { return column_; }
  /// What is wrong and what to do, without the place.
  [[nodiscard]] std::string sentence() const;
  /// The whole message, on one line. Control characters and line breaks from hostile names are shown as '?'.
  [[nodiscard]] std::string message() const;

 private:
  std::string wrong_, remedy_, file_;
  int line_ = 0, column_ = 0;
};

/// Wrong usage of the command line: exit status 2 in place of 1.
class UsageError : public Error {
 public:
  using Error::Error;
};

/// Error for a failed system call: reads errno, so construct it before anything else can change it.
Error system_error(std::string_view action, std::string_view path);

}  // namespace earbound

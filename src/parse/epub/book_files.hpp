#pragma once
// The files of a book, as its links name them.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbound {

struct BookLink {
  std::string path;      ///< name of a file of the book
  std::string fragment;  ///< decoded; empty: none
  bool operator==(const BookLink&) const = default;
};

class BookFiles {
 public:
  explicit BookFiles(std::vector<std::string> names);

  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  /// Where the link `href`, as written in the file `from`, leads; nothing when it leads out of the book or to a file
  /// that is not there. Names that differ in case alone, or in how an accent is written, are the same unless both are
  /// there.
  [[nodiscard]] std::optional<BookLink> follow(std::string_view from, std::string_view href) const;

 private:
  [[nodiscard]] const std::string* find(const std::string& path) const;

  std::vector<std::string> names_;
  std::map<std::string, std::size_t, std::less<>> exact_, folded_;  ///< to places in names_
};

}  // namespace earbound

#pragma once
// What holds for every article of a directory: the file earbound.yaml beside them.

#include <string>
#include <vector>

#include "model/feed_settings.hpp"
#include "model/format_names.hpp"

namespace earbound {

struct Library {
  std::string file;                   ///< where it was read; empty: the directory has none
  std::vector<std::string> lexicons;  ///< PLS files, resolved against the directory
  std::string voice;    ///< that reads what is in its language, where neither article nor listener names one
  FormatNames formats;  ///< of every article that names none
  FeedSettings feed;
};

/// The directory's earbound.yaml, or its library.yaml (the old name) when only that is there. Whether there is one or
/// not: DIRECTORY/earbound.yaml then.
std::string library_file(const std::string& directory);

/// What holds for the articles in a directory: its own file, or that of the library of which it is a folder.
Library library_of_articles_in(const std::string& directory);

/// A line for who uses the old name; empty where nobody does.
std::string old_name_warning(const std::string& directory);

/// Reads the directory's file when it is there; an empty `directory` is the working directory.
/// Throws Error with file, line and what is allowed for unknown keys, wrong types and values, missing files.
Library load_library(const std::string& directory);

}  // namespace earbound

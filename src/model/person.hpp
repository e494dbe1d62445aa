#pragma once
// Somebody who has a part in a work: as podcasts tell of people (podcast:person of Podcasting 2.0).

#include <string>

namespace earbound {

/// Texts are empty where nobody said, but for the name.
struct Person {
  std::string name;
  std::string role;     ///< of the podcast taxonomy, "author", "guest"; empty: host
  std::string page;     ///< address
  std::string picture;  ///< address
};

}  // namespace earbound

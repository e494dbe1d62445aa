#pragma once
// What a podcast feed says of itself.

#include <string>
#include <vector>

#include "model/cover_choice.hpp"
#include "model/person.hpp"

namespace earbound {

/// Texts are empty where nobody said.
struct FeedSettings {
  std::string base_url;  ///< where the output directory will be reached, "https://example.org/audio/", with a slash at
                         ///< its end; empty: no feed is made
  std::string title, description, language;
  std::vector<std::string> authors;
  std::string owner, email;             ///< who answers for the feed
  std::vector<Person> people;           ///< who speaks in it or makes it
  std::vector<std::string> categories;  ///< of Apple's list, "Health & Fitness > Medicine" for one within another
  bool explicit_content = false;
  bool serial = false;             ///< to be heard from the first to the last, and numbered; else the newest first
  bool episode_a_chapter = false;  ///< an episode for each chapter; else for each work, or part of one
  CoverChoice cover;               ///< for the library, and for every article that names none
  std::string licence;             ///< SPDX identifier or name
  std::string funding;             ///< address of a page
};

}  // namespace earbound

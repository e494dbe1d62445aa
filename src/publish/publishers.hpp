#pragma once
// The table of publishers. Each is defined in the file that writes it; a new one is that file, and its declaration and
// row here.

#include <string_view>

#include "publish/publisher.hpp"

namespace earbound {

extern const Publisher chapters_publisher, playlist_publisher, contents_html_publisher, contents_text_publisher,
    contents_json_publisher, podcast_chapters_publisher;

/// In the order in which they write, and in which the report lists their files.
inline constexpr const Publisher* publishers[] = {
    &chapters_publisher,      &playlist_publisher,      &contents_html_publisher,
    &contents_text_publisher, &contents_json_publisher, &podcast_chapters_publisher,
};

/// Null when there is none of that name; those that are always written have none.
const Publisher* find_publisher(std::string_view name);

}  // namespace earbound

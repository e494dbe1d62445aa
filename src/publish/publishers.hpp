#pragma once
// The table of publishers. Each is defined in the file that writes it; a new one is that file, and its declaration and
// row here.

#include <span>

#include "publish/publisher.hpp"

namespace earbound {

extern const Publisher chapters_publisher, playlist_publisher, contents_html_publisher, contents_text_publisher,
    contents_json_publisher, podcast_chapters_publisher, sentence_table_publisher, transcript_publisher,
    player_publisher, epub_publisher, daisy202_publisher, daisy3_publisher, audiobook_publisher,
    audiobook_package_publisher, cover_publisher;

/// In the order in which they write, and in which the report lists their files.
inline constexpr const Publisher* publishers[] = {
    &chapters_publisher,       &playlist_publisher,          &contents_html_publisher,
    &contents_text_publisher,  &contents_json_publisher,     &podcast_chapters_publisher,
    &sentence_table_publisher, &transcript_publisher,        &player_publisher,
    &epub_publisher,           &daisy202_publisher,          &daisy3_publisher,
    &audiobook_publisher,      &audiobook_package_publisher, &cover_publisher,
};

/// All that is needed by those that are always written or stand in `chosen`.
SoundNeeds needs_of(std::span<const Publisher* const> chosen);

/// Lets them write, in the order of the table.
void publish(const Publication& publication, std::span<const Publisher* const> chosen, FileSink& sink);

}  // namespace earbound

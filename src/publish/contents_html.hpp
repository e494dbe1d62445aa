#pragma once
// contents.html: the table of contents as a page (HTML, no script, nothing loaded from elsewhere) made to be heard:
// nested lists in a navigation landmark, lengths in words, links that play the sound from where an entry begins.

#include <string>

#include "model/edition.hpp"
#include "publish/built_file.hpp"

namespace earbound {

/// The file's bytes. Links are relative to the edition's directory; positions are media fragments
/// ("NAME.mp3#t=12.345").
std::string contents_html(const Edition& edition, const BuiltFiles& built);

}  // namespace earbound

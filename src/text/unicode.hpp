#pragma once
// Unicode as the rest of earbound needs it; the adapter of ICU (with segmentation.hpp). All strings are UTF-8.

#include <cstdint>
#include <string>
#include <string_view>

namespace earbound {

/// The bytes of a source file as clean text: byte order mark removed, CRLF and CR turned into LF, normalisation form C.
/// Throws Error with file, line and column (in characters) for invalid UTF-8, a NUL, or UTF-16/32; other control
/// characters but tab, LF and form feed (a page break, not a line end) turn into spaces. Line numbers of the result are
/// those of the file.
std::string decode_source(std::string_view bytes, const std::string& file);

/// Normalisation form C. Linear: stacks of more than 500 combining marks are composed piece by piece.
std::string compose(std::string_view text);

/// Text as the model wants it, from text that came out of entities or escapes: control characters but LF turn into
/// spaces, then without_invisible, then compose.
std::string clean_text(std::string_view text);

/// Without soft hyphens, zero-width characters, byte order marks, directional marks and variation selectors outside
/// emoji sequences: what is written for the eye only. A zero-width space between words becomes nothing. Joiners stay
/// where spelling needs them (Arabic, Indic scripts, emoji sequences).
std::string without_invisible(std::string_view text);

/// From UTF-16; what is half a character becomes U+FFFD.
std::string utf8_of(std::u16string_view text);

/// White space of any kind folded to single spaces, none at the ends.
std::string fold_space(std::string_view text);

/// Number of code points: the characters that the engine counts.
std::uint32_t count_code_points(std::string_view utf8);

/// At most `bytes` bytes, cut at a code point (never inside a grapheme cluster).
std::string truncate_bytes(std::string_view utf8, std::size_t bytes);

/// Case mapping by language ("tr", "de-AT"; empty: root).
std::string lower_case(std::string_view utf8, std::string_view language = {});
std::string upper_case(std::string_view utf8, std::string_view language = {});

bool has_letter_or_number(std::string_view utf8);

/// The direction of the first character that has a strong one (UAX #9, rule P2, without its isolates).
enum class WritingDirection : std::uint8_t { none, left_to_right, right_to_left };
WritingDirection first_direction(std::string_view utf8);

/// A safe ASCII file stem from any title: transliterated to Latin ASCII, everything but letters, digits and single
/// hyphens dropped, at most 60 bytes, never empty ("untitled"), never a reserved name ("con", "nul").
std::string ascii_slug(std::string_view title);

}  // namespace earbound

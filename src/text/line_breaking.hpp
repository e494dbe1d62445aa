#pragma once
// Text on lines: where one may end, how wide it stands, and which marks belong to which word. Offsets are bytes.

#include <cstddef>
#include <string_view>
#include <vector>

namespace earbound {

/// Where a line may end (UAX #14, with ICU's dictionaries for scripts without spaces), in order, behind the spaces
/// there; the end of the text is the last one. Empty for an empty text.
std::vector<std::size_t> line_breaks(std::string_view text, std::string_view language);

/// In columns: two for the wide characters of East Asia (UAX #11), none for marks and for what is not seen, else one.
int display_width(std::string_view text);

/// How many bytes from its beginning, at least one character, stand in `columns` without cutting what readers see as
/// one character (UAX #29).
std::size_t prefix_of_width(std::string_view text, int columns);

/// Whether a phrase ends with the text, which stands within a sentence: terminal punctuation of any script, a closing
/// bracket or a dash, closing quotes and spaces aside. A full stop without a quote is that of an abbreviation.
bool ends_a_phrase(std::string_view text);

/// How many bytes at the end of the text between two words open the second: brackets and quotes, "¿".
std::size_t opening_marks(std::string_view between);

}  // namespace earbound

#pragma once
// Plain text that was laid out in pages: what stands at the head and the foot of each is no part of the text.

#include "model/document.hpp"
#include "parse/plain_text_lines.hpp"

namespace earbound::plain_text {

/// Takes running heads and feet with their page numbers to the omissions, and joins a paragraph that a page parts.
/// Pages begin at form feeds; where there are none, behind feet that say their number ("[Page 3]").
void take_running_heads(Text& text, Document& document);

}  // namespace earbound::plain_text

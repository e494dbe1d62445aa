#pragma once
// Lines on standard error.

#include <string>

namespace earbound {

/// Nobody can be told that standard error takes nothing.
void say(const std::string& text);

/// Titles come from the source: nothing in them may move the cursor.
std::string one_line(std::string text);

/// "NAME [####----] TAIL", as wide as the terminal, and in colour where that is welcome (NO_COLOR).
std::string bar_text(const std::string& name, double part, const std::string& tail);

}  // namespace earbound

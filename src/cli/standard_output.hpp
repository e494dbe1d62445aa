#pragma once
// Answers go to standard output, every byte or an Error.

#include <string>

namespace earbound {

/// Thrown when whoever reads the answer has closed the pipe (`… | head -1`): nothing went wrong.
struct ReaderGone {};

void print(const std::string& text);

}  // namespace earbound

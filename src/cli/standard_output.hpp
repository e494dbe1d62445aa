#pragma once
// Answers go to standard output, every byte or an Error.

#include <string>

namespace earbound {

void print(const std::string& text);

}  // namespace earbound

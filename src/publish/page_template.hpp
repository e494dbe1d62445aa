#pragma once
// A page as a file of the source tree holds it, with names in double braces where something is to be filled in.

#include <functional>
#include <string_view>

namespace earbound {

/// Hands on, in order, the text between the names and each name: "title" for "{{title}}". The text is copied as it is.
void fill_template(std::string_view page, const std::function<void(std::string_view text)>& copy,
                   const std::function<void(std::string_view name)>& fill);

}  // namespace earbound

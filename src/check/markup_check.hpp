#pragma once
// XML by the letter: pugixml's adapter for checks.

#include <string>
#include <string_view>
#include <vector>

namespace earbound {

/// What is wrong with it as XML, as clauses: "is not well-formed (…)", "has the id 's1' twice", "leads to the id 'x',
/// which it does not have". Empty: nothing.
std::vector<std::string> markup_faults(std::string_view xml);

}  // namespace earbound

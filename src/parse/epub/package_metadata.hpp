#pragma once
// What a package document says of its book.

#include "model/document.hpp"
#include "xml/xml_tree.hpp"

namespace earbound {

/// Of the `package` element, version 2 or 3. What it says in a form that is none (a language, a date) is left out.
Metadata package_metadata(const XmlNode& package);

}  // namespace earbound

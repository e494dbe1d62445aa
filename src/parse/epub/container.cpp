#include "parse/epub/container.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "parse/epub/book_files.hpp"
#include "xml/xml_tree.hpp"

namespace earbound {
namespace {

constexpr const char* container_file = "META-INF/container.xml";
constexpr const char* encryption_file = "META-INF/encryption.xml";

/// They change the beginning of a font, so that it is of no use outside of the book.
constexpr std::array<std::string_view, 2> font_obfuscations{"http://www.idpf.org/2008/embedding",
                                                            "http://ns.adobe.com/pdf/enc#RC"};
/// Keys and licences of shops. Each alone says nothing of the texts, but no open book has one.
constexpr std::array<const char*, 3> licences{"META-INF/rights.xml", "META-INF/sinf.xml", "META-INF/license.lcpl"};

bool names_encryption(const XmlNode& node) {
  if (node.name == "EncryptionMethod") {
    const std::string_view algorithm = node.attribute("Algorithm");
    return std::find(font_obfuscations.begin(), font_obfuscations.end(), algorithm) == font_obfuscations.end();
  }
  // An EncryptionMethod within a KeyInfo is that of a key.
  return std::any_of(node.children.begin(), node.children.end(),
                     [](const XmlNode& child) { return child.name != "KeyInfo" && names_encryption(child); });
}

XmlNode read(GuardedArchive& archive, const std::string& name, const std::string& file) {
  return read_xml(archive.read(name), file_within(file, name));
}

}  // namespace

void refuse_protected(GuardedArchive& archive, const std::string& file) {
  bool locked = std::any_of(licences.begin(), licences.end(), [&](const char* name) { return archive.holds(name); });
  if (!locked && archive.holds(encryption_file)) locked = names_encryption(read(archive, encryption_file, file));
  if (locked)
    throw Error("the book is protected (DRM): nobody but the shop's own program can read it",
                "ask its publisher for a copy without protection")
        .at(file);
}

std::string package_path(GuardedArchive& archive, const std::string& file) {
  const BookFiles files(archive.names());
  if (archive.holds(container_file)) {
    const XmlNode container = read(archive, container_file, file);
    if (const XmlNode* const rootfiles = container.child("rootfiles"))
      for (const XmlNode& rootfile : rootfiles->children)
        if (const auto found = files.follow({}, rootfile.attribute("full-path"));
            rootfile.name == "rootfile" && found && !found->path.empty())
          return found->path;
  }
  for (const std::string& name : archive.names())
    if (name.ends_with(".opf")) return name;
  throw Error("it is a ZIP archive, but no EPUB: it has no package document",
              "give a book that an e-book program opens, or unpack it and give one of its files")
      .at(file);
}

}  // namespace earbound

#pragma once
// The documents of an EPUB 3.3 publication that are about the others: package document, navigation document and NCX.

#include <string>
#include <vector>

#include "model/edition.hpp"

namespace earbound {

/// A chapter's files, by their paths from the package document.
struct EpubChapter {
  std::string text, overlay;       ///< "text/001.xhtml", "overlay/001.smil"
  std::vector<std::string> audio;  ///< one for each of Chapter::files
};

struct EpubImage {
  std::string path, media_type;
  bool cover = false;
};

/// The class of the element that is being read, and of the document while one is.
inline constexpr const char* active_class = "-epub-media-overlay-active";
inline constexpr const char* playing_class = "-epub-media-overlay-playing";

/// Beside these it names nav.xhtml, toc.ncx and style.css. With the accessibility metadata of EPUB Accessibility 1.1;
/// conformance is for others to certify. Dated by the work's date, or else 2000-01-01: a clock would make two builds
/// differ.
std::string package_document(const Edition& edition, const std::vector<EpubChapter>& chapters,
                             const std::vector<EpubImage>& images);

/// The nested contents, and the landmarks.
std::string navigation_document(const Edition& edition, const std::vector<EpubChapter>& chapters);

/// The contents for readers of EPUB 2.
std::string navigation_control_file(const Edition& edition, const std::vector<EpubChapter>& chapters);

}  // namespace earbound

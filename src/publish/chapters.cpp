// The files of chapters/: sound alone, which delivery writes for whoever needs it.
#include "publish/publishers.hpp"

namespace earbound {

const Publisher chapters_publisher{
    "chapters", "a file for each chapter, and a playlist", {.chapter_files = true}, nullptr};

}  // namespace earbound

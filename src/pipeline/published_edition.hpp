#pragma once
// A published edition, as its own files tell: what feeds and pages of a library are made from.

#include <string>
#include <vector>

#include "publish/feed.hpp"

namespace earbound {

/// An item for the sound of the work, or for that of each of its parts; none when no sound of the whole work was built.
/// The edition lies at OUTPUT/NAME; paths in the items begin with NAME. Throws Error when its files cannot be read.
/// With `episode_a_chapter` (which the work itself may override) there is an item for the own file of each chapter.
std::vector<FeedItem> published_items(const std::string& output, const std::string& name, bool episode_a_chapter);

/// The same without items for chapters, whatever the work says.
std::vector<FeedItem> published_works(const std::string& output, const std::string& name);

}  // namespace earbound

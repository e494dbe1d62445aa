#pragma once
// All sentences of a work, chapter by chapter: one chapter's timed text is held at a time.

#include <functional>
#include <span>

#include "publish/publication.hpp"

namespace earbound {

/// Calls `take` for each sentence with the utterances that make it, in the order heard.
void for_each_sentence(const Publication& publication,
                       const std::function<void(std::size_t chapter, std::span<const TimedUtterance>)>& take);

}  // namespace earbound

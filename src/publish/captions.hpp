#pragma once
// Cues as files of captions hold them: WebVTT (W3C) and SubRip. Their text is data, whatever it looks like.

#include <cstddef>
#include <string>
#include <string_view>

#include "publish/cues.hpp"

namespace earbound {

/// One way to write cues.
struct CaptionFormat {
  std::string_view suffix;  ///< of the file's name, behind the work's and the part's
  std::string_view media_type;
  std::string_view heading;  ///< before the first cue
  CueLimits limits;
  std::string (*write)(const Cue& cue, std::size_t number);  ///< a cue with all that stands around it; from number 1
};

/// Without word times: players that do not know them print them as text.
extern const CaptionFormat web_vtt;
/// With the time of each word behind the first, in `<00:00:01.200>`.
extern const CaptionFormat web_vtt_words;
extern const CaptionFormat sub_rip;

}  // namespace earbound

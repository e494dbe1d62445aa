#pragma once
// What a build is asked to do: the command line, understood and checked.

#include <optional>
#include <string>
#include <vector>

#include "encode/packet_encoder.hpp"
#include "master/mastering.hpp"
#include "model/voice.hpp"
#include "pipeline/bit_rates.hpp"
#include "pipeline/delivery_rules.hpp"
#include "pipeline/pace.hpp"
#include "pipeline/voice_catalogue.hpp"
#include "publish/publication.hpp"
#include "publish/publisher.hpp"
#include "script/scriptwriter.hpp"

namespace earbound {

/// A source that is no file, as from standard input. Files that it names lie where they would beside `path`.
struct GivenSource {
  std::string path;  ///< NAME.md or NAME.txt: the name of the edition, and how the source is read
  std::vector<std::uint8_t> bytes;
};

struct BuildOptions {
  std::optional<GivenSource> given;  ///< the source of that path is this, not a file
  std::string output = "output";
  std::vector<const SoundFormat*> formats;   ///< files of the whole work, in the order of the table of formats
  std::vector<const Publisher*> publishers;  ///< beside those that are always written, in the order of their table
  bool formats_settled = false;              ///< no article's or library's own take their place
  std::optional<VoiceProfile> voice;         ///< --voice; else the article's own, else by its language
  std::optional<int> rate_wpm;
  std::vector<Pace> paces{Pace{}};  ///< an edition for each; no two alike
  VoiceCatalogue voices;
  unsigned jobs = 1;
  ScriptOptions reading;        ///< how the text is read; the voice in it is filled in for each work
  bool whole_page = false;      ///< of a page of HTML all is read, not its article alone
  bool spoken_contents = true;  ///< where there are three chapters or more
  OverlayUnit overlay = OverlayUnit::sentence;
  LoudnessProfile loudness;
  Quality quality = Quality::standard;
  std::uint64_t largest_file = 0;      ///< bytes that each file of the whole work may have; 0: any
  std::optional<DeliveryRules> rules;  ///< of the publisher that the loudness profile is for
  FileLayout layout = usual_layout;    ///< of every file of sound
  bool explain = false;                ///< say of every segment why it is made again
  std::string cache_directory;         ///< empty: no cache is kept
  std::uint64_t cache_limit = std::uint64_t{4} << 30;
};

}  // namespace earbound

#pragma once
// When each sentence and word is heard, as the player's page loads it: scripts of some chapters each, which hold data
// alone (docs/formats.md tells their shape). A page from a disk may load scripts, but fetch nothing.

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "publish/file_sink.hpp"
#include "publish/heard_text.hpp"

namespace earbound {

class PlayerTimes {
 public:
  /// `time` leads from the work's time line into what is played. All outlive it.
  PlayerTimes(FileSink& sink, std::function<Milliseconds(std::uint32_t segment, Frames at)> time)
      : sink_(sink), time_(std::move(time)) {}

  /// The next chapter. Returns the number of the file that holds it, from 1.
  std::size_t add(std::span<const HeardStretch> sentences);
  void finish();

  /// "player/times-3.js"
  static std::string file_name(std::size_t number);

 private:
  void add_sentence(const HeardStretch& sentence);

  FileSink& sink_;
  std::function<Milliseconds(std::uint32_t segment, Frames at)> time_;
  std::string chapters_;  ///< of the file that is being made
  std::size_t number_ = 1, first_chapter_ = 0, next_chapter_ = 0;
};

}  // namespace earbound

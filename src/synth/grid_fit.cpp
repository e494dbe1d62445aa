#include "synth/grid_fit.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <vector>

namespace earbound {
namespace {

/// Divides up to `amount` among places with so much room each, in proportion. What has no room is not given.
std::vector<std::int64_t> divide(std::int64_t amount, const std::vector<std::int64_t>& rooms) {
  std::int64_t left = std::accumulate(rooms.begin(), rooms.end(), std::int64_t{0});
  amount = std::min(amount, left);
  std::vector<std::int64_t> shares;
  shares.reserve(rooms.size());
  for (const std::int64_t room : rooms) {
    const std::int64_t share = left == 0 ? 0 : amount * room / left;
    shares.push_back(share);
    amount -= share;
    left -= room;
  }
  return shares;
}

std::int64_t total(const std::vector<std::int64_t>& values) {
  return std::accumulate(values.begin(), values.end(), std::int64_t{0});
}

/// Adds `change` zeros in the middle of an inner silence, or takes as many out.
void resize_silence(Piece& piece, const InnerSilence& silence, std::int64_t change) {
  const std::int64_t middle = (silence.begin + silence.end) / 2;
  const auto at = piece.samples.begin() + middle;
  if (change > 0)
    piece.samples.insert(at, static_cast<std::size_t>(change), *at);
  else
    piece.samples.erase(at + change, at);
  for (WordTiming& word : piece.words) {
    if (word.begin >= middle) word.begin = static_cast<std::uint32_t>(word.begin + change);
    if (word.end >= middle) word.end = static_cast<std::uint32_t>(word.end + change);
  }
}

/// Makes the pieces `amount` frames longer (direction 1) or shorter (-1). False, and nothing done, when they cannot be
/// that much shorter.
bool spread(std::span<Piece> pieces, std::int64_t amount, int direction) {
  std::vector<std::int64_t> pauses, silences;
  for (const Piece& piece : pieces) {
    const bool last = &piece == &pieces.back();
    const std::int64_t spare = last ? piece.after - splice_silence.count : piece.after / 8;
    pauses.push_back(direction > 0 ? pause_tolerance : std::min(pause_tolerance, spare));
    for (const InnerSilence& silence : piece.silences) silences.push_back((silence.end - silence.begin) / 5);
  }
  if (direction < 0 && total(pauses) + total(silences) < amount) return false;

  std::vector<std::int64_t> longer = divide(amount, pauses);
  amount -= total(longer);
  const std::vector<std::int64_t> inside = divide(amount, silences);
  amount -= total(inside);
  const std::vector<std::int64_t> rest = divide(amount, std::vector<std::int64_t>(pieces.size(), splice_grid));

  std::size_t next = silences.size();
  for (std::size_t i = pieces.size(); i-- > 0;) {
    Piece& piece = pieces[i];
    piece.after += direction * (longer[i] + rest[i]);
    // From the end, so that the silences before stay where they are.
    for (std::size_t k = piece.silences.size(); k-- > 0;)
      if (const std::int64_t change = inside[--next]; change != 0)
        resize_silence(piece, piece.silences[k], direction * change);
  }
  return true;
}

}  // namespace

void fit_to_grid(std::span<Piece> pieces, std::int64_t length) {
  const std::int64_t over = length % splice_grid;
  if (over == 0) return;
  if (over <= splice_grid / 2 && spread(pieces, over, -1)) return;
  spread(pieces, splice_grid - over, 1);
}

}  // namespace earbound

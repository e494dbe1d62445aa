#include "synth/grid_fit.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace earbound;

namespace {

Piece piece(std::int64_t length, std::int64_t after) {
  Piece made;
  made.samples.assign(static_cast<std::size_t>(length), 100);
  made.after = after;
  return made;
}

/// With a word before and one after a silence in the middle.
Piece piece_with_silence(std::int64_t length, std::int64_t after, std::int64_t silence) {
  Piece made = piece(length, after);
  const std::int64_t begin = length / 2;
  std::fill_n(made.samples.begin() + begin, silence, std::int16_t{0});
  made.silences = {{begin, begin + silence}};
  made.words = {{0, 0, 0, static_cast<std::uint32_t>(begin)},
                {0, 1, static_cast<std::uint32_t>(begin + silence), static_cast<std::uint32_t>(length)}};
  return made;
}

std::int64_t length_of(const std::vector<Piece>& pieces) {
  std::int64_t length = 0;
  for (const Piece& one : pieces) length += one.before + static_cast<std::int64_t>(one.samples.size()) + one.after;
  return length;
}

void fit(std::vector<Piece>& pieces) { fit_to_grid(pieces, length_of(pieces)); }

}  // namespace

TEST_CASE("any length comes to the grid, by half a step at most where there is room") {
  for (std::int64_t length = 3000; length < 3000 + splice_grid; length += 7) {
    std::vector<Piece> pieces{piece(length, 9000), piece(5000, 9000), piece(5000, 9000), piece(5000, 9000)};
    const std::int64_t before = length_of(pieces);
    fit(pieces);
    CHECK(length_of(pieces) % splice_grid == 0);
    CHECK(std::abs(length_of(pieces) - before) <= splice_grid / 2);
    for (const Piece& one : pieces) CHECK(std::abs(one.after - 9000) <= pause_tolerance);
  }
}

TEST_CASE("what pauses must not take goes to the silences inside speech, and the words move along") {
  for (const std::int64_t off : {-250, -120, 120, 250}) {
    // Two pauses take 2 x 88 frames; the silence of 1000 frames up to 200.
    std::vector<Piece> pieces{piece_with_silence(20 * splice_grid + off, 3 * splice_grid, 1000),
                              piece(20 * splice_grid, 4 * splice_grid)};
    fit(pieces);
    CHECK(length_of(pieces) % splice_grid == 0);
    CHECK(std::abs(pieces[0].after - 3 * splice_grid) <= pause_tolerance);
    CHECK(std::abs(pieces[1].after - 4 * splice_grid) <= pause_tolerance);
    const Piece& first = pieces[0];
    const auto silent =
        static_cast<std::int64_t>(std::count(first.samples.begin(), first.samples.end(), std::int16_t{0}));
    CHECK(silent - 1000 == static_cast<std::int64_t>(first.samples.size()) - (20 * splice_grid + off));
    CHECK(first.words[1].begin - first.words[0].end == silent);
    CHECK(first.words[1].end == first.samples.size());
    CHECK(first.samples[first.words[0].end - 1] == 100);
    CHECK(first.samples[first.words[1].begin] == 100);
  }
}

TEST_CASE("one word has only its pause, which then becomes longer rather than too short") {
  for (std::int64_t length = 2000; length < 2000 + splice_grid; length += 31) {
    std::vector<Piece> pieces{piece(length, splice_silence.count)};
    fit(pieces);
    CHECK(length_of(pieces) % splice_grid == 0);
    CHECK(pieces[0].after >= splice_silence.count);
    CHECK(pieces[0].samples.size() == static_cast<std::size_t>(length));
  }
}

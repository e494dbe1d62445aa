#pragma once
// Proof that no sign that carries meaning falls silent: minus, exponent, fraction, dash of a range, currency,
// comparison, arrow.

#include <span>
#include <vector>

#include "model/script.hpp"
#include "script/prose.hpp"
#include "script/rules.hpp"

namespace earbound {

/// What became of the signs of a prose. `written` is the sum of the others.
struct SignTally {
  std::size_t written = 0;
  std::size_t spoken = 0;
  std::vector<Omission> omitted;  ///< those that nothing says, each with its reason

  void add(const SignTally& other) {
    written += other.written;
    spoken += other.spoken;
    omitted.insert(omitted.end(), other.omitted.begin(), other.omitted.end());
  }
};

/// Signs in formulas and code are not among them: their readers say all there is. A sign is spoken when the word that
/// holds its place is read with the words of the sign, when the engine says it by itself, or when a rule takes it as a
/// way of writing (the hyphens of a date). Throws Error, with the sign and its line, when a rule reads a word and drops
/// a sign in it.
SignTally check_signs(const Prose& prose, std::span<const Utterance> spoken, std::span<const Omission> omitted,
                      const Rules& rules);

}  // namespace earbound

#pragma once
// Places: which written characters something stands for. Everything in a Document that bears text is a text with an
// identity; a place is a range of one text's characters. Offsets are bytes of UTF-8 and begin at a character.

#include <compare>
#include <cstddef>
#include <cstdint>

namespace earbound {

/// A text of a Document: 1, 2, 3 … in the order of the document, without gaps; 0: no text.
struct TextId {
  std::uint32_t number = 0;
  auto operator<=>(const TextId&) const = default;
  [[nodiscard]] constexpr bool exists() const { return number != 0; }
};

/// Bytes of UTF-8 from the beginning of a text's written characters. Positions in what the engine is given are counted
/// in characters: the two do not mix.
struct ByteOffset {
  std::uint32_t count = 0;
  auto operator<=>(const ByteOffset&) const = default;
  friend constexpr ByteOffset operator+(ByteOffset offset, std::size_t bytes) {
    return {offset.count + static_cast<std::uint32_t>(bytes)};
  }
  /// Bytes from `b` to `a`, which must not lie before it.
  friend constexpr std::size_t operator-(ByteOffset a, ByteOffset b) { return a.count - b.count; }
};

/// Bytes [begin, end).
struct ByteRange {
  ByteOffset begin, end;
  bool operator==(const ByteRange&) const = default;
  [[nodiscard]] constexpr bool holds(const ByteRange& other) const { return begin <= other.begin && other.end <= end; }
};

/// Without a text: words of earbound's own, which nobody wrote.
struct Place {
  TextId text;
  ByteRange range;
  bool operator==(const Place&) const = default;
  [[nodiscard]] constexpr bool is_written() const { return text.exists(); }
  [[nodiscard]] constexpr bool holds(const Place& other) const {
    return text == other.text && range.holds(other.range);
  }
};

}  // namespace earbound

#pragma once
// QR codes (ISO/IEC 18004) of addresses: the adapter of libqrencode.

#include <string>
#include <string_view>
#include <vector>

namespace earbound {

/// The modules of a code, without the quiet zone around it.
class QrCode {
 public:
  QrCode(int size, std::vector<bool> dark) : size_(size), dark_(std::move(dark)) {}
  [[nodiscard]] int size() const { return size_; }  ///< modules in a row, and rows
  /// Whether a module is dark; those outside, of the quiet zone, are light.
  [[nodiscard]] bool dark(int column, int row) const {
    return column >= 0 && row >= 0 && column < size_ && row < size_ &&
           dark_[static_cast<std::size_t>(row * size_ + column)];
  }

 private:
  int size_;
  std::vector<bool> dark_;
};

/// How many light modules the standard asks for on every side.
inline constexpr int qr_quiet_zone = 4;

/// The code of `text`, in bytes, with error correction M. Throws Error when it is empty or too long (2,331 bytes).
QrCode make_qr_code(std::string_view text);

/// The code with its quiet zone as lines of half blocks, two rows of modules a line. With `coloured` dark is black and
/// light is white whatever the terminal's colours are; else what is light is drawn, as for light letters on a dark
/// ground.
std::string qr_for_terminal(const QrCode& code, bool coloured);

}  // namespace earbound

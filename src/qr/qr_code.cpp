#include "qr/qr_code.hpp"

#include <qrencode.h>

#include <memory>

#include "base/error.hpp"

namespace earbound {
namespace {

struct FreeCode {
  void operator()(QRcode* code) const { ::QRcode_free(code); }
};

constexpr std::size_t longest_text = 2331;  // what the largest version holds at this level of correction

}  // namespace

QrCode make_qr_code(std::string_view text) {
  if (text.empty() || text.size() > longest_text)
    throw Error("a QR code cannot hold an address of " + std::to_string(text.size()) + " bytes", "use a shorter one");
  constexpr int smallest_version = 0;
  const std::unique_ptr<QRcode, FreeCode> code(::QRcode_encodeData(static_cast<int>(text.size()),
                                                                   reinterpret_cast<const unsigned char*>(text.data()),
                                                                   smallest_version, QR_ECLEVEL_M));
  if (!code) throw system_error("make a QR code of", text);
  std::vector<bool> dark(static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width));
  constexpr unsigned dark_bit = 1;  // the others say what the module is for
  for (std::size_t i = 0; i < dark.size(); ++i) dark[i] = (code->data[i] & dark_bit) != 0;
  return {code->width, std::move(dark)};
}

std::string qr_for_terminal(const QrCode& code, bool coloured) {
  // Indexed by upper and lower module, light being drawn.
  static constexpr std::string_view blocks[2][2] = {{"\u2588", "\u2580"}, {"\u2584", " "}};
  std::string text;
  for (int row = -qr_quiet_zone; row < code.size() + qr_quiet_zone; row += 2) {
    if (coloured) text += "\x1b[97;40m";
    for (int column = -qr_quiet_zone; column < code.size() + qr_quiet_zone; ++column)
      text += blocks[code.dark(column, row)][code.dark(column, row + 1)];
    text += coloured ? "\x1b[0m\n" : "\n";
  }
  return text;
}

}  // namespace earbound

#include "qr/qr_code.hpp"

#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>

#include "base/error.hpp"

using namespace earbound;

namespace {

/// What zbar, a reader of another house, sees in the code as a picture.
std::string scanned(const QrCode& code) {
  constexpr int scale = 4;
  const int side = (code.size() + 2 * qr_quiet_zone) * scale;
  const auto path = std::filesystem::temp_directory_path() / ("earbound-qr-" + std::to_string(std::rand()) + ".pgm");
  {
    std::ofstream picture(path, std::ios::binary);
    picture << "P5 " << side << ' ' << side << " 255\n";
    for (int y = 0; y < side; ++y)
      for (int x = 0; x < side; ++x)
        picture << static_cast<char>(code.dark(x / scale - qr_quiet_zone, y / scale - qr_quiet_zone) ? 0 : 255);
  }
  const std::string command =
      "zbarimg --quiet --raw -Sbinary -Sdisable -Sqrcode.enable " + path.string() + " 2>/dev/null";
  const std::unique_ptr<FILE, int (*)(FILE*)> reader(::popen(command.c_str(), "r"), ::pclose);
  std::string text;
  for (int c = std::fgetc(reader.get()); c != EOF; c = std::fgetc(reader.get())) text += static_cast<char>(c);
  std::filesystem::remove(path);
  return text;
}

}  // namespace

TEST_CASE("a QR code is read as what it was made of") {
  for (const std::string& text :
       {std::string("http://192.168.1.20:8700/"), std::string("http://[fe80::1]:8700/"), std::string("HTTP://A"),
        "https://example.org/" + std::string(500, 'x') + "?a=b&c=d%20"})
    CHECK(scanned(make_qr_code(text)) == text);
}

TEST_CASE("what does not fit into a QR code is an error") {
  CHECK_NOTHROW(make_qr_code(std::string(2331, 'a')));
  CHECK_THROWS_AS(make_qr_code(std::string(2332, 'a')), Error);
  CHECK_THROWS_AS(make_qr_code(""), Error);
}

TEST_CASE("a code on a terminal has its quiet zone, and two rows a line") {
  const QrCode code = make_qr_code("http://127.0.0.1:8700/");
  const std::string text = qr_for_terminal(code, false);
  const auto lines = std::count(text.begin(), text.end(), '\n');
  CHECK(lines == (code.size() + 2 * qr_quiet_zone + 1) / 2);
  std::string blank;
  for (int i = 0; i < code.size() + 2 * qr_quiet_zone; ++i) blank += "\u2588";
  CHECK(text.substr(0, 2 * (blank.size() + 1)) == blank + "\n" + blank + "\n");
  // The first row of the upper left finder: seven dark modules above a row of which only the first is dark.
  const std::string third = text.substr(2 * (blank.size() + 1), blank.size());
  const std::string light = "\u2588", above = "\u2584";
  CHECK(third.starts_with(light + light + light + light + " " + above + above + above + above + above + " " + light));
  CHECK(qr_for_terminal(code, true).starts_with("\x1b[97;40m"));
}

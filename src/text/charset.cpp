#include "text/charset.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <memory>

#include "text/icu.hpp"

namespace earbound {

std::optional<std::string> decode_charset(std::string_view bytes, std::string_view charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(std::string(charset).c_str(), &status),
                                                                     ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();)
    if (icu_adapter::next_valid_code_point(bytes, i) < 0) return false;
  return true;
}

}  // namespace earbound

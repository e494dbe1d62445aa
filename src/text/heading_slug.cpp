#include "text/heading_slug.hpp"

#include <unicode/uchar.h>

#include "text/icu.hpp"
#include "text/unicode.hpp"

namespace earbound {

std::string heading_slug(std::string_view title) {
  constexpr std::size_t longest = 200;
  const std::string small = lower_case(truncate_bytes(title, longest));
  std::string slug;
  for (std::size_t i = 0; i < small.size();) {
    const std::size_t at = i;
    const UChar32 c = icu_adapter::next_code_point(small, i);
    if (u_isUWhiteSpace(c))
      slug += '-';
    else if (c == '-' || c == '_' || u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0)
      slug.append(small, at, i - at);
  }
  slug = truncate_bytes(slug, longest);
  return has_letter_or_number(slug) ? slug : "section";
}

}  // namespace earbound

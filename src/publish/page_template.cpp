#include "publish/page_template.hpp"

#include <algorithm>

namespace earbound {

void fill_template(std::string_view page, const std::function<void(std::string_view text)>& copy,
                   const std::function<void(std::string_view name)>& fill) {
  while (!page.empty()) {
    const std::size_t open = std::min(page.find("{{"), page.size());
    copy(page.substr(0, open));
    page.remove_prefix(open);
    const std::size_t close = page.find("}}");
    if (close == std::string_view::npos) return copy(page);
    fill(page.substr(2, close - 2));
    page.remove_prefix(close + 2);
  }
}

}  // namespace earbound

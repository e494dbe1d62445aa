#pragma once
// The HTML elements that are open at a place of a Markdown text, and what they do to its runs.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "parse/html_scanner.hpp"
#include "parse/run_builder.hpp"

namespace earbound {

/// Elements that stand on lines of their own: text before and after them does not run together.
bool is_html_block_name(std::string_view name);
/// Elements without a closing tag.
bool is_html_void_name(std::string_view name);
/// Elements whose content is no text for a reader: scripts, styles, sound, film, drawings.
bool is_html_omitted_name(std::string_view name);

class HtmlElements {
 public:
  /// Opens an element. More than 100 open ones are ignored.
  void open(const HtmlToken& tag, bool omitted, bool closes_later);
  /// Closes the innermost element of that name, with all inside it; nothing when there is none.
  void close(std::string_view name);

  /// `style` as these elements change it.
  [[nodiscard]] RunStyle apply(RunStyle style) const;
  /// Name of the outermost open element whose content is omitted; empty: none.
  [[nodiscard]] std::string_view omitting() const;

  [[nodiscard]] std::size_t count() const { return open_.size(); }
  /// Forgets the elements after the first `count`, but those omitted ones of which the end is still to come.
  void forget_after(std::size_t count);
  /// Forgets omitted elements that nothing closes: they end with their block.
  void forget_unclosed_omitted();

 private:
  struct Element {
    std::string name;
    std::shared_ptr<const Target> link;
    std::string expansion, language;
    Direction direction = Direction::inherited;
    bool omitted = false, closes_later = false;
  };
  std::vector<Element> open_;
};

}  // namespace earbound

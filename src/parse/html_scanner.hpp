#pragma once
// HTML as it stands in Markdown, cut into text and tags. Tolerant and linear: whatever is no tag is text.

#include <optional>
#include <string>
#include <string_view>

namespace earbound {

struct HtmlToken {
  enum class Kind { text, open_tag, close_tag, comment, declaration };
  Kind kind = Kind::text;
  std::string_view source;      ///< as written
  std::string_view content;     ///< text; what stands inside a comment or a declaration
  std::string name;             ///< of a tag, in lower case
  std::string_view attributes;  ///< of an open tag
  bool self_closed = false;     ///< `<br/>`
};

class HtmlScanner {
 public:
  /// `html` must outlive this and its tokens.
  explicit HtmlScanner(std::string_view html) : html_(html) {}
  bool next(HtmlToken& token);

 private:
  bool markup(HtmlToken& token);
  bool tag(HtmlToken& token);
  bool between(HtmlToken& token, std::size_t opening, std::string_view closing, HtmlToken::Kind kind);

  std::string_view html_;
  std::size_t at_ = 0;
  std::string raw_;                    // name of the open element whose content is no HTML
  std::size_t no_tag_end_ = SIZE_MAX;  // from here on there is no '>'
};

/// The value of an attribute, entities decoded; nothing when the tag does not have it. Names compare without case.
std::optional<std::string> html_attribute(std::string_view attributes, std::string_view name);

/// Where the tag, comment or automatic link that begins at text[at] == '<' ends, as CommonMark sees it inside a
/// paragraph; npos when none begins there.
std::size_t inline_html_end(std::string_view text, std::size_t at);

}  // namespace earbound

#pragma once
// Runs gathered piece by piece: equal styles merge, white space at both ends goes, text is cleaned.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"

namespace earbound {

struct RunStyle {
  bool emphasis = false, strong = false, deleted = false, subscript = false, superscript = false, code = false;
  Direction direction = Direction::inherited;
  std::shared_ptr<const Target> link;
  std::string expansion, language;
};

class RunBuilder {
 public:
  /// Text that begins on `line`; line feeds in it lead to the lines below.
  void text(std::string_view text, int line, const RunStyle& style);
  /// A run that stands for itself: note reference, math, line break, code.
  void add(Run::Kind kind, std::string text, int line, const RunStyle& style);
  void image(std::string alternative, Target image, int line, const RunStyle& style);
  void display_math(std::string formula, int line, const RunStyle& style);
  /// White space, unless the last thing is white space already: at the border of HTML blocks inside a paragraph.
  void space(int line);
  /// A `~~` that may begin or end deleted text.
  void strike(int line, const RunStyle& style);
  /// Takes the last line feed back.
  void join_lines();

  [[nodiscard]] bool empty() const { return pieces_.empty(); }
  [[nodiscard]] std::size_t size() const { return pieces_.size(); }
  /// Adds to the lines of all runs from `first` on.
  void shift_lines(std::size_t first, int by);
  /// The runs; the builder is empty afterwards.
  std::vector<Run> take();

 private:
  struct Piece {
    Run run;
    bool strike = false;
    int end_line = 0;
  };
  void resolve_strikes();
  static bool same_style(const Run& a, const Run& b);

  std::vector<Piece> pieces_;
};

}  // namespace earbound

#include "script/math_speech.hpp"

#include "text/ascii.hpp"

namespace earbound {
namespace {

class MathReader {
 public:
  MathReader(std::string_view formula, const TextMap<std::string>& words) : formula_(formula), words_(words) {}

  std::optional<std::string> read() {
    std::string text = sequence(0);
    if (failed_ || at_ < formula_.size()) return {};
    while (!text.empty() && text.back() == ' ') text.pop_back();
    if (text.empty()) return {};
    return text;
  }

 private:
  static constexpr int deepest = 8;

  std::string word(std::string_view key) {
    const auto found = words_.find(key);
    if (found == words_.end()) {
      failed_ = true;
      return {};
    }
    return found->second;
  }

  static void add(std::string& text, const std::string& part) {
    if (part.empty()) return;
    if (!text.empty() && text.back() != ' ') text += ' ';
    text += part;
  }

  std::string sequence(int depth) {
    std::string text;
    if (depth > deepest) failed_ = true;
    while (!failed_ && at_ < formula_.size() && formula_[at_] != '}') {
      const char c = formula_[at_];
      if (c == ' ' || c == '~')
        ++at_;
      else if (c == '^')
        add(text, power(depth));
      else if (c == '_') {
        ++at_;
        add(text, word("_") + " " + argument(depth));
      } else
        add(text, atom(depth));
    }
    return text;
  }

  std::string power(int depth) {
    ++at_;
    const std::string exponent = argument(depth);
    if (exponent == "2") return word("^2");
    if (exponent == "3") return word("^3");
    return word("^") + " " + exponent;
  }

  /// {…} or the next atom.
  std::string argument(int depth) {
    while (at_ < formula_.size() && formula_[at_] == ' ') ++at_;
    if (at_ >= formula_.size()) {
      failed_ = true;
      return {};
    }
    if (formula_[at_] != '{') return atom(depth);
    ++at_;
    std::string text = sequence(depth + 1);
    if (at_ >= formula_.size() || formula_[at_] != '}') failed_ = true;
    ++at_;
    return text;
  }

  std::string atom(int depth) {
    const char c = formula_[at_];
    if (is_ascii_digit(c)) {
      const std::size_t begin = at_;
      while (at_ < formula_.size() &&
             (is_ascii_digit(formula_[at_]) ||
              (formula_[at_] == '.' && at_ + 1 < formula_.size() && is_ascii_digit(formula_[at_ + 1]))))
        ++at_;
      return std::string(formula_.substr(begin, at_ - begin));
    }
    if (is_ascii_letter(c)) {
      ++at_;
      return std::string(1, c);
    }
    if (c == '{') return argument(depth);
    if (c == '\\') return command(depth);
    std::size_t length = 1;
    while (at_ + length < formula_.size() && (static_cast<unsigned char>(formula_[at_ + length]) & 0xC0U) == 0x80U)
      ++length;
    const std::string_view sign = formula_.substr(at_, length);
    at_ += length;
    return word(sign);
  }

  std::string command(int depth) {
    std::size_t end = at_ + 1;
    while (end < formula_.size() && is_ascii_letter(formula_[end])) ++end;
    if (end == at_ + 1 && end < formula_.size()) ++end;
    const std::string_view name = formula_.substr(at_, end - at_);
    at_ = end;
    if (name == "\\frac") {
      const std::string above = argument(depth), below = argument(depth);
      return above + " " + word("\\frac") + " " + below;
    }
    if (name == "\\sqrt") return word("\\sqrt") + " " + argument(depth);
    if (name == "\\text" || name == "\\mathrm") return text_argument();
    if (name == "\\left" || name == "\\right" || name == "\\," || name == "\\;" || name == "\\!") return {};
    return word(name);
  }

  std::string text_argument() {
    const std::size_t close = formula_.find('}', at_);
    if (at_ >= formula_.size() || formula_[at_] != '{' || close == std::string_view::npos) {
      failed_ = true;
      return {};
    }
    std::string text(formula_.substr(at_ + 1, close - at_ - 1));
    at_ = close + 1;
    return text;
  }

  std::string_view formula_;
  const TextMap<std::string>& words_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

std::optional<std::string> spoken_math(std::string_view formula, const TextMap<std::string>& words) {
  constexpr std::size_t longest = 120;
  if (formula.size() > longest || words.empty()) return {};
  return MathReader(formula, words).read();
}

}  // namespace earbound

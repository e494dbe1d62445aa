#include "base/error.hpp"

#include <cerrno>
#include <cstring>

namespace earbound {

Error::Error(std::string what, std::string remedy)
    : std::runtime_error(what), wrong_(std::move(what)), remedy_(std::move(remedy)) {}

Error& Error::at(std::string file, int line, int column) {
  if (file_.empty()) {
    file_ = std::move(file);
    line_ = line;
    column_ = column;
  }
  return *this;
}

Error& Error::within(std::string_view context) {
  wrong_ = std::string(context) + ": " + wrong_;
  return *this;
}

std::string Error::sentence() const { return remedy_.empty() ? wrong_ : wrong_ + "; " + remedy_; }

std::string Error::message() const {
  std::string text;
  if (!file_.empty()) {
    text += file_ + ":";
    if (line_ > 0) text += std::to_string(line_) + ":";
    if (line_ > 0 && column_ > 0) text += std::to_string(column_) + ":";
    text += " ";
  }
  text += "error: " + sentence();
  for (char& c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) c = '?';
  }
  return text;
}

Error system_error(std::string_view action, std::string_view path) {
  const int code = errno;
  std::string what = "cannot " + std::string(action) + " (" + std::strerror(code) + ")";
  std::string remedy;
  switch (code) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      remedy = "free some space or choose another place, then run the same command again";
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      remedy = "choose a place you may write to, or change its permissions";
      break;
    case ENOENT:
      remedy = "check the spelling of the path";
      break;
    default:
      break;
  }
  Error error(std::move(what), std::move(remedy));
  error.at(std::string(path));
  return error;
}

}  // namespace earbound

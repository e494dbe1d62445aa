#pragma once
// What is said of a picture that cannot be a cover, whatever its kind.

#include <fmt/format.h>

#include <string>

#include "base/error.hpp"
#include "cover/picture.hpp"

namespace earbound {

inline Error damaged_picture(const std::string& path) {
  Error error("the cover picture is damaged or cut off", "save the picture again");
  error.at(path);
  return error;
}

inline Error too_many_pixels(const std::string& path) {
  Error error(fmt::format("the cover picture has more than {} million pixels", most_pixels / 1'000'000),
              "save it smaller; 3000 pixels a side are enough");
  error.at(path);
  return error;
}

}  // namespace earbound

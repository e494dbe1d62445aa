#include "publish/page_length.hpp"

#include "text/languages.hpp"

namespace earbound {

std::string duration_in_words(Milliseconds length, const Labels& labels) {
  const std::int64_t total = (length.count + 500) / 1000;
  std::string text;
  const auto add = [&](TimeUnit unit, std::int64_t count) {
    if (count != 0) text += (text.empty() ? "" : " ") + time_in_words(labels.language, unit, count);
  };
  add(TimeUnit::hour, total / 3600);
  add(TimeUnit::minute, total / 60 % 60);
  add(TimeUnit::second, total % 60);
  return text.empty() ? time_in_words(labels.language, TimeUnit::second, 0) : text;
}

}  // namespace earbound

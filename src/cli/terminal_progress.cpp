#include "cli/terminal_progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "base/clock_text.hpp"
#include "base/json.hpp"
#include "cli/terminal_text.hpp"

namespace earbound {
namespace {

using Clock = std::chrono::steady_clock;

class PlainProgress : public Progress {
 public:
  void begin_work(const std::string& name, std::size_t chapters) override {
    say(fmt::format("{}: {} {}\n", one_line(name), chapters, chapters == 1 ? "chapter" : "chapters"));
  }
  void advance(std::size_t, std::size_t) override {}
  void finish_chapter(std::size_t number, std::size_t count, const std::string& title) override {
    say(fmt::format("chapter {} of {}: {}\n", number, count, one_line(title)));
  }
  void finish_work(const std::string&, const std::string& directory, const std::string& length) override {
    say(fmt::format("done: {} in {}\n", length, directory));
  }
  void explain(const std::string& message) override { say(one_line(message) + "\n"); }
  void warn(const std::string& message) override { say(fmt::format("warning: {}\n", one_line(message))); }
  void fail(const std::string& message) override { say(message + "\n"); }
};

class BarProgress final : public PlainProgress {
 public:
  void begin_work(const std::string& name, std::size_t) override {
    name_ = one_line(name);
    begun_ = Clock::now();
    drawn_ = {};
  }
  void advance(std::size_t done, std::size_t total) override {
    const auto now = Clock::now();
    if (done < total && now - drawn_ < std::chrono::milliseconds(100)) return;
    drawn_ = now;
    draw(total == 0 ? 1.0 : std::min(1.0, static_cast<double>(done) / static_cast<double>(total)), now - begun_);
  }
  void finish_chapter(std::size_t, std::size_t, const std::string&) override {}
  void finish_work(const std::string&, const std::string& directory, const std::string& length) override {
    say(fmt::format("\r\x1b[K{}: {} in {}\n", name_, length, directory));
  }
  void explain(const std::string& message) override { say(fmt::format("\r\x1b[K{}\n", one_line(message))); }
  void warn(const std::string& message) override { say(fmt::format("\r\x1b[Kwarning: {}\n", one_line(message))); }
  void fail(const std::string& message) override { say("\r\x1b[K" + message + "\n"); }

 private:
  void draw(double part, Clock::duration spent) const {
    const auto seconds = std::chrono::duration<double>(spent).count();
    std::string tail = fmt::format(" {:3.0f} %", part * 100);
    if (part > 0.02 && part < 1)
      tail += fmt::format(", {} left", clock_text({static_cast<std::int64_t>(1000 * seconds * (1 - part) / part)}));
    say("\r\x1b[K" + bar_text(name_, part, tail));
  }

  std::string name_;
  Clock::time_point begun_, drawn_;
};

class JsonProgress final : public Progress {
 public:
  void begin_work(const std::string& name, std::size_t chapters) override {
    line({{"event", "work"}, {"title", name}, {"chapters", chapters}});
  }
  void advance(std::size_t done, std::size_t total) override {
    line({{"event", "progress"}, {"done", done}, {"total", total}});
  }
  void finish_chapter(std::size_t number, std::size_t count, const std::string& title) override {
    line({{"event", "chapter"}, {"number", number}, {"count", count}, {"title", title}});
  }
  void finish_work(const std::string& name, const std::string& directory, const std::string& length) override {
    line({{"event", "done"}, {"title", name}, {"directory", directory}, {"length", length}});
  }
  void explain(const std::string& message) override { line({{"event", "explanation"}, {"message", message}}); }
  void warn(const std::string& message) override { line({{"event", "warning"}, {"message", message}}); }
  void fail(const std::string& message) override { say(message + "\n"); }  // errors read the same everywhere

 private:
  static void line(const Json& event) { say(event.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"); }
};

class QuietProgress final : public Progress {
 public:
  void begin_work(const std::string&, std::size_t) override {}
  void advance(std::size_t, std::size_t) override {}
  void finish_chapter(std::size_t, std::size_t, const std::string&) override {}
  void finish_work(const std::string&, const std::string&, const std::string&) override {}
  void explain(const std::string& message) override { say(one_line(message) + "\n"); }
  void warn(const std::string& message) override { say(fmt::format("warning: {}\n", one_line(message))); }
  void fail(const std::string& message) override { say(message + "\n"); }
};

}  // namespace

ProgressStyle default_progress_style() {
  return ::isatty(STDERR_FILENO) != 0 ? ProgressStyle::bar : ProgressStyle::plain;
}

std::unique_ptr<Progress> make_progress(ProgressStyle style) {
  switch (style) {
    case ProgressStyle::bar:
      return std::make_unique<BarProgress>();
    case ProgressStyle::plain:
      return std::make_unique<PlainProgress>();
    case ProgressStyle::json:
      return std::make_unique<JsonProgress>();
    case ProgressStyle::quiet:
      break;
  }
  return std::make_unique<QuietProgress>();
}

}  // namespace earbound

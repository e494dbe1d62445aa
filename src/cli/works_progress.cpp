#include "cli/works_progress.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <mutex>

#include "base/clock_text.hpp"
#include "base/json.hpp"
#include "cli/terminal_text.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

using Clock = std::chrono::steady_clock;

/// One work: as it is told alone.
class OneWork final : public WorksProgress {
 public:
  explicit OneWork(ProgressStyle style) : work_(make_progress(style)), quiet_(style == ProgressStyle::quiet) {}
  Progress& of_work(std::size_t) override { return *work_; }
  void give_up(std::size_t) override {}
  void warn(const std::string& message) override { work_->warn(message); }
  void fail(const std::string& message) override { work_->fail(message); }
  void remark(const std::string& message) override {
    if (!quiet_) work_->explain(message);
  }
  void finish(const BuildTotals&) override {}

 private:
  std::unique_ptr<Progress> work_;
  bool quiet_;
};

/// How much of all works is done, and how long the rest will take. Works that were unchanged take no part in it.
class WholeProgress {
 public:
  explicit WholeProgress(const std::vector<std::string>& sources) {
    for (const std::string& source : sources) {
      std::error_code failed;
      const std::uintmax_t bytes = fs::file_size(source, failed);
      sizes_.push_back(failed ? 1.0 : static_cast<double>(std::max<std::uintmax_t>(bytes, 1)));
      total_ += sizes_.back();
    }
    parts_.resize(sizes_.size());
  }
  void set(std::size_t work, double part) {
    done_ += (part - parts_[work]) * sizes_[work];
    parts_[work] = part;
  }
  void leave_out(std::size_t work) {
    set(work, 0);
    total_ -= sizes_[work];
    sizes_[work] = 0;
  }
  [[nodiscard]] double part() const { return total_ <= 0 ? 1 : std::clamp(done_ / total_, 0.0, 1.0); }
  /// "0:40"; empty while nobody can tell.
  [[nodiscard]] std::string left() const {
    constexpr double enough = 0.02;
    const double seconds = std::chrono::duration<double>(Clock::now() - begun_).count();
    if (part() < enough || part() >= 1 || seconds < 1) return {};
    return clock_text({static_cast<std::int64_t>(1000 * seconds * (1 - part()) / part())});
  }

 private:
  std::vector<double> sizes_, parts_;
  double total_ = 0, done_ = 0;
  Clock::time_point begun_ = Clock::now();
};

class ManyWorks;

/// What a work says, kept until it is finished, so that its lines stand together.
class WorkLines final : public Progress {
 public:
  WorkLines(ManyWorks& all, std::size_t index) : all_(all), index_(index) {}
  void begin_work(const std::string& name, std::size_t chapters) override;
  void advance(std::size_t done, std::size_t total) override;
  void finish_chapter(std::size_t, std::size_t, const std::string&) override {}
  void finish_work(const std::string& name, const std::string& directory, const std::string& length) override;
  void keep_work(const std::string& name, const std::string& directory, const std::string& length) override;
  void explain(const std::string& message) override { remarks.push_back(message); }
  void warn(const std::string& message) override { warnings.push_back(message); }
  void fail(const std::string&) override {}

  std::vector<std::string> remarks, warnings;

 private:
  ManyWorks& all_;
  std::size_t index_;
};

class ManyWorks : public WorksProgress {
 public:
  explicit ManyWorks(const std::vector<std::string>& sources) : sources_(sources), pace_(sources) {
    for (std::size_t i = 0; i < sources.size(); ++i) works_.push_back(std::make_unique<WorkLines>(*this, i));
  }
  Progress& of_work(std::size_t index) override { return *works_[index]; }
  void give_up(std::size_t index) override {
    end(index, [&] {
      pace_.leave_out(index);
      tell_of(index, "could not be built");
    });
  }
  void warn(const std::string& message) override {
    locked([&] { tell_warning(message); });
  }
  void fail(const std::string& message) override {
    locked([&] { say_line(message); });
  }
  void remark(const std::string& message) override {
    locked([&] { tell_remark(message); });
  }
  void finish(const BuildTotals& totals) override {
    locked([&] { tell_totals(totals); });
  }

  void begin(std::size_t index, const std::string& name, std::size_t chapters) {
    locked([&] { tell_begin(index, name, chapters); });
  }
  void advance(std::size_t index, double part) {
    locked([&] {
      pace_.set(index, part);
      tell_part(index);
    });
  }
  void end(std::size_t index, const std::string& name, const std::string& directory, const std::string& length,
           bool unchanged) {
    end(index, [&] {
      if (unchanged)
        pace_.leave_out(index);
      else
        pace_.set(index, 1);
      tell_end(index, name, directory, length, unchanged);
    });
  }

 protected:
  // Each is called by one thread at a time.
  virtual void tell_begin(std::size_t, const std::string&, std::size_t) {}
  virtual void tell_part(std::size_t) {}
  virtual void tell_end(std::size_t index, const std::string& name, const std::string& directory,
                        const std::string& length, bool unchanged) = 0;
  virtual void tell_of(std::size_t index, const std::string& what) = 0;
  virtual void tell_warning(const std::string& message) = 0;
  virtual void tell_remark(const std::string& message) = 0;
  virtual void tell_totals(const BuildTotals& totals) = 0;
  virtual void say_line(const std::string& message) { say(message + "\n"); }

  [[nodiscard]] const std::string& source(std::size_t index) const { return sources_[index]; }
  [[nodiscard]] std::size_t ended() const { return ended_; }
  [[nodiscard]] std::size_t count() const { return sources_.size(); }
  [[nodiscard]] const WholeProgress& pace() const { return pace_; }

 private:
  template <class Tell>
  void locked(Tell tell) {
    const std::lock_guard lock(mutex_);
    tell();
  }
  template <class Tell>
  void end(std::size_t index, Tell tell) {
    const std::lock_guard lock(mutex_);
    ++ended_;
    for (const std::string& remark : std::exchange(works_[index]->remarks, {})) tell_remark(remark);
    for (const std::string& warning : std::exchange(works_[index]->warnings, {})) tell_warning(warning);
    tell();
  }

  const std::vector<std::string>& sources_;
  std::vector<std::unique_ptr<WorkLines>> works_;
  WholeProgress pace_;
  std::size_t ended_ = 0;
  std::mutex mutex_;
};

void WorkLines::begin_work(const std::string& name, std::size_t chapters) { all_.begin(index_, name, chapters); }
void WorkLines::advance(std::size_t done, std::size_t total) {
  all_.advance(index_, total == 0 ? 1.0 : std::min(1.0, static_cast<double>(done) / static_cast<double>(total)));
}
void WorkLines::finish_work(const std::string& name, const std::string& directory, const std::string& length) {
  all_.end(index_, name, directory, length, false);
}
void WorkLines::keep_work(const std::string& name, const std::string& directory, const std::string& length) {
  all_.end(index_, name, directory, length, true);
}

std::string totals_text(const BuildTotals& totals) {
  const std::size_t works = totals.built + totals.unchanged + totals.failed;
  std::string text = fmt::format("{} {}: {} built, {} unchanged", works, works == 1 ? "work" : "works", totals.built,
                                 totals.unchanged);
  if (totals.failed > 0) text += fmt::format(", {} failed", totals.failed);
  return text;
}

class PlainWorks : public ManyWorks {
 public:
  using ManyWorks::ManyWorks;

 protected:
  void tell_end(std::size_t, const std::string& name, const std::string& directory, const std::string& length,
                bool unchanged) override {
    std::string line = fmt::format("{} of {}: {}: {} in {}", ended(), count(), one_line(name), length, directory);
    if (unchanged)
      line += ", unchanged";
    else if (const std::string left = pace().left(); !left.empty())
      line += fmt::format("; {} left", left);
    say_line(line);
  }
  void tell_of(std::size_t index, const std::string& what) override {
    say_line(fmt::format("{} of {}: {}: {}", ended(), count(), one_line(source(index)), what));
  }
  void tell_warning(const std::string& message) override { say_line("warning: " + one_line(message)); }
  void tell_remark(const std::string& message) override { say_line(one_line(message)); }
  void tell_totals(const BuildTotals& totals) override { say_line(totals_text(totals)); }
};

/// As plain lines, with a bar for all works below them.
class BarWorks final : public PlainWorks {
 public:
  using PlainWorks::PlainWorks;

 protected:
  void tell_part(std::size_t) override {
    const auto now = Clock::now();
    if (now - drawn_ < std::chrono::milliseconds(100)) return;
    drawn_ = now;
    std::string tail = fmt::format(" {} of {}", ended(), count());
    if (const std::string left = pace().left(); !left.empty()) tail += fmt::format(", {} left", left);
    say("\r\x1b[K" + bar_text("all works", pace().part(), tail));
  }
  void say_line(const std::string& message) override { say("\r\x1b[K" + message + "\n"); }

 private:
  Clock::time_point drawn_;
};

class JsonWorks final : public ManyWorks {
 public:
  using ManyWorks::ManyWorks;

 protected:
  void tell_begin(std::size_t index, const std::string& name, std::size_t chapters) override {
    line({{"event", "work"}, {"source", source(index)}, {"title", name}, {"chapters", chapters}});
  }
  void tell_part(std::size_t) override {
    line({{"event", "progress"}, {"done", ended()}, {"total", count()}, {"part", pace().part()}});
  }
  void tell_end(std::size_t index, const std::string& name, const std::string& directory, const std::string& length,
                bool unchanged) override {
    line({{"event", "done"},
          {"source", source(index)},
          {"title", name},
          {"directory", directory},
          {"length", length},
          {"unchanged", unchanged}});
  }
  void tell_of(std::size_t index, const std::string& what) override {
    line({{"event", "failed"}, {"source", source(index)}, {"message", what}});
  }
  void tell_warning(const std::string& message) override { line({{"event", "warning"}, {"message", message}}); }
  void tell_remark(const std::string& message) override { line({{"event", "remark"}, {"message", message}}); }
  void tell_totals(const BuildTotals& totals) override {
    line({{"event", "total"}, {"built", totals.built}, {"unchanged", totals.unchanged}, {"failed", totals.failed}});
  }

 private:
  static void line(const Json& event) { say(event.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"); }
};

class QuietWorks final : public ManyWorks {
 public:
  using ManyWorks::ManyWorks;

 protected:
  void tell_end(std::size_t, const std::string&, const std::string&, const std::string&, bool) override {}
  void tell_of(std::size_t, const std::string&) override {}
  void tell_warning(const std::string& message) override { say_line("warning: " + one_line(message)); }
  void tell_remark(const std::string&) override {}
  void tell_totals(const BuildTotals&) override {}
};

}  // namespace

std::unique_ptr<WorksProgress> make_works_progress(ProgressStyle style, const std::vector<std::string>& sources) {
  if (sources.size() == 1) return std::make_unique<OneWork>(style);
  switch (style) {
    case ProgressStyle::bar:
      return std::make_unique<BarWorks>(sources);
    case ProgressStyle::plain:
      return std::make_unique<PlainWorks>(sources);
    case ProgressStyle::json:
      return std::make_unique<JsonWorks>(sources);
    case ProgressStyle::quiet:
      break;
  }
  return std::make_unique<QuietWorks>(sources);
}

}  // namespace earbound

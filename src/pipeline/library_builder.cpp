#include "pipeline/library_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <set>

#include "base/error.hpp"
#include "parse/parser.hpp"
#include "pipeline/work_builder.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

/// While editions are exchanged the feeds do not name them, and both take a moment: so several are exchanged together.
constexpr std::size_t exchanged_together = 16;

std::uint64_t size_of(const std::string& source) {
  std::error_code failed;
  const std::uintmax_t size = fs::file_size(source, failed);
  return failed ? 0 : size;
}

class WorksBuild {
 public:
  WorksBuild(const std::vector<std::string>& sources, const std::string& directory, LibrarySite* site,
             const BuildOptions& options, Servers& servers, WorksProgress& progress)
      : sources_(sources),
        site_(site),
        threads_(options.jobs),
        workforce_{threads_, servers},
        progress_(progress),
        failures_(sources.size()) {
    for (const std::string& source : sources) {
      BuildOptions* const own = &options_.try_emplace(output_of(source, directory, options), options).first->second;
      own->output = output_of(source, directory, options);
      options_of_.push_back(own);
    }
    if (!options.cache_directory.empty()) origin_ = build_origin(options);
  }

  BuildTotals run() {
    std::vector<std::size_t> order(sources_.size());
    std::iota(order.begin(), order.end(), 0);
    std::vector<std::uint64_t> sizes;
    for (const std::string& source : sources_) sizes.push_back(size_of(source));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
    threads_.run(order.size(), [&](std::size_t i) { guarded(order[i], [&] { build(order[i]); }); });
    exchange_waiting();
    for (const std::string& failure : failures_)
      if (!failure.empty()) progress_.fail(failure);
    return totals_;
  }

 private:
  struct WaitingWork {
    std::size_t index;
    std::unique_ptr<WorkBuilder> builder;
  };

  /// One bad article does not keep the others of a directory from being published.
  template <class Step>
  void guarded(std::size_t index, Step step) {
    std::string failure;
    try {
      step();
      return;
    } catch (const Error& error) {
      failure = error.message();
    } catch (const std::bad_alloc&) {
      failure =
          Error("there is not enough memory", "use fewer --jobs, or split the text").at(sources_[index]).message();
    } catch (const std::exception& error) {
      failure = Error(error.what()).at(sources_[index]).message();
    }
    progress_.give_up(index);
    const std::lock_guard lock(mutex_);
    failures_[index] = std::move(failure);
    ++totals_.failed;
  }

  void build(std::size_t index) {
    const std::string& source = sources_[index];
    const BuildOptions& options = *options_of_[index];
    auto builder = std::make_unique<WorkBuilder>(source, options, origin_, progress_.of_work(index));
    if (builder->is_done()) {
      const std::lock_guard lock(mutex_);
      ++totals_.unchanged;
      return;
    }
    builder->make(workforce_);
    if (site_ == nullptr || !site_->names(source)) {
      builder->put_in_place();
      const std::lock_guard lock(mutex_);
      ++totals_.built;
      return;
    }
    const std::lock_guard lock(exchanging_);
    waiting_.push_back({index, std::move(builder)});
    if (waiting_.size() >= exchanged_together) exchange_waiting();
  }

  /// Exchanges editions that a feed names; see LibrarySite.
  void exchange_waiting() {
    if (waiting_.empty()) return;
    std::set<std::string> names;
    for (const WaitingWork& work : waiting_) names.insert(sources_[work.index]);
    std::vector<WaitingWork> works = std::exchange(waiting_, {});
    std::string fault = published(names);
    for (const WaitingWork& work : works)
      guarded(work.index, [&] {
        if (!fault.empty()) throw Error("its feed cannot be written: " + fault).at(sources_[work.index]);
        work.builder->put_in_place();
        const std::lock_guard lock(mutex_);
        ++totals_.built;
      });
    published({});  // the end of the build tells of a fault
  }

  std::string published(const std::set<std::string>& without) {
    try {
      site_->publish(without);
      return {};
    } catch (const Error& error) {
      return error.message();
    }
  }

  const std::vector<std::string>& sources_;
  LibrarySite* site_;
  std::map<std::string, BuildOptions> options_;  ///< by their output
  std::vector<const BuildOptions*> options_of_;
  Hash origin_;
  WorkerPool threads_;
  Workforce workforce_;
  WorksProgress& progress_;
  std::mutex mutex_, exchanging_;
  std::vector<WaitingWork> waiting_;
  std::vector<std::string> failures_;
  BuildTotals totals_;
};

}  // namespace

std::string reason_to_leave_out(const std::string& source, const std::string& today) {
  try {
    const Metadata metadata = read_metadata(source);
    if (metadata.draft) return "it is a draft";
    if (metadata.date > today.substr(0, metadata.date.size())) return "its date is " + metadata.date;
  } catch (const Error&) {
  }
  return {};
}

std::string output_of(const std::string& source, const std::string& directory, const BuildOptions& options) {
  if (directory.empty()) return options.output;
  const std::string section = section_of(directory, source);
  return section.empty() ? options.output : options.output + "/" + section.substr(0, section.size() - 1);
}

BuildTotals build_works(const std::vector<std::string>& sources, const std::string& directory, LibrarySite* site,
                        const BuildOptions& options, Servers& servers, WorksProgress& progress) {
  return WorksBuild(sources, directory, site, options, servers, progress).run();
}

}  // namespace earbound

#include "parse/pandoc.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "process/command.hpp"

namespace earbound {
namespace {

constexpr std::size_t longest_html = std::size_t{512} << 20;
constexpr std::uint64_t most_memory = std::uint64_t{4} << 30;
constexpr std::chrono::seconds longest_time{120};

/// The last line that says something: pandoc ends with it.
std::string last_line(std::string complaint) {
  while (!complaint.empty() && (complaint.back() == '\n' || complaint.back() == ' ')) complaint.pop_back();
  return complaint.substr(complaint.find_last_of('\n') + 1);
}

}  // namespace

std::vector<std::uint8_t> html_by_pandoc(std::span<const std::uint8_t> bytes, const std::string& file,
                                         std::string_view format, std::string_view title) {
  // A paragraph a line, so that lines of messages count something a reader can see.
  const CommandResult result =
      run_command({"pandoc", "--sandbox", "--from", std::string(format), "--to", "html5", "--standalone", "--wrap=none",
                   "--mathml", "--no-highlight", "--metadata", "pagetitle= "},
                  bytes, {longest_time, most_memory, longest_html});
  switch (result.status) {
    case CommandResult::Status::done:
      if (result.complaint.find("Could not load include file") != std::string::npos)
        throw Error("it includes other files, which are not read", "put all of the text into one file").at(file);
      return result.output;
    case CommandResult::Status::missing:
      throw Error(fmt::format("{} is read with pandoc, which is not installed", title),
                  "install it (apt install pandoc), or save the text as HTML or Markdown")
          .at(file);
    case CommandResult::Status::timed_out:
    case CommandResult::Status::too_long:
      throw Error("the file takes pandoc too long to read", "see whether it is damaged, or split it").at(file);
    case CommandResult::Status::failed:
      break;
  }
  const std::string complaint = last_line(result.complaint);
  throw Error(fmt::format("pandoc cannot read it as {}{}", title, complaint.empty() ? "" : ": " + complaint),
              "see whether the file is what its name says, or save it anew")
      .at(file);
}

}  // namespace earbound

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/replaced_file.hpp"
#include "cli/commands.hpp"
#include "cli/standard_output.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

constexpr std::string_view settings =
    R"(# What holds for all articles of this directory. `earbound build DIRECTORY -o public` makes editions, feeds and a front
# page of them. Lines that begin with '#' are remarks: take the sign away to use what stands behind it.

title: My articles, read aloud
description: Articles to listen to.
language: en
# author: Your Name                        # or authors: [One, Two]

# Where the output directory will be reached. With it there is a podcast feed, a JSON feed and a catalogue.
# base_url: https://example.org/audio/

# What podcast directories ask for as well:
# owner: Your Name
# email: audio@example.org
# categories: [Arts > Books]
# explicit: no                             # or yes
# cover: cover.png                         # JPEG or PNG, also for articles without one; drawn (of the title), or none
# people: [{name: Your Name, role: host}]  # role, page and picture (addresses) as you like

# order: newest                            # or serial: heard from the first to the last, and numbered
# podcast: per-work                        # or per-chapter: an episode for each chapter (needs the format chapters)
# licence: CC-BY-4.0
# funding: https://example.org/give

# For all articles, where they say nothing else themselves:
# formats: [mp3, chapters, player]         # as --formats takes them
# voice: en-gb                             # for articles in its language
# lexicons: [names.pls]                    # pronunciations
)";

constexpr std::string_view article = R"(---
title: The first article
language: en
# author: Your Name
# date: 2026-01-31      # articles of a later date wait
# description: What it is about, in a sentence or two.
# draft: true           # keeps it back
# cover: none           # or a JPEG or PNG, or drawn
# formats: [mp3]        # for this article alone
# people: [{name: A Guest, role: guest}]
# licence: CC-BY-4.0
# explicit: yes
---

Replace this by a text of your own. A heading begins a chapter that listeners can jump to.

## How to go on

Build it, and listen: the sound is in the output directory.
)";

}  // namespace

int run_init(const CommandLine& line) {
  const fs::path directory = line.inputs.front();
  const std::array<std::pair<fs::path, std::string_view>, 2> files{
      {{directory / "earbound.yaml", settings}, {directory / "first-article.md", article}}};
  std::error_code failed;
  for (const auto& [path, text] : files)
    if (fs::exists(fs::symlink_status(path, failed)))
      throw Error("the file is there already", "name a directory without it, or edit it").at(path.string());
  fs::create_directories(directory, failed);
  if (failed) {
    errno = failed.value();
    throw system_error("make the directory", directory.string());
  }
  for (const auto& [path, text] : files) replace_file(path.string(), as_bytes(text));
  print(fmt::format("made {} and {}; `earbound build {}` speaks them\n", files[0].first.string(),
                    files[1].first.string(), directory.string()));
  return 0;
}

}  // namespace earbound

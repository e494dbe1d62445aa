// earbound: turns articles and books into audio that people navigate by ear.
// Copyright (C) 2026 the earbound project. License: GPL-3.0-or-later.

#include <csignal>
#include <cstdio>
#include <exception>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "cli/commands.hpp"
#include "cli/standard_output.hpp"
#include "pipeline/segment_service.hpp"
#include "pipeline/source_reader.hpp"

namespace {

extern "C" void interrupt(int) { earbound::interrupted = true; }

int run(const earbound::CommandLine& line) {
  switch (line.command) {
    case earbound::Command::build:
      return earbound::run_build(line);
    case earbound::Command::init:
      return earbound::run_init(line);
    case earbound::Command::outline:
      return earbound::run_outline(line);
    case earbound::Command::script:
      return earbound::run_script(line);
    case earbound::Command::lexicon_test:
      return earbound::run_lexicon_test(line);
    case earbound::Command::lexicon_suggest:
      return earbound::run_lexicon_suggest(line);
    case earbound::Command::voices:
      return earbound::run_voices(line);
    case earbound::Command::check:
      return earbound::run_check(line);
    case earbound::Command::preview:
      return earbound::run_preview(line);
    case earbound::Command::serve:
      return earbound::run_serve(line);
    case earbound::Command::completion:
      return earbound::run_completion(line);
    case earbound::Command::cache:
      return earbound::run_cache(line);
  }
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  struct sigaction action {};
  action.sa_handler = interrupt;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGXFSZ, SIG_IGN);  // a file that grows too large is an error with a message, not a death
  std::signal(SIGPIPE, SIG_IGN);
  try {
    if (argc == 2 && argv[1] == earbound::segment_server_command) earbound::serve_segments();
    if (argc == 2 && argv[1] == earbound::source_server_command) earbound::serve_sources();
    int status = 0;
    const auto line = earbound::parse_command_line(argc, argv, status);
    return line ? run(*line) : status;
  } catch (const earbound::UsageError& error) {
    std::fprintf(stderr, "%s\n", error.message().c_str());
    return 2;
  } catch (const earbound::Error& error) {
    std::fprintf(stderr, "%s\n", error.message().c_str());
  } catch (const earbound::ReaderGone&) {
    std::signal(SIGPIPE, SIG_DFL);
    std::raise(SIGPIPE);  // the end of any other program there
  } catch (const earbound::Interrupted&) {
    std::fprintf(stderr, "\nstopped; what was there before is as it was, and the next build goes on from here\n");
    return 130;
  } catch (const std::bad_alloc&) {
    std::fprintf(stderr, "error: there is not enough memory; close other programs or split the text\n");
  } catch (const std::exception& error) {
    std::fprintf(stderr, "error: %s\n", error.what());
  }
  return 1;
}

#include "cli/player_program.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <sstream>

#include "base/error.hpp"
#include "base/parallel.hpp"

namespace earbound {
namespace {

const std::array<PlayerProgram, 4> players{{
    {"ffplay", "mp3", {"-loglevel", "error", "-nodisp", "-autoexit"}},
    {"mpv", "mp3", {"--really-quiet", "--no-video"}},
    {"paplay", "wav", {}},
    {"aplay", "wav", {"-q"}},
}};

bool is_program(std::string_view name) {
  const char* places = std::getenv("PATH");
  std::istringstream list(places != nullptr ? places : "");
  for (std::string place; std::getline(list, place, ':');)
    if (::access((place + "/" + std::string(name)).c_str(), X_OK) == 0) return true;
  return false;
}

int wait_for(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0)
    if (errno != EINTR) return -1;
  return status;
}

}  // namespace

const PlayerProgram* find_player() {
  const auto* const found =
      std::find_if(players.begin(), players.end(), [](const PlayerProgram& each) { return is_program(each.name); });
  return found == players.end() ? nullptr : found;
}

std::string player_names() {
  std::string names;
  for (std::size_t i = 0; i < players.size(); ++i)
    names += (i == 0 ? "" : i + 1 == players.size() ? " or " : ", ") + std::string(players.at(i).name);
  return names;
}

void play(const PlayerProgram& player, const std::string& file) {
  std::vector<std::string> words{std::string(player.name)};
  for (const std::string_view option : player.options) words.emplace_back(option);
  words.push_back(file);
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t process = 0;
  if (const int failed = ::posix_spawnp(&process, words.front().c_str(), nullptr, nullptr, arguments.data(), environ);
      failed != 0) {
    errno = failed;
    throw system_error("start", player.name);
  }
  const int status = wait_for(process);
  if (interrupted || (WIFSIGNALED(status) && WTERMSIG(status) == SIGINT)) return;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw Error(words.front() + " could not play the section", "write it into a file with -o, and play that");
}

}  // namespace earbound

#include "cli/completion.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>

namespace earbound {
namespace {

/// The voices are those that are installed when the shell asks.
constexpr const char* list_voices = "earbound voices 2>/dev/null | sed -n 's/^  \\([^:]*\\):.*/\\1/p'";

/// Text in a word that single quotes hold together.
std::string in_quotes(const std::string& text) {
  std::string word = "'";
  for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return word + "'";
}

using Visit = std::function<void(const CommandEntry&, const std::string& path)>;

/// Every command with the names that lead to it, " lexicon test"; the program itself first, with none.
void each_command(const CommandEntry& command, const std::string& path, const Visit& visit) {
  visit(command, path);
  for (const CommandEntry& below : command.commands) each_command(below, path + " " + below.name, visit);
}

std::string names_of(const std::vector<CommandEntry>& commands) {
  std::string names;
  for (const CommandEntry& command : commands) names += (names.empty() ? "" : " ") + command.name;
  return names;
}

// bash

std::string bash_words(const OptionEntry& entry) {
  switch (entry.value) {
    case Operand::file:
      return "_earbound_files";
    case Operand::directory:
      return "_earbound_directories";
    case Operand::source:
      return "_earbound_sources";
    case Operand::voice:
      return fmt::format("_earbound_words \"$({})\"", list_voices);
    case Operand::one_of:
      return fmt::format("_earbound_words {}", in_quotes(fmt::format("{}", fmt::join(entry.choices, " "))));
    case Operand::list_of:
      return fmt::format("_earbound_list {}", in_quotes(fmt::format("{}", fmt::join(entry.choices, " "))));
    case Operand::word:
    case Operand::nothing:
      break;
  }
  return ":";
}

constexpr const char* bash_functions = R"(_earbound_words() { COMPREPLY=($(compgen -W "$1" -- "$current")); }
_earbound_list() {
  local before=
  [[ $current == *,* ]] && before=${current%,*},
  COMPREPLY=($(compgen -P "$before" -W "$1" -- "${current##*,}"))
  compopt -o nospace 2>/dev/null
}
_earbound_files() { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$current"); }
_earbound_directories() { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$current"); }
_earbound_sources() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -d -- "$current"; compgen -f -- "$current" | grep -E '\.(md|markdown|mkd|txt|text)$')
}
)";

// zsh

/// In a description of _arguments, brackets and colons have a meaning.
std::string zsh_text(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string zsh_action(const OptionEntry& entry) {
  switch (entry.value) {
    case Operand::nothing:
      return "";
    case Operand::word:
      return ":value:";
    case Operand::file:
      return ":file:_files";
    case Operand::directory:
      return ":directory:_files -/";
    case Operand::source:
      return ":source:_files -g \"*.(md|markdown|mkd|txt|text)(-.)\"";
    case Operand::voice:
      return ":voice:_earbound_voices";
    case Operand::one_of:
      return fmt::format(":value:({})", fmt::join(entry.choices, " "));
    case Operand::list_of:
      return fmt::format(":values:_values -s , value {}", fmt::join(entry.choices, " "));
  }
  return "";
}

std::string zsh_function_name(const std::string& path) {
  std::string name = "_earbound";
  for (const char c : path) name += c == ' ' ? '_' : c;
  return name;
}

std::string zsh_function(const CommandEntry& command, const std::string& path) {
  std::string text =
      fmt::format("{}() {{\n  local context state state_descr line\n  typeset -A opt_args\n  _arguments -C",
                  zsh_function_name(path));
  for (const OptionEntry& option : command.options)
    for (const std::string& name : option.names)
      text += fmt::format(" \\\n    {}",
                          in_quotes(fmt::format("*{}[{}]{}", name, zsh_text(option.help), zsh_action(option))));
  if (command.commands.empty()) {
    if (command.operand.value != Operand::nothing) text += " \\\n    " + in_quotes("*" + zsh_action(command.operand));
    return text + "\n}\n";
  }
  text += " \\\n    '1: :->command' '*:: :->rest'\n  case $state in\n    command)\n      local -a commands=(";
  for (const CommandEntry& below : command.commands)
    text += fmt::format("\n        {}", in_quotes(zsh_text(below.name) + ":" + below.help));
  text += ")\n      _describe command commands;;\n    rest)\n      case $line[1] in\n";
  for (const CommandEntry& below : command.commands)
    text += fmt::format("        {}) {};;\n", below.name, zsh_function_name(path + " " + below.name));
  return text + "      esac;;\n  esac\n}\n";
}

// fish

std::string fish_quoted(const std::string& text) {
  std::string word = "'";
  for (const char c : text) word += (c == '\'' || c == '\\') ? std::string("\\") + c : std::string(1, c);
  return word + "'";
}

std::string fish_value(const OptionEntry& entry) {
  switch (entry.value) {
    case Operand::nothing:
      return "";
    case Operand::word:
      return " -x";
    case Operand::file:
      return " -r -F";
    case Operand::directory:
      return " -x -a '(__fish_complete_directories)'";
    case Operand::source:
      return " -F";
    case Operand::voice:
      return " -x -a " + fish_quoted(fmt::format("({})", list_voices));
    case Operand::one_of:
      return " -x -a " + fish_quoted(fmt::format("{}", fmt::join(entry.choices, " ")));
    case Operand::list_of:
      return " -x -a " + fish_quoted(fmt::format("(__fish_complete_list , 'string split \" \" \"{}\"')",
                                                 fmt::join(entry.choices, " ")));
  }
  return "";
}

/// When exactly the command of this path has been typed.
std::string fish_condition(const CommandEntry& command, const std::string& path) {
  std::string condition;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find(' ', at + 1), path.size());
    condition += (condition.empty() ? "" : "; and ") + ("__fish_seen_subcommand_from" + path.substr(at, end - at));
    at = end;
  }
  if (command.commands.empty()) return condition;
  return condition + (condition.empty() ? "" : "; and ") + "not __fish_seen_subcommand_from " +
         names_of(command.commands);
}

}  // namespace

std::string bash_completion(const CommandEntry& program) {
  std::string commands, values, words;
  each_command(program, "", [&](const CommandEntry& command, const std::string& path) {
    if (!path.empty()) commands += fmt::format("      {}) command={};;\n", in_quotes(path), in_quotes(path));
    std::string options;
    for (const OptionEntry& option : command.options)
      for (const std::string& name : option.names) {
        options += (options.empty() ? "" : " ") + name;
        if (option.value != Operand::nothing)
          values += fmt::format("    {}) {}; return;;\n", in_quotes(path + " " + name), bash_words(option));
      }
    const std::string operands = command.commands.empty() ? bash_words(command.operand)
                                                          : "_earbound_words " + in_quotes(names_of(command.commands));
    words += fmt::format("    {}) options={}; [[ $current == -* ]] || {{ {}; return; }};;\n", in_quotes(path),
                         in_quotes(options), operands);
  });
  return fmt::format(
      "# bash completion of earbound\n{}_earbound() {{\n"
      "  local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command= options= i\n"
      "  COMPREPLY=()\n  for ((i = 1; i < COMP_CWORD; i++)); do\n    case \"$command ${{COMP_WORDS[i]}}\" in\n{}    "
      "esac\n"
      "  done\n  case \"$command $before\" in\n{}  esac\n  case \"$command\" in\n{}  esac\n"
      "  _earbound_words \"$options\"\n}}\ncomplete -F _earbound earbound\n",
      bash_functions, commands, values, words);
}

std::string zsh_completion(const CommandEntry& program) {
  std::string text = "#compdef earbound\n# zsh completion of earbound\n";
  text += fmt::format("_earbound_voices() {{ local -a voices=(${{(f)\"$({})\"}}); compadd -a voices }}\n", list_voices);
  each_command(program, "",
               [&](const CommandEntry& command, const std::string& path) { text += zsh_function(command, path); });
  // Loaded by name it is to complete at once; read as a file, from then on.
  return text + "if [[ $funcstack[1] == _earbound ]]; then _earbound \"$@\"; else compdef _earbound earbound; fi\n";
}

std::string fish_completion(const CommandEntry& program) {
  std::string text = "# fish completion of earbound\ncomplete -c earbound -f\n";
  each_command(program, "", [&](const CommandEntry& command, const std::string& path) {
    const std::string begin = fmt::format("complete -c earbound -n {}", fish_quoted(fish_condition(command, path)));
    for (const CommandEntry& below : command.commands)
      text += fmt::format("{} -a {} -d {}\n", begin, below.name, fish_quoted(below.help));
    for (const OptionEntry& option : command.options) {
      text += begin;
      for (const std::string& name : option.names)
        text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      text += fmt::format("{} -d {}\n", fish_value(option), fish_quoted(option.help));
    }
    if (command.commands.empty() && command.operand.value != Operand::nothing && command.operand.value != Operand::word)
      text += begin + fish_value(command.operand) + "\n";
  });
  return text;
}

}  // namespace earbound

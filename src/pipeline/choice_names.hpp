#pragma once
// Choices by the names of the command line: one table for each, which the parser of options, the help, the report and
// the record of a build read.

#include <string>
#include <string_view>
#include <vector>

#include "encode/sound_format.hpp"
#include "publish/publication.hpp"
#include "script/scriptwriter.hpp"

namespace earbound {

template <class Value>
struct Choice {
  std::string_view name;
  Value value;
};

inline constexpr Choice<Verbosity> verbosities[] = {
    {"brief", Verbosity::brief}, {"standard", Verbosity::standard}, {"full", Verbosity::full}};
inline constexpr Choice<CodePolicy> code_policies[] = {
    {"read", CodePolicy::read}, {"summarise", CodePolicy::summarise}, {"skip", CodePolicy::skip}};
inline constexpr Choice<NotePolicy> note_policies[] = {
    {"inline", NotePolicy::inline_text}, {"section", NotePolicy::section}, {"skip", NotePolicy::skip}};
inline constexpr Choice<Quality> qualities[] = {
    {"small", Quality::small}, {"standard", Quality::standard}, {"high", Quality::high}};
inline constexpr Choice<OverlayUnit> overlay_units[] = {
    {"word", OverlayUnit::word}, {"sentence", OverlayUnit::sentence}, {"paragraph", OverlayUnit::paragraph}};
/// Of cue sounds, and of the spoken contents.
inline constexpr Choice<bool> cue_choices[] = {{"sounds", true}, {"none", false}};
inline constexpr Choice<bool> contents_choices[] = {{"spoken", true}, {"none", false}};

/// All names of a table, as a parser of options takes them.
template <class Value, std::size_t count>
std::vector<std::string> names_of(const Choice<Value> (&table)[count]) {
  std::vector<std::string> names;
  for (const Choice<Value>& choice : table) names.emplace_back(choice.name);
  return names;
}

/// The name of one value, which must stand in the table.
template <class Value, std::size_t count>
std::string name_of(const Choice<Value> (&table)[count], Value value) {
  std::string name;
  for (const Choice<Value>& choice : table)
    if (choice.value == value) name = choice.name;
  return name;
}

/// What a name means; the name must stand in the table, as the parser of options sees to.
template <class Value, std::size_t count>
Value named(const Choice<Value> (&table)[count], std::string_view name) {
  Value value = table[0].value;
  for (const Choice<Value>& choice : table)
    if (choice.name == name) value = choice.value;
  return value;
}

}  // namespace earbound

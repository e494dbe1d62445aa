#pragma once
// The choices of how a text is read and shown, by the names of the command line.

#include <string>

#include "publish/publication.hpp"
#include "script/scriptwriter.hpp"

namespace earbound {

inline std::string verbosity_name(Verbosity verbosity) {
  switch (verbosity) {
    case Verbosity::brief:
      return "brief";
    case Verbosity::full:
      return "full";
    case Verbosity::standard:
      break;
  }
  return "standard";
}

inline Verbosity verbosity_from_name(const std::string& name) {
  return name == "brief" ? Verbosity::brief : name == "full" ? Verbosity::full : Verbosity::standard;
}

inline CodePolicy code_policy_from_name(const std::string& name) {
  return name == "skip" ? CodePolicy::skip : name == "summarise" ? CodePolicy::summarise : CodePolicy::read;
}

inline NotePolicy note_policy_from_name(const std::string& name) {
  return name == "skip" ? NotePolicy::skip : name == "inline" ? NotePolicy::inline_text : NotePolicy::section;
}

inline std::string overlay_unit_name(OverlayUnit unit) {
  return unit == OverlayUnit::word ? "word" : unit == OverlayUnit::paragraph ? "paragraph" : "sentence";
}

inline OverlayUnit overlay_unit_from_name(const std::string& name) {
  return name == "word"        ? OverlayUnit::word
         : name == "paragraph" ? OverlayUnit::paragraph
                               : OverlayUnit::sentence;
}

}  // namespace earbound

#include "script/language_detector.hpp"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "script/outline.hpp"
#include "script/prose.hpp"
#include "script/rule_file.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

constexpr std::size_t shortest = 60;     // bytes
constexpr std::size_t longest = 20'000;  // more makes it no more certain

void find(const Section& section, const std::string& outer, const std::string& work_language,
          std::vector<ForeignParagraph>& found) {
  const std::string& language = inner_language(section.language, outer);
  for (const Block& block : section.blocks)
    for_each_runs(block, language, [&](const std::vector<Run>& runs, const std::string& inner) {
      if (inner != work_language || runs.empty() || runs.front().kind == Run::Kind::code) return;
      const std::string text = plain_text(runs);
      std::string detected = detect_language(text, inner);
      if (!detected.empty()) found.push_back({runs.front().line, std::move(detected), truncate_bytes(text, 60)});
    });
  for (const Section& child : section.children) find(child, language, work_language, found);
}

}  // namespace

std::string detect_language(std::string_view text, const std::string& expected) {
  if (text.size() < shortest) return {};
  const std::string sample = truncate_bytes(text.substr(0, longest), longest);
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int bytes = 0;
  bool reliable = false;
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  const CLD2::Language best =
      CLD2::ExtDetectLanguageSummary(sample.data(), static_cast<int>(sample.size()), true, &hints, 0, languages,
                                     percents, scores, nullptr, &bytes, &reliable);
  constexpr int nearly_all = 85;
  if (!reliable || best == CLD2::UNKNOWN_LANGUAGE || percents[0] < nearly_all) return {};
  std::string tag = CLD2::LanguageCode(best);
  if (tag.empty() || tag == "un" || primary_language(tag) == primary_language(expected)) return {};
  return tag;
}

std::vector<ForeignParagraph> foreign_paragraphs(const Document& document, const std::string& work_language) {
  std::vector<ForeignParagraph> found;
  for (const Section& section : document.sections) find(section, work_language, work_language, found);
  return found;
}

}  // namespace earbound

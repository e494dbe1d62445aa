#include "script/language_detector.hpp"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "script/outline.hpp"
#include "script/prose.hpp"
#include "text/languages.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

constexpr std::size_t shortest = 60;         // bytes
constexpr std::size_t worth_a_remark = 200;  // doubt about less says nothing of the text
constexpr std::size_t longest = 20'000;      // more makes it no more certain

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

struct Detection {
  std::string tag;  ///< empty: CLD2 does not know
  bool certain = false;
};

Detection detect(const std::string& sample, int flags) {
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int bytes = 0;
  bool reliable = false;
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  const CLD2::Language best =
      CLD2::ExtDetectLanguageSummary(sample.data(), static_cast<int>(sample.size()), true, &hints, flags, languages,
                                     percents, scores, nullptr, &bytes, &reliable);
  constexpr int nearly_all = 85;
  std::string tag = best == CLD2::UNKNOWN_LANGUAGE ? "" : CLD2::LanguageCode(best);
  if (tag == "un") tag.clear();
  const bool certain = reliable && !tag.empty() && percents[0] >= nearly_all;
  return {canonical_language(tag), certain};
}

/// The paragraphs that are not marked as being in a language.
void collect(const Section& section, std::vector<std::string>& paragraphs, std::size_t& bytes) {
  if (!section.language.empty()) return;
  for (const Block& block : section.blocks)
    for_each_runs(block, {}, [&](const std::vector<Run>& runs, const std::string& inner) {
      if (!inner.empty() || runs.empty() || runs.front().kind == Run::Kind::code) return;
      bytes += paragraphs.emplace_back(plain_text(runs)).size();
    });
  for (const Section& child : section.children) collect(child, paragraphs, bytes);
}

}  // namespace

std::string detect_language(std::string_view text, const std::string& expected) {
  if (text.size() < shortest) return {};
  const Detection found = detect(truncate_bytes(text.substr(0, longest), longest), 0);
  return found.certain && !same_language(found.tag, expected) ? found.tag : std::string();
}

LanguageGuess guess_language(const Document& document) {
  std::vector<std::string> paragraphs;
  std::size_t bytes = 0;
  for (const Section& section : document.sections) collect(section, paragraphs, bytes);
  const std::size_t step = bytes / longest + 1;  // all over the work: a book may begin in another language
  std::string sample;
  for (std::size_t i = 0; i < paragraphs.size() && sample.size() < longest; i += step) sample += paragraphs[i] + '\n';
  sample = truncate_bytes(sample, longest);
  const bool enough = sample.size() >= worth_a_remark;
  Detection found = detect(sample, 0);
  if (found.certain && sample.size() >= shortest) return {found.tag, true, true};
  if (found.tag.empty()) found = detect(sample, CLD2::kCLDFlagBestEffort);
  return {found.tag, false, enough};
}

std::vector<ForeignParagraph> foreign_paragraphs(const Document& document, const std::string& work_language) {
  std::vector<ForeignParagraph> found;
  for (const Section& section : document.sections) find(section, work_language, work_language, found);
  return found;
}

}  // namespace earbound

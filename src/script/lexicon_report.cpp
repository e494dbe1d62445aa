#include "script/lexicon_report.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "model/texts.hpp"
#include "text/ascii.hpp"
#include "text/languages.hpp"

namespace earbound {
namespace {

std::optional<Suggestion::Reason> doubt(std::string_view word, const std::string& language) {
  const auto count = [&](auto test) { return std::count_if(word.begin(), word.end(), test); };
  const auto upper = count(is_ascii_capital), lower = count(is_ascii_small), digits = count(is_ascii_digit);
  if (upper > 0 && digits > 0) return Suggestion::Reason::capitals_and_digits;
  if (upper > 1 && lower > 0 && word.find_first_of("-/'") == std::string_view::npos)
    return Suggestion::Reason::mixed_capitals;
  if (upper == 1 && lower > 0 && !is_ascii_capital(word.front()) && word.find_first_of("-/") == std::string_view::npos)
    return Suggestion::Reason::mixed_capitals;
  if (upper + lower > 0 && has_unusual_letter(word, language)) return Suggestion::Reason::foreign_letters;
  constexpr std::string_view vowels = "aeiouyAEIOUY";
  if (lower > 2 && digits == 0 && word.find_first_of(vowels) == std::string_view::npos &&
      word.size() == static_cast<std::size_t>(upper + lower))
    return Suggestion::Reason::unpronounceable;
  return {};
}

}  // namespace

SpokenForm spoken_form(const std::string& word, const std::string& language, const ScriptOptions& options) {
  Document document;
  document.metadata.language = language.empty() ? options.voice.language : language;
  Section section;
  section.level = 0;
  Run run;
  run.text = word;
  Block block;
  block.runs = {run};
  section.blocks = {block};
  document.sections = {section};
  const Scriptwriter writer(document, options);
  const TextIndex texts(document);
  PlaceReader places(texts);
  Coverage coverage;
  SpokenForm form;
  for (const Utterance& utterance : writer.section(0, coverage).utterances) {
    form.text += (form.text.empty() ? "" : " ") + utterance.text;
    form.phonemes = form.phonemes || utterance.phonemes;
  }
  return form;
}

std::vector<Suggestion> suggest_lexemes(const Document& document, const ScriptOptions& options) {
  std::unordered_map<std::string, Suggestion> found;
  const Scriptwriter writer(document, options);
  const TextIndex texts(document);
  PlaceReader places(texts);
  Coverage coverage;
  const std::string language = document.metadata.language.empty() ? options.voice.language : document.metadata.language;
  for (std::size_t i = 0; i < writer.outline().size(); ++i) {
    const ScriptSection section = writer.section(i, coverage);
    for (const Utterance& utterance : section.utterances) {
      std::vector<std::size_t> at;
      for (std::size_t byte = 0; byte < utterance.text.size(); ++byte)
        if ((static_cast<unsigned char>(utterance.text[byte]) & 0xC0U) != 0x80U) at.push_back(byte);
      at.push_back(utterance.text.size());
      for (const Word& word : utterance.words) {
        // What a rule or a lexicon reads otherwise has been decided already.
        if (!word.place.is_written() || utterance.role == Role::code) continue;
        const std::string text = utterance.text.substr(at[word.begin], at[word.end] - at[word.begin]);
        if (places.written(word.place) != text) continue;
        const auto reason = doubt(text, utterance.language.empty() ? language : utterance.language);
        if (!reason) continue;
        Suggestion& suggestion =
            found.try_emplace(text, Suggestion{text, 0, places.line(word.place), *reason}).first->second;
        ++suggestion.count;
      }
    }
  }
  std::vector<Suggestion> result;
  result.reserve(found.size());
  for (auto& [word, suggestion] : found) result.push_back(std::move(suggestion));
  std::sort(result.begin(), result.end(), [](const Suggestion& a, const Suggestion& b) {
    return a.count != b.count ? a.count > b.count : a.word < b.word;
  });
  return result;
}

std::string reason_text(Suggestion::Reason reason) {
  switch (reason) {
    case Suggestion::Reason::capitals_and_digits:
      return "capitals and digits";
    case Suggestion::Reason::mixed_capitals:
      return "capitals inside the word";
    case Suggestion::Reason::foreign_letters:
      return "letters of another language";
    case Suggestion::Reason::unpronounceable:
      break;
  }
  return "no vowel";
}

}  // namespace earbound

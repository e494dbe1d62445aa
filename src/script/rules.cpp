#include "script/rules.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.hpp"
#include "base/nearest_name.hpp"
#include "config/language.hpp"
#include "config/rule_file.hpp"
#include "text/segmentation.hpp"

namespace earbound {
namespace {

SingularPlural singular_plural(const std::string& value) {
  const auto bar = value.find(" | ");
  if (bar == std::string::npos) return {value, value};
  return {value.substr(0, bar), value.substr(bar + 3)};
}

int number_of(const RuleLine& rule) {
  if (rule.key.empty() || rule.key.size() > 4 || rule.key.find_first_not_of("0123456789") != std::string::npos)
    throw Error("expected a number before the equals sign");
  return std::stoi(rule.key);
}

void add_abbreviation(Rules& rules, const RuleLine& rule, Abbreviation::Before before, const std::string& language) {
  const std::vector<TextRange> words = written_words(rule.key, language);
  if (words.empty()) throw Error("the abbreviation holds no word");
  rules.abbreviations[rule.key.substr(words[0].begin, words[0].end - words[0].begin)].push_back(
      {before, rule.key, rule.value});
}

void add_style(Rules& rules, const RuleLine& rule) {
  PatternWords& words = rules.words;
  if (rule.key == "years")
    words.years = rule.value == "pairs"      ? PatternWords::Years::pairs
                  : rule.value == "hundreds" ? PatternWords::Years::hundreds
                                             : PatternWords::Years::plain;
  else if (rule.key == "year zero")
    words.year_zero = rule.value;
  else if (rule.key == "ordinals")
    rules.ordinal_stop = rule.value == "stop";
  else if (rule.key == "per")
    words.per = rule.value;
  else if (rule.key == "decimal" && rule.value.size() == 1)
    words.decimal = rule.value[0];
  else if (rule.key == "groups")
    words.groups = rule.value == "none" ? "" : rule.value;
  else if (rule.key == "ordinal article")
    rules.ordinal_article = rule.value;
  else
    throw Error("unknown style '" + rule.key + "'",
                nearest_names(rule.key, std::array<std::string_view, 7>{"years", "year zero", "ordinals", "per",
                                                                        "decimal", "groups", "ordinal article"}));
}

/// A section of the file, and what becomes of its lines.
struct SectionKind {
  std::string_view name;
  void (*add)(Rules& rules, const RuleLine& rule, const std::string& language);
};

using Before = Abbreviation::Before;
template <Before before>
void add_abbreviation_before(Rules& rules, const RuleLine& rule, const std::string& language) {
  add_abbreviation(rules, rule, before, language);
}

template <auto words>
void add_word(Rules& rules, const RuleLine& rule, const std::string&) {
  (rules.*words).insert(rule.key);
}

template <auto texts>
void add_text(Rules& rules, const RuleLine& rule, const std::string&) {
  (rules.*texts)[rule.key] = rule.value;
}

template <auto names>
void add_numbered(Rules& rules, const RuleLine& rule, const std::string&) {
  (rules.words.*names)[number_of(rule)] = rule.value;
}

/// What is written behind a number; the longest is looked for first.
template <auto measures>
void add_measure(Rules& rules, const RuleLine& rule, const std::string&) {
  (rules.words.*measures)[rule.key] = singular_plural(rule.value);
  rules.words.longest_unit = std::max(rules.words.longest_unit, rule.key.size());
}

constexpr SectionKind sections[] = {
    {"style", [](Rules& rules, const RuleLine& rule, const std::string&) { add_style(rules, rule); }},
    {"abbreviations", add_abbreviation_before<Before::anything>},
    {"heteronyms", add_abbreviation_before<Before::anything>},
    {"before numbers", add_abbreviation_before<Before::number>},
    {"before names", add_abbreviation_before<Before::name>},
    {"after names", add_abbreviation_before<Before::after_name>},
    {"units", add_measure<&PatternWords::units>},
    {"currencies", add_measure<&PatternWords::currencies>},
    {"magnitudes",
     [](Rules& rules, const RuleLine& rule, const std::string&) {
       rules.words.magnitudes[rule.key] = rule.value;
       rules.words.longest_unit = std::max(rules.words.longest_unit, rule.key.size());
     }},
    {"cents", [](Rules& rules, const RuleLine& rule,
                 const std::string&) { rules.minor_currencies[rule.key] = singular_plural(rule.value); }},
    {"terms", add_text<&Rules::terms>},
    {"comparisons", add_text<&Rules::comparisons>},
    {"half days", add_text<&Rules::half_days>},
    {"hour words", add_text<&Rules::hour_words>},
    {"ordinal endings", add_text<&Rules::ordinal_endings>},
    {"ordinal forms", add_text<&Rules::ordinal_forms>},
    {"said by the engine", add_word<&Rules::said_by_engine>},
    {"singular after", add_word<&Rules::singular_after>},
    {"words in capitals", add_word<&Rules::words_in_capitals>},
    {"feminine", add_word<&Rules::feminine>},
    {"books of verses", add_word<&Rules::books_of_verses>},
    {"ratio words", add_word<&Rules::ratio_words>},
    {"before telephones", add_word<&Rules::before_telephones>},
    {"fractions", [](Rules& rules, const RuleLine& rule,
                     const std::string&) { rules.words.fractions[rule.key] = singular_plural(rule.value); }},
    {"months", add_numbered<&PatternWords::months>},
    {"ordinals", add_numbered<&PatternWords::ordinals>},
    {"decades", add_numbered<&PatternWords::decades>},
    {"symbols", add_text<&Rules::symbols>},
    {"names of symbols", add_text<&Rules::names_of_symbols>},
    {"math", add_text<&Rules::math>},
    {"numerals after", add_word<&Rules::numerals_after>},
    {"ordinals after", add_text<&Rules::ordinals_after>},
    {"between numerals", add_word<&Rules::between_numerals>},
    {"after the numeral I", add_word<&Rules::after_numeral_one>},
    {"after the numeral I of a name", add_word<&Rules::after_first_of_name>},
    {"years after",
     [](Rules& rules, const RuleLine& rule, const std::string&) {
       rules.years_after.insert(rule.key);
       rules.words.no_names.insert(rule.key);
     }},
    {"after ordinals", add_word<&Rules::after_ordinals>},
    {"capitals", add_word<&Rules::capitals>},
    {"patterns",
     [](Rules& rules, const RuleLine& rule, const std::string&) { rules.patterns.emplace_back(rule.key, rule.value); }},
};

void add(Rules& rules, const RuleLine& rule, const std::string& language) {
  const auto section = std::find_if(std::begin(sections), std::end(sections),
                                    [&](const SectionKind& kind) { return kind.name == rule.section; });
  if (section != std::end(sections)) return section->add(rules, rule, language);
  std::vector<std::string_view> names;
  for (const SectionKind& kind : sections) names.push_back(kind.name);
  throw Error("unknown section [" + rule.section + "]", nearest_names(rule.section, names));
}

/// A sign is a character that is neither an ASCII letter, digit, space nor stop.
template <class Add>
void for_each_sign(std::string_view key, const Add& add) {
  for (std::size_t at = 0; at < key.size();) {
    std::size_t end = at + 1;
    while (end < key.size() && (static_cast<unsigned char>(key[end]) & 0xC0U) == 0x80U) ++end;
    const char c = key[at];
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '.';
    if (!plain) add(std::string(key.substr(at, end - at)), at == 0);
    at = end;
  }
}

/// Signs and all that their tables say for them.
TextMap<std::vector<std::string>> names_of_signs(const Rules& rules) {
  TextMap<std::vector<std::string>> names;
  for (const auto* table : {&rules.comparisons, &rules.symbols, &rules.terms, &rules.math})
    for (const auto& [key, name] : *table)
      for_each_sign(key, [&names, &name = name](std::string sign, bool leads) {
        if (leads) names[std::move(sign)].push_back(name);
      });
  const PatternWords& words = rules.words;
  for (const auto* table : {&words.units, &words.currencies, &rules.minor_currencies})
    for (const auto& [key, name] : *table)
      for_each_sign(key, [&names, &name = name](std::string sign, bool) {
        names[sign].push_back(name.one);
        names[std::move(sign)].push_back(name.other);
      });
  // Feet and inches, minutes and seconds of an arc.
  for (const auto& [sign, key] : std::initializer_list<std::pair<const char*, const char*>>{
           {"\u2032", "ft"}, {"\u2032", "min"}, {"\u2033", "in."}, {"\u2033", "s"}})
    if (const auto unit = words.units.find(key); unit != words.units.end()) {
      names[sign].push_back(unit->second.one);
      names[sign].push_back(unit->second.other);
    }
  // Which of the tables came first is chance; what is known is a set.
  for (auto& [sign, known] : names) {
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
  }
  return names;
}

}  // namespace

Rules Rules::load(const std::string& directory, const std::string& language) {
  Rules rules;
  rules.sentences = load_sentence_rules(directory, language);
  rules.language = rules.words.language = language;
  const std::string path = file_of_language(directory, language, language_file::normalisation);
  if (path.empty()) return rules;
  const RuleFile file = read_rule_file(path);
  for (const RuleLine& rule : file.rules) {
    try {
      add(rules, rule, language);
    } catch (Error& error) {
      throw error.at(file.path, rule.line);
    }
  }
  for (auto& [word, list] : rules.abbreviations)
    std::stable_sort(list.begin(), list.end(),
                     [](const Abbreviation& a, const Abbreviation& b) { return a.written.size() > b.written.size(); });
  rules.sign_names = names_of_signs(rules);
  return rules;
}

}  // namespace earbound

#include "script/rules.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "script/rule_file.hpp"
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
    rules.year_pairs = words.year_pairs = rule.value == "pairs";
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
    throw Error("unknown style '" + rule.key + "'");
}

void add(Rules& rules, const RuleLine& rule, const std::string& language) {
  PatternWords& words = rules.words;
  const auto measure = [&] { words.longest_unit = std::max(words.longest_unit, rule.key.size()); };
  if (rule.section == "abbreviations")
    add_abbreviation(rules, rule, Abbreviation::Before::anything, language);
  else if (rule.section == "before numbers")
    add_abbreviation(rules, rule, Abbreviation::Before::number, language);
  else if (rule.section == "before names")
    add_abbreviation(rules, rule, Abbreviation::Before::name, language);
  else if (rule.section == "after names")
    add_abbreviation(rules, rule, Abbreviation::Before::after_name, language);
  else if (rule.section == "units")
    words.units[rule.key] = singular_plural(rule.value), measure();
  else if (rule.section == "currencies")
    words.currencies[rule.key] = singular_plural(rule.value), measure();
  else if (rule.section == "magnitudes")
    words.magnitudes[rule.key] = rule.value, measure();
  else if (rule.section == "fractions")
    words.fractions[rule.key] = singular_plural(rule.value);
  else if (rule.section == "months")
    words.months[number_of(rule)] = rule.value;
  else if (rule.section == "ordinals")
    words.ordinals[number_of(rule)] = rule.value;
  else if (rule.section == "decades")
    words.decades[number_of(rule)] = rule.value;
  else if (rule.section == "symbols")
    rules.symbols[rule.key] = rule.value;
  else if (rule.section == "names of symbols")
    rules.names_of_symbols[rule.key] = rule.value;
  else if (rule.section == "math")
    rules.math[rule.key] = rule.value;
  else if (rule.section == "numerals after")
    rules.numerals_after.insert(rule.key);
  else if (rule.section == "ordinals after")
    rules.ordinals_after[rule.key] = rule.value;
  else if (rule.section == "between numerals")
    rules.between_numerals.insert(rule.key);
  else if (rule.section == "after the numeral I")
    rules.after_numeral_one.insert(rule.key);
  else if (rule.section == "after the numeral I of a name")
    rules.after_first_of_name.insert(rule.key);
  else if (rule.section == "years after")
    rules.years_after.insert(rule.key), words.no_names.insert(rule.key);
  else if (rule.section == "after ordinals")
    rules.after_ordinals.insert(rule.key);
  else if (rule.section == "capitals")
    rules.capitals.insert(rule.key);
  else if (rule.section == "patterns")
    rules.patterns.emplace_back(rule.key, rule.value);
  else if (rule.section == "style")
    add_style(rules, rule);
  else
    throw Error("unknown section [" + rule.section + "]", "compare with normalisation/en.txt");
}

}  // namespace

Rules Rules::load(const std::string& directory, const std::string& language) {
  Rules rules;
  const std::string path = rule_file_of_language(directory + "/normalisation", language);
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
  return rules;
}

}  // namespace earbound

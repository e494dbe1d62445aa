#pragma once
// The semiotic classes, in the order in which they claim a word. Each has a file; most draw on terms and tables of the
// language (normalisation.txt), and claim nothing where the language has no words for them.

#include <span>
#include <string_view>

#include "script/classes/site.hpp"

namespace earbound {

struct SemioticClass {
  std::string_view name;  ///< as `earbound script --explain` shows it
  bool (*read)(const Site& site, Reading& reading);
};

/// Whether a written word begins with a sign that names a number: "§5", "#1".
bool begins_with_number_sign(std::string_view word);

bool read_telephone(const Site& site, Reading& reading);
bool read_date(const Site& site, Reading& reading);
bool read_verse(const Site& site, Reading& reading);
bool read_ratio(const Site& site, Reading& reading);
bool read_time(const Site& site, Reading& reading);
bool read_decade(const Site& site, Reading& reading);
bool read_mathematics(const Site& site, Reading& reading);
bool read_ordinal(const Site& site, Reading& reading);
bool read_fraction(const Site& site, Reading& reading);
bool read_dimensions(const Site& site, Reading& reading);
bool read_feet(const Site& site, Reading& reading);
bool read_range(const Site& site, Reading& reading);
bool read_amount(const Site& site, Reading& reading);
bool read_year(const Site& site, Reading& reading);
bool read_section(const Site& site, Reading& reading);
bool read_power(const Site& site, Reading& reading);
bool read_time_zone(const Site& site, Reading& reading);
bool read_duration(const Site& site, Reading& reading);
bool read_electronic(const Site& site, Reading& reading);
bool read_citation(const Site& site, Reading& reading);
bool read_street(const Site& site, Reading& reading);

inline constexpr SemioticClass semiotic_classes[] = {
    {"citation", read_citation},
    {"electronic", read_electronic},
    {"time zone", read_time_zone},
    {"street", read_street},
    {"date", read_date},
    {"telephone", read_telephone},
    {"verse", read_verse},
    {"ratio", read_ratio},
    {"duration", read_duration},
    {"time", read_time},
    {"decade", read_decade},
    {"section", read_section},
    {"mathematics", read_mathematics},
    {"fraction", read_fraction},
    {"dimensions", read_dimensions},
    {"feet", read_feet},
    {"range", read_range},
    {"ordinal", read_ordinal},
    {"year", read_year},
    {"amount", read_amount},
    {"power", read_power},
};

}  // namespace earbound

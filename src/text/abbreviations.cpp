#include "text/abbreviations.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace earbound {

namespace {

using Words = std::span<const std::string_view>;

// Titles that keep their form from language to language.
constexpr std::string_view common[]{"Dr.", "Prof.", "St.", "vs.", "cf."};

constexpr std::string_view english[]{
    "Mr.",     "Mrs.", "Ms.",   "Mx.",   "Messrs.", "Mmes.", "Drs.",  "Profs.", "Rev.",  "Revd.",
    "Fr.",     "Hon.", "Gen.",  "Maj.",  "Col.",    "Capt.", "Cmdr.", "Lt.",    "Sgt.",  "Cpl.",
    "Pvt.",    "Adm.", "Brig.", "Gov.",  "Sen.",    "Rep.",  "Pres.", "Supt.",  "Insp.", "Det.",
    "Sts.",    "Ste.", "Mt.",   "Ft.",   "e.g.",    "E.g.",  "i.e.",  "I.e.",   "viz.",  "approx.",
    "Approx.", "esp.", "incl.", "e. g.", "i. e.",   "ca.",   "Cf.",   "Vs.",    "v."};
constexpr std::string_view english_numbers[]{
    "No.",  "no.",  "Nos.", "nos.", "Fig.",  "fig.",  "Figs.", "figs.", "Eq.",   "eq.",   "Eqs.",
    "p.",   "pp.",  "P.",   "Vol.", "vol.",  "Vols.", "Ch.",   "ch.",   "Chap.", "chap.", "Sec.",
    "sec.", "Art.", "art.", "Ref.", "ref.",  "Refs.", "Tab.",  "Jan.",  "Feb.",  "Mar.",  "Apr.",
    "Jun.", "Jul.", "Aug.", "Sep.", "Sept.", "Oct.",  "Nov.",  "Dec.",  "c.",    "para.", "ver."};

constexpr std::string_view german[]{
    "Hr.",   "Hrn.",  "Fr.",     "Frl.", "Dipl.",    "Ing.",   "Mag.",  "z. B.",    "z.B.",   "Z. B.", "Z.B.",  "d. h.",
    "d.h.",  "D. h.", "u. a.",   "u.a.", "i. d. R.", "i.d.R.", "bzw.",  "ca.",      "Ca.",    "vgl.",  "Vgl.",  "sog.",
    "evtl.", "Evtl.", "ggf.",    "Ggf.", "inkl.",    "exkl.",  "zzgl.", "einschl.", "geb.",   "gest.", "v. a.", "v.a.",
    "bes.",  "insb.", "entspr.", "lat.", "griech.",  "engl.",  "frz.",  "ehem.",    "eigtl.", "Hl.",   "hl."};
constexpr std::string_view german_numbers[]{"Nr.",  "Nrn.",  "Abb.",  "Tab.", "Bd.",  "Bde.",  "Abs.", "Art.",
                                            "Kap.", "S.",    "Jan.",  "Feb.", "Aug.", "Sept.", "Okt.", "Nov.",
                                            "Dez.", "Ziff.", "Aufl.", "Anm.", "v.",   "n."};

constexpr std::string_view french[]{"M.",    "MM.",     "Mme.",    "Mlle.", "Pr.", "Mgr.", "Me.",   "p. ex.",
                                    "p.ex.", "c.-à-d.", "c. à d.", "env.",  "éd.", "dir.", "trad.", "Ste."};
constexpr std::string_view french_numbers[]{"no.",   "No.",   "n.",    "p.",   "pp.",  "chap.", "Chap.", "fig.",
                                            "Fig.",  "vol.",  "Vol.",  "art.", "Art.", "tabl.", "t.",    "janv.",
                                            "févr.", "juil.", "sept.", "oct.", "nov.", "déc."};

constexpr std::string_view spanish[]{"Sr.",   "Sra.", "Srta.", "Sres.",  "Dra.",   "Dres.",  "D.",     "Dña.", "Ud.",
                                     "Uds.",  "Vd.",  "Vds.",  "p. ej.", "p.ej.",  "P. ej.", "aprox.", "Lic.", "Ing.",
                                     "Gral.", "Sto.", "Sta.",  "Mons.",  "Excmo.", "Excma.", "Ilmo.",  "Avda."};
constexpr std::string_view spanish_numbers[]{"núm.", "Núm.", "n.",    "art.", "Art.", "cap.", "Cap.", "fig.",
                                             "Fig.", "pág.", "págs.", "Pág.", "vol.", "Vol.", "ene.", "feb.",
                                             "abr.", "ago.", "sept.", "oct.", "nov.", "dic."};

struct Language {
  std::string_view tag;
  Words before_word, before_number;
};
constexpr std::array<Language, 4> languages{{{"en", english, english_numbers},
                                             {"de", german, german_numbers},
                                             {"fr", french, french_numbers},
                                             {"es", spanish, spanish_numbers}}};

bool contains(Words words, std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); }

}  // namespace

Abbreviation find_abbreviation(std::string_view word, std::string_view language) {
  if (contains(common, word)) return Abbreviation::before_word;
  const auto tag = language.substr(0, language.find_first_of("-_"));
  for (const auto& entry : languages) {
    if (entry.tag != tag) continue;
    if (contains(entry.before_word, word)) return Abbreviation::before_word;
    if (contains(entry.before_number, word)) return Abbreviation::before_number;
  }
  return Abbreviation::none;
}

}  // namespace earbound

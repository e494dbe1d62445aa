#include "encode/language_code.hpp"

#include <algorithm>
#include <array>

namespace earbound {
namespace {

struct Code {
  std::string_view two, three;
};

/// Languages that a voice exists for, and their neighbours.
constexpr std::array codes{
    Code{"af", "afr"}, Code{"am", "amh"}, Code{"ar", "ara"}, Code{"as", "asm"}, Code{"az", "aze"}, Code{"ba", "bak"},
    Code{"be", "bel"}, Code{"bg", "bul"}, Code{"bn", "ben"}, Code{"bs", "bos"}, Code{"ca", "cat"}, Code{"cs", "ces"},
    Code{"cy", "cym"}, Code{"da", "dan"}, Code{"de", "deu"}, Code{"el", "ell"}, Code{"en", "eng"}, Code{"eo", "epo"},
    Code{"es", "spa"}, Code{"et", "est"}, Code{"eu", "eus"}, Code{"fa", "fas"}, Code{"fi", "fin"}, Code{"fr", "fra"},
    Code{"ga", "gle"}, Code{"gd", "gla"}, Code{"gn", "grn"}, Code{"gu", "guj"}, Code{"he", "heb"}, Code{"hi", "hin"},
    Code{"hr", "hrv"}, Code{"ht", "hat"}, Code{"hu", "hun"}, Code{"hy", "hye"}, Code{"ia", "ina"}, Code{"id", "ind"},
    Code{"io", "ido"}, Code{"is", "isl"}, Code{"it", "ita"}, Code{"ja", "jpn"}, Code{"ka", "kat"}, Code{"kk", "kaz"},
    Code{"kl", "kal"}, Code{"kn", "kan"}, Code{"ko", "kor"}, Code{"ku", "kur"}, Code{"ky", "kir"}, Code{"la", "lat"},
    Code{"lb", "ltz"}, Code{"lt", "lit"}, Code{"lv", "lav"}, Code{"mi", "mri"}, Code{"mk", "mkd"}, Code{"ml", "mal"},
    Code{"mr", "mar"}, Code{"ms", "msa"}, Code{"mt", "mlt"}, Code{"my", "mya"}, Code{"nb", "nob"}, Code{"ne", "nep"},
    Code{"nl", "nld"}, Code{"nn", "nno"}, Code{"no", "nor"}, Code{"om", "orm"}, Code{"or", "ori"}, Code{"pa", "pan"},
    Code{"pl", "pol"}, Code{"ps", "pus"}, Code{"pt", "por"}, Code{"qu", "que"}, Code{"ro", "ron"}, Code{"ru", "rus"},
    Code{"sd", "snd"}, Code{"si", "sin"}, Code{"sk", "slk"}, Code{"sl", "slv"}, Code{"sq", "sqi"}, Code{"sr", "srp"},
    Code{"sv", "swe"}, Code{"sw", "swa"}, Code{"ta", "tam"}, Code{"te", "tel"}, Code{"th", "tha"}, Code{"tk", "tuk"},
    Code{"tn", "tsn"}, Code{"tr", "tur"}, Code{"tt", "tat"}, Code{"ug", "uig"}, Code{"uk", "ukr"}, Code{"ur", "urd"},
    Code{"uz", "uzb"}, Code{"vi", "vie"}, Code{"yi", "yid"}, Code{"yo", "yor"}, Code{"zh", "zho"}, Code{"zu", "zul"},
};

}  // namespace

std::string iso639_2(std::string_view bcp47) {
  std::string primary(bcp47.substr(0, bcp47.find_first_of("-_")));
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  for (char& c : primary)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (!std::all_of(primary.begin(), primary.end(), letter)) return "und";
  if (primary.size() == 3) return primary;
  const auto code = std::find_if(codes.begin(), codes.end(), [&](const Code& c) { return c.two == primary; });
  return code == codes.end() ? "und" : std::string(code->three);
}

}  // namespace earbound

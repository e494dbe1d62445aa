#include "publish/markup_vocabulary.hpp"

#include <algorithm>
#include <iterator>

#include "publish/web_text.hpp"
#include "text/language_tag.hpp"

namespace earbound {
namespace {

constexpr Vocabulary vocabularies[] = {
    {.markup = Markup::page,
     .sentence = {"span"},
     .word = {"span"},
     .deleted = {"del"},
     .caption = {"figcaption"},
     .figure = {"figure"},
     .math = {"span", " class=\"math\""},
     .html_lang = true,
     .xml_lang = false,
     .html5 = true,
     .epub_types = false},
    {.markup = Markup::epub,
     .sentence = {"span"},
     .word = {"span"},
     .deleted = {"del"},
     .caption = {"figcaption"},
     .figure = {"figure"},
     .math = {"span", " class=\"math\""},
     .html_lang = true,
     .xml_lang = true,
     .html5 = true,
     .epub_types = true},
    {.markup = Markup::daisy202,
     .sentence = {"span", " class=\"sentence\""},
     .word = {"span", " class=\"word\""},
     .deleted = {"del"},
     .caption = {"p", " class=\"caption\""},
     .figure = {"div", " class=\"figure\""},
     .math = {"span", " class=\"math\""},
     .html_lang = true,
     .xml_lang = true,
     .html5 = false,
     .epub_types = false},
    {.markup = Markup::dtbook,
     .sentence = {"sent"},
     .word = {"w"},
     .deleted = {"span", " class=\"deleted\""},
     .caption = {"p", " class=\"caption\""},
     .figure = {"div", " class=\"figure\""},
     .math = {"span", " class=\"math\""},
     .html_lang = false,
     .xml_lang = true,
     .html5 = false,
     .epub_types = false},
};

}  // namespace

const Vocabulary& vocabulary(Markup markup) {
  return *std::find_if(std::begin(vocabularies), std::end(vocabularies),
                       [&](const Vocabulary& each) { return each.markup == markup; });
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escape_markup(value) + "\"";
}

std::string language_attributes(const Vocabulary& vocabulary, std::string_view tag) {
  if (!is_language_tag(tag)) return {};
  return (vocabulary.html_lang ? attribute("lang", tag) : std::string()) +
         (vocabulary.xml_lang ? attribute("xml:lang", tag) : std::string());
}

}  // namespace earbound

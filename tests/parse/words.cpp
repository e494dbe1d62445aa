#include "words.hpp"

#include <cmark.h>

#include <algorithm>
#include <cstdlib>
#include <functional>

namespace earbound_test {

using namespace earbound;

namespace {

using Visit = std::function<void(const std::vector<Run>&)>;

void visit(const Block& block, const Visit& runs) {
  runs(block.runs);
  for (const Block& child : block.children) visit(child, runs);
}
void visit(const Section& section, const Visit& runs) {
  runs(section.title);
  for (const Block& block : section.blocks) visit(block, runs);
  for (const Section& child : section.children) visit(child, runs);
}
void visit(const Document& document, const Visit& runs) {
  // What stands before the title comes first in reading order only when it is a section of level 0; tests know their
  // texts.
  runs(document.title);
  for (const Section& section : document.sections) visit(section, runs);
  for (const Note& note : document.notes)
    for (const Block& block : note.blocks) visit(block, runs);
}

std::string text_of(const std::vector<Run>& runs) {
  std::string text;
  for (const Run& run : runs) text += run.kind == Run::Kind::line_break ? std::string("\n") : run.text;
  return text;
}

std::string decoded(const std::string& html) {
  std::string text;
  for (std::size_t i = 0; i < html.size();) {
    const auto entity = [&](const char* name, char c) {
      if (html.compare(i, std::char_traits<char>::length(name), name) != 0) return false;
      text += c;
      i += std::char_traits<char>::length(name);
      return true;
    };
    if (entity("&amp;", '&') || entity("&lt;", '<') || entity("&gt;", '>') || entity("&quot;", '"')) continue;
    text += html[i++];
  }
  return text;
}

void outline(const std::vector<Section>& sections, std::string& text, int depth) {
  for (const Section& section : sections) {
    text += std::string(static_cast<std::size_t>(depth) * 2, ' ') + std::to_string(section.level) + " " +
            text_of(section.title) + "\n";
    outline(section.children, text, depth + 1);
  }
}

}  // namespace

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  std::size_t at = 0;
  while (true) {
    at = text.find_first_not_of(" \t\n", at);
    if (at == std::string_view::npos) return words;
    const std::size_t end = std::min(text.find_first_of(" \t\n", at), text.size());
    words.emplace_back(text.substr(at, end - at));
    at = end;
  }
}

std::vector<std::string> document_words(const Document& document) {
  std::vector<std::string> words;
  visit(document, [&](const std::vector<Run>& runs) {
    for (std::string& word : split_words(text_of(runs))) words.push_back(std::move(word));
  });
  return words;
}

std::vector<std::string> words_with_lines(const Document& document) {
  std::vector<std::string> words;
  visit(document, [&](const std::vector<Run>& runs) {
    for (const Run& run : runs) {
      int line = run.line;
      for (std::size_t at = 0; at <= run.text.size(); ++line) {
        const std::size_t end = std::min(run.text.find('\n', at), run.text.size());
        for (const std::string& word : split_words(run.text.substr(at, end - at)))
          words.push_back(std::to_string(line) + ":" + word);
        at = end + 1;
      }
    }
  });
  return words;
}

std::vector<std::string> rendered_words(std::string_view markdown) {
  char* rendered = cmark_markdown_to_html(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT);
  const std::string html(rendered);
  std::free(rendered);
  std::string text;
  for (std::size_t i = 0; i < html.size();) {
    if (html[i] != '<') {
      text += html[i++];
      continue;
    }
    const std::size_t end = html.find('>', i);
    const std::string tag = html.substr(i, end - i + 1);
    if (const auto alt = tag.find(" alt=\""); tag.starts_with("<img") && alt != std::string::npos)
      text += tag.substr(alt + 6, tag.find('"', alt + 6) - alt - 6);
    static const std::vector<std::string> inline_tags{"<em", "</em",  "<strong", "</strong", "<a",
                                                      "</a", "<code", "</code",  "<img",     "<!--"};
    if (std::none_of(inline_tags.begin(), inline_tags.end(),
                     [&](const std::string& name) { return tag.starts_with(name); }))
      text += '\n';
    i = end + 1;
  }
  return split_words(decoded(text));
}

std::string outline_of(const Document& document) {
  std::string text;
  outline(document.sections, text, 0);
  return text;
}

}  // namespace earbound_test

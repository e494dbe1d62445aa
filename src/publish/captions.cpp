#include "publish/captions.hpp"

#include <fmt/format.h>

#include "base/clock_text.hpp"

namespace earbound {
namespace {

/// Behind an opening bracket, so that no player takes the text for markup of its own. It is not seen.
constexpr std::string_view word_joiner = "\xe2\x81\xa0";

std::string vtt_times(const Cue& cue) { return timestamp_text(cue.begin) + " --> " + timestamp_text(cue.end) + "\n"; }

/// WebVTT knows no numeric references, and needs none for quotes.
std::string vtt_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '&')
      escaped += "&amp;";
    else if (c == '<')
      escaped += "&lt;";
    else if (c == '>')
      escaped += "&gt;";
    else
      escaped += c;
  }
  return escaped;
}

std::string write_vtt(const Cue& cue, std::size_t) { return vtt_times(cue) + vtt_text(cue.text) + "\n\n"; }

std::string write_vtt_words(const Cue& cue, std::size_t) {
  std::string text = vtt_times(cue);
  std::size_t at = 0;
  Milliseconds latest = cue.begin;
  for (const CueWord& word : cue.words) {
    // Times rise strictly, between those of the cue.
    if (word.begin <= latest || word.begin >= cue.end) continue;
    text += vtt_text(std::string_view(cue.text).substr(at, word.offset - at)) + "<" + timestamp_text(word.begin) + ">";
    at = word.offset;
    latest = word.begin;
  }
  return text + vtt_text(std::string_view(cue.text).substr(at)) + "\n\n";
}

/// SubRip has no escapes: players take <b>, {\an8} and an arrow between times for their own.
std::string sub_rip_text(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    plain += text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : ' ';
    const bool tag = text[i] == '<' && next != ' ' && next != '\n';
    if (tag || (text[i] == '{' && next == '\\') || (text[i] == '-' && next == '-')) plain += word_joiner;
  }
  return plain;
}

std::string write_sub_rip(const Cue& cue, std::size_t number) {
  return fmt::format("{}\n{} --> {}\n{}\n\n", number, timestamp_text(cue.begin, ','), timestamp_text(cue.end, ','),
                     sub_rip_text(cue.text));
}

}  // namespace

const CaptionFormat web_vtt{".vtt", "text/vtt", "WEBVTT\n\n", {}, write_vtt};
const CaptionFormat web_vtt_words{".words.vtt", "text/vtt", "WEBVTT\n\n", {}, write_vtt_words};
// Lines of 32 columns, as podcast apps ask.
const CaptionFormat sub_rip{".srt", "application/x-subrip", "", {.columns = 32}, write_sub_rip};

}  // namespace earbound

#include "publish/cues.hpp"

#include <catch2/catch.hpp>

#include "publish/captions.hpp"
#include "text/line_breaking.hpp"

using namespace earbound;

namespace {

Frames at(double seconds) { return {static_cast<std::int64_t>(seconds * narration_rate.hz)}; }
Milliseconds time(Frames frames) { return to_milliseconds(frames); }

/// A sentence whose words, parted by spaces, take so many seconds each, with no pause between them.
WrittenSentence sentence(const std::string& text, double seconds = 0.4) {
  WrittenSentence made{text, {}};
  for (std::size_t begin = 0; begin < text.size(); begin = std::min(text.find(' ', begin), text.size() - 1) + 1) {
    const double now = 1 + seconds * static_cast<double>(made.words.size());
    made.words.push_back({begin, at(now), at(now + seconds)});
  }
  return made;
}

std::vector<std::string> lines_of(const std::vector<Cue>& cues) {
  std::vector<std::string> lines;
  for (const Cue& cue : cues) {
    std::string_view rest = cue.text;
    for (;;) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      lines.emplace_back(rest.substr(0, end));
      if (end == rest.size()) break;
      rest.remove_prefix(end + 1);
    }
  }
  return lines;
}

/// What holds for any text: no line too long, two at most, nothing lost, times in order.
void check_cues(const WrittenSentence& of, const std::vector<Cue>& cues, const CueLimits& limits = {}) {
  std::string all, wanted;
  Milliseconds latest;
  for (const Cue& cue : cues) {
    CHECK(std::count(cue.text.begin(), cue.text.end(), '\n') <= 1);
    CHECK(cue.begin >= latest);
    CHECK(cue.end >= cue.begin);
    latest = cue.end;
    for (const char c : cue.text)
      if (c != ' ' && c != '\n') all += c;
  }
  for (const char c : of.text)
    if (c != ' ') wanted += c;
  CHECK(all == wanted);
  for (const std::string& line : lines_of(cues)) {
    CHECK(display_width(line) <= limits.columns);
    CHECK_FALSE(line.empty());
    CHECK_FALSE(line.starts_with(' '));
    CHECK_FALSE(line.ends_with(' '));
  }
}

std::vector<Cue> cut(const WrittenSentence& of, const std::string& language = "en", const CueLimits& limits = {}) {
  std::vector<Cue> cues = cues_of(of, language, limits, time);
  check_cues(of, cues, limits);
  return cues;
}

}  // namespace

TEST_CASE("a short sentence is one cue, timed as it is heard") {
  const auto cues = cut(sentence("All is well."));
  REQUIRE(cues.size() == 1);
  CHECK(cues[0].text == "All is well.");
  CHECK(cues[0].begin.count == 1000);
  CHECK(cues[0].end.count == 2200);
  REQUIRE(cues[0].words.size() == 3);
  CHECK(cues[0].words[2].offset == 7);
  CHECK(cues[0].words[2].begin.count == 1800);
}

TEST_CASE("cues break at phrases") {
  const auto cues =
      cut(sentence("When the rain had stopped at last, we walked along the river to the old mill; "
                   "nobody had been there, said Dr. Smith, since the great flood of the year before."));
  REQUIRE(cues.size() >= 2);
  for (std::size_t i = 0; i + 1 < cues.size(); ++i) {
    INFO(cues[i].text);
    CHECK((cues[i].text.ends_with(',') || cues[i].text.ends_with(';')));
  }
}

TEST_CASE("a pause in the speech ends a phrase") {
  WrittenSentence spoken =
      sentence("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen");
  for (std::size_t i = 9; i < spoken.words.size(); ++i) {
    spoken.words[i].begin += at(0.5);
    spoken.words[i].end += at(0.5);
  }
  const auto cues = cut(spoken);
  REQUIRE(cues.size() == 2);
  CHECK(cues[0].text.ends_with("nine"));
}

TEST_CASE("cues of any script keep to their lines") {
  const auto times = [](const std::string& text) {
    WrittenSentence made{text, {{0, at(0), at(30)}}};
    return made;
  };
  std::string chinese, arabic, thai;
  for (int i = 0; i < 12; ++i) chinese += "他走了很远的路，终于看见了大海。";
  for (int i = 0; i < 12; ++i) arabic += "ذهب الولد إلى المدرسة، ثم عاد ";
  for (int i = 0; i < 12; ++i) thai += "ภาษาไทยไม่มีช่องว่างระหว่างคำ";
  for (const auto& cue : cut(times(chinese), "zh"))
    CHECK((cue.text.ends_with("。") || cue.text.ends_with("，")));  // never before such a mark
  cut(times(arabic), "ar");
  cut(times(thai), "th");
}

TEST_CASE("what fits on no line is cut between characters") {
  const auto cues = cut(sentence("see https" + std::string(300, 'x') + " now"));
  CHECK(cues.size() > 2);
  std::string marks;
  for (int i = 0; i < 200; ++i) marks += "e\xcc\x81";  // each an e with an accent of its own
  for (const std::string& line : lines_of(cut({marks, {{0, at(0), at(60)}}}))) CHECK(line.front() == 'e');
  cut(sentence("a sentence of long words " + std::string(43, 'y') + " and others"), "en", {.columns = 32});
}

TEST_CASE("a cue stands long enough to be read where there is time") {
  const CueLimits limits;
  Cue quick{{1000}, {1200}, "No.", {}};
  lengthen(quick, {9000}, limits);
  CHECK(quick.end.count == 2000);
  Cue dense{{0}, {1000}, std::string(60, 'x'), {}};
  lengthen(dense, {9000}, limits);
  CHECK(dense.end.count == 3001);
  Cue hemmed{{0}, {1000}, std::string(60, 'x'), {}};
  lengthen(hemmed, {1500}, limits);
  CHECK(hemmed.end.count == 1500);
  Cue silent{{700}, {700}, "…", {}};
  lengthen(silent, {700}, limits);
  CHECK(silent.end > silent.begin);
}

TEST_CASE("captions take their text for data") {
  const Cue cue{{0}, {2500}, "<b> & --> {\\an8}\n</i>", {{0, {0}}, {4, {1000}}, {6, {1000}}, {17, {2500}}}};
  CHECK(web_vtt.write(cue, 1) == "00:00:00.000 --> 00:00:02.500\n&lt;b&gt; &amp; --&gt; {\\an8}\n&lt;/i&gt;\n\n");
  CHECK(web_vtt_words.write(cue, 1) ==
        "00:00:00.000 --> 00:00:02.500\n&lt;b&gt; <00:00:01.000>&amp; --&gt; {\\an8}\n&lt;/i&gt;\n\n");
  CHECK(sub_rip.write(cue, 7) ==
        "7\n00:00:00,000 --> 00:00:02,500\n<\u2060b> & -\u2060-> {\u2060\\an8}\n<\u2060/i>\n\n");
}

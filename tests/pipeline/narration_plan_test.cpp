#include "pipeline/narration_plan.hpp"

#include <catch2/catch.hpp>

#include "../base/temporary_directory.hpp"
#include "sections.hpp"

using namespace earbound;

namespace {

ScriptSection titled(const std::string& title, int before, int paragraphs = 1) {
  ScriptSection section = section_of(paragraphs);
  section.title = title;
  section.utterances.front().text = title;
  section.utterances.front().pause_before = {before};
  return section;
}

Utterance first_of(const NarrationPlan& plan, std::size_t section) {
  return plan.read(plan.segments()[plan.sections()[section].first_segment]).utterances.front();
}

/// The interlude with which a section ends.
Utterance interlude_of(const NarrationPlan& plan, std::size_t section) {
  const PlannedSection& planned = plan.sections()[section];
  const PlannedSegment& last = plan.segments()[planned.first_segment + planned.segment_count - 1];
  REQUIRE(last.interlude);
  const Segment segment = plan.read(last);
  REQUIRE(segment.utterances.size() == 1);
  CHECK(segment.utterances[0].text.empty());
  return segment.utterances[0];
}

Utterance last_of(const NarrationPlan& plan, std::size_t section) {
  const PlannedSection& planned = plan.sections()[section];
  return plan.read(plan.segments()[planned.first_segment + planned.segment_count - 1]).utterances.back();
}

/// What holds for every plan: sections cover the segments one after the other.
void check_order(const NarrationPlan& plan) {
  std::uint32_t next = 0;
  for (std::uint32_t i = 0; i < plan.sections().size(); ++i) {
    CHECK(plan.sections()[i].first_segment == next);
    CHECK(plan.sections()[i].segment_count > 0);
    for (std::uint32_t s = 0; s < plan.sections()[i].segment_count; ++s) CHECK(plan.segments()[next + s].section == i);
    next += plan.sections()[i].segment_count;
  }
  CHECK(next == plan.segments().size());
}

}  // namespace

TEST_CASE("a section begins with its first word: what comes before it is an interlude of the section before") {
  const TemporaryDirectory place;
  NarrationPlan plan(place.path());
  plan.append(titled("One", 900));
  plan.append(titled("Two", 700, 20));
  plan.append(titled("Three", 800));
  REQUIRE(plan.sections().size() == 3);
  check_order(plan);
  CHECK(plan.sections()[1].segment_count > 1);
  for (std::size_t i = 0; i < 3; ++i) CHECK(first_of(plan, i).pause_before == Milliseconds{0});
  CHECK(first_of(plan, 1).text == "Two");
  CHECK(interlude_of(plan, 0).pause_after == Milliseconds{700});
  CHECK(interlude_of(plan, 1).pause_after == Milliseconds{800});
  CHECK(last_of(plan, 2).pause_after == Milliseconds{250});
}

TEST_CASE("the cue of a section stands in the interlude before it, after the pause, and the first section has none") {
  const TemporaryDirectory place;
  NarrationPlan plan(place.path());
  for (const char* name : {"One", "Two", "Three"}) {
    ScriptSection section = titled(name, 700);
    section.utterances.front().cue = std::string("cue of ") + name;
    plan.append(std::move(section));
  }
  check_order(plan);
  for (std::size_t i = 0; i < 3; ++i) CHECK(first_of(plan, i).cue.empty());
  CHECK(interlude_of(plan, 0).cue == "cue of Two");
  CHECK(interlude_of(plan, 0).pause_before == Milliseconds{700});
  CHECK(interlude_of(plan, 0).pause_after == Milliseconds{0});
  CHECK(interlude_of(plan, 1).cue == "cue of Three");
  CHECK(last_of(plan, 2).cue.empty());

  plan.prepend(titled("Contents", 0));
  check_order(plan);
  CHECK(interlude_of(plan, 0).cue == "cue of One");
  CHECK(first_of(plan, 1).text == "One");
}

TEST_CASE("the spoken contents go before all, and take the pause that the first section wanted") {
  const TemporaryDirectory place;
  NarrationPlan plan(place.path());
  plan.append(titled("One", 900));
  plan.append(titled("Two", 700, 20));
  plan.prepend(titled("Contents", 600, 20));
  REQUIRE(plan.sections().size() == 3);
  check_order(plan);
  CHECK(plan.sections()[0].title == "Contents");
  CHECK(plan.sections()[0].segment_count > 1);
  CHECK(first_of(plan, 0).text == "Contents");
  CHECK(first_of(plan, 0).pause_before == Milliseconds{0});
  CHECK(interlude_of(plan, 0).pause_after == Milliseconds{900});
  CHECK(first_of(plan, 1).text == "One");
  CHECK(first_of(plan, 2).text == "Two");
  CHECK(interlude_of(plan, 1).pause_after == Milliseconds{700});
}

TEST_CASE("a section without anything to speak keeps its place in silence") {
  const TemporaryDirectory place;
  NarrationPlan plan(place.path());
  plan.append(titled("One", 900));
  plan.append(ScriptSection{});
  plan.append(titled("Three", 900));
  REQUIRE(plan.sections().size() == 3);
  check_order(plan);
  CHECK(first_of(plan, 1).text.empty());
  CHECK(interlude_of(plan, 1).pause_after == Milliseconds{900});
}

TEST_CASE("a plan knows what its sections are and every language in them") {
  const TemporaryDirectory place;
  NarrationPlan plan(place.path());
  ScriptSection section = titled("One", 0);
  section.level = 2;
  section.announcement = true;
  section.lines = {4, 4};
  section.utterances.back().language = "fr";
  plan.append(std::move(section));
  CHECK(plan.sections()[0].title == "One");
  CHECK(plan.sections()[0].level == 2);
  CHECK(plan.sections()[0].announcement);
  CHECK(plan.sections()[0].lines.first == 4);
  CHECK(plan.languages() == std::set<std::string>{"", "fr"});
}

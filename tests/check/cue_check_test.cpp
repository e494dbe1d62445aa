#include "check/cue_check.hpp"

#include <catch2/catch.hpp>

using namespace earbound;

namespace {

constexpr Milliseconds minute{60'000};

std::string fault(std::string_view text, bool web_vtt = true) {
  const auto faults = cue_faults(text, web_vtt, minute);
  return faults.empty() ? "" : faults.front();
}

}  // namespace

TEST_CASE("cues in order, within the sound, are right") {
  CHECK(fault("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nOne\n\n00:00:01.000 --> 00:01:00.000\nTwo\n").empty());
  CHECK(fault("1\n00:00:00,000 --> 00:00:01,000\nOne\n", false).empty());
}

TEST_CASE("cues that no player could show in time are named with their line") {
  CHECK(fault("") == "does not begin with WEBVTT");
  CHECK(fault("", false) == "is empty");
  CHECK(fault("WEBVTT\n\n00:00:00,000 --> 00:00:01,000\n") == "has no times in line 3");
  CHECK(fault("WEBVTT\n\n00:00:02.000 --> 00:00:03.000\n\n00:00:01.000 --> 00:00:02.000\n") ==
        "goes back in time in line 5");
  CHECK(fault("WEBVTT\n\n00:00:02.000 --> 00:00:01.000\n") ==
        "has a cue in line 3 that ends before it begins, or after the sound");
  CHECK(fault("WEBVTT\n\n00:00:02.000 --> 00:01:01.000\n") ==
        "has a cue in line 3 that ends before it begins, or after the sound");
  CHECK(fault("WEBVTT\n\n00:60:02.000 --> 01:01:01.000\n") == "has no times in line 3");
}

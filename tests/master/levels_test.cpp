#include "master/levels.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "signals.hpp"

using namespace earbound;

TEST_CASE("the energy of a sine is half its amplitude squared, of any number of samples") {
  for (const std::size_t count : {0U, 1U, 1023U, 1024U, 100'003U}) {
    const std::vector<float> samples(count, 0.5F);
    CHECK(energy_of(samples) == Approx(0.25 * static_cast<double>(count)));
  }
  const auto tone = sine(441, 0.25, 1);
  CHECK(rms_db(energy_of(tone), {static_cast<std::int64_t>(tone.size())}) ==
        Approx(20 * std::log10(0.25 / std::sqrt(2))).margin(0.001));
  CHECK(std::isinf(rms_db(0, {100})));
}

TEST_CASE("the levels of clips add up, in any order") {
  const ClipLevels loud{{3.5, 100}, 40.0, 50.0}, soft{{1.25, 0}, 0.1234567, 0.1234567};
  LevelSum one, other;
  one.add(loud, {1000});
  one.add(soft, {3000});
  other.add(soft, {3000});
  other.add(loud, {1000});
  CHECK(one.rms() == other.rms());
  CHECK(one.rms() == Approx(10 * std::log10(40.1234567 / 4000)).margin(1e-6));
  CHECK(one.deepest_db() == 3.5);
  CHECK(one.limiter_loss_db() == Approx(10 * std::log10(50.1234567 / 40.1234567)).margin(1e-6));
  CHECK(LevelSum{}.limiter_loss_db() == 0);
  CHECK(one.limited_share() == Approx(0.025));
  CHECK(LevelSum{}.limited_share() == 0);
}

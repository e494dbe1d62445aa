// What shapes sound, and what lies in the cache, does not change without its version: else old entries of the cache
// would be taken for new ones.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "../base/temporary_directory.hpp"
#include "fingerprints.hpp"
#include "pipeline/versions.hpp"

using namespace earbound;
using test::Fingerprint;

namespace {

const std::string table_file = EARBOUND_SOURCE_DIR "/tests/versions/approved.txt";
const std::vector<Fingerprint> approved{{"algorithm a", 2, "x", "old"}, {"algorithm b", 1, "x", "same"}};

std::vector<std::string> faults(const std::vector<Fingerprint>& present) { return compare(approved, present).faults; }

}  // namespace

// scripts/approve runs this with EARBOUND_APPROVE set, which writes the table before it is compared.
TEST_CASE("nothing that shapes sound or lies in the cache has changed without its version") {
  const auto present = test::present_fingerprints();
  for (const AlgorithmVersion& algorithm : sound_algorithms()) {
    const auto is_it = [&](const Fingerprint& each) { return each.name == "algorithm " + std::string(algorithm.name); };
    INFO(algorithm.name << " has no fingerprint");
    CHECK(std::any_of(present.begin(), present.end(), is_it));
  }
  auto table = test::read_table(read_text(table_file));
  if (std::getenv("EARBOUND_APPROVE") != nullptr) {
    table = test::approve(table, present);
    write_text(table_file, test::write_table(table));
  }
  const test::Comparison comparison = test::compare(table, present);
  for (const std::string& remark : comparison.remarks) WARN(remark);
  for (const std::string& fault : comparison.faults) FAIL_CHECK(fault);
}

TEST_CASE("a change without a raised version is a fault, and cannot be approved") {
  const std::vector<Fingerprint> changed{{"algorithm a", 2, "x", "new"}, {"algorithm b", 1, "x", "same"}};
  CHECK(faults(changed) ==
        std::vector<std::string>{"algorithm a makes something else than it did: raise the version of algorithm a, then "
                                 "run scripts/approve"});
  CHECK(compare(approve(approved, changed), changed).faults.size() == 1);
}

TEST_CASE("a raised version asks to be approved, and is by that alone") {
  const std::vector<Fingerprint> raised{{"algorithm a", 3, "x", "new"}, {"algorithm b", 1, "x", "same"}};
  CHECK(faults(raised) == std::vector<std::string>{"algorithm a: its version is new; run scripts/approve"});
  const auto table = approve(approved, raised);
  CHECK(table.size() == 2);
  CHECK(compare(table, raised).faults.empty());
}

TEST_CASE("a version is not lowered, nor by approving") {
  const std::vector<Fingerprint> lowered{{"algorithm a", 1, "x", "older"}, {"algorithm b", 1, "x", "same"}};
  CHECK(faults(lowered).size() == 1);
  CHECK(compare(approve(approved, lowered), lowered).faults.size() == 1);
}

TEST_CASE("what is made with another library is not compared until it is approved") {
  const std::vector<Fingerprint> elsewhere{{"algorithm a", 2, "y", "other"}, {"algorithm b", 1, "x", "same"}};
  CHECK(faults(elsewhere).empty());
  CHECK(compare(approved, elsewhere).remarks.size() == 1);
  const auto table = approve(approved, elsewhere);
  CHECK(table.size() == 3);
  CHECK(compare(table, elsewhere).remarks.empty());
  CHECK(compare(table, {{"algorithm a", 2, "y", "changed"}, {"algorithm b", 1, "x", "same"}}).faults.size() == 1);
}

TEST_CASE("what is gone leaves the table when it is approved") {
  const std::vector<Fingerprint> one{{"algorithm b", 1, "x", "same"}};
  CHECK(faults(one).size() == 1);
  CHECK(approve(approved, one).size() == 1);
}

TEST_CASE("the table comes back as it was written") {
  const auto back = test::read_table(test::write_table(approved));
  REQUIRE(back.size() == 2);
  CHECK(back[0].name == "algorithm a");
  CHECK(back[0].version == 2);
  CHECK(back[0].made_with == "x");
  CHECK(back[0].value == "old");
}

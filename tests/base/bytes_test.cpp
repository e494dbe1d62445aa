#include "base/bytes.hpp"

#include <catch2/catch.hpp>

using namespace earbound;

TEST_CASE("numbers, texts and lists come back as they were written") {
  ByteWriter out;
  out.number(std::int64_t{-5});
  out.number(2.5);
  out.text(std::string_view("pea\0s", 5));
  out.text("");
  const std::vector<float> values{1.5F, -2.0F};
  out.list(std::span(values));
  out.list(std::span<const std::uint32_t>());
  out.number(std::uint8_t{7});

  ByteReader in(out.bytes());
  CHECK(in.number<std::int64_t>() == -5);
  CHECK(in.number<double>() == 2.5);
  CHECK(in.text() == std::string_view("pea\0s", 5));
  CHECK(in.text().empty());
  CHECK(in.list<float>() == values);
  CHECK(in.list<std::uint32_t>().empty());
  CHECK(in.rest().size() == 1);
  CHECK(in.number<std::uint8_t>() == 7);
  CHECK(in.rest().empty());
}

TEST_CASE("a record that is cut short anywhere is an error, never a read beyond it") {
  ByteWriter out;
  out.number(std::uint64_t{1});
  out.text("text");
  const std::vector<std::uint32_t> values{1, 2, 3};
  out.list(std::span(values));
  for (std::size_t size = 0; size < out.bytes().size(); ++size) {
    const std::vector<std::uint8_t> cut(out.bytes().begin(), out.bytes().begin() + static_cast<std::ptrdiff_t>(size));
    ByteReader in(cut);
    const auto read = [&] {
      (void)in.number<std::uint64_t>();
      (void)in.text();
      (void)in.list<std::uint32_t>();
    };
    CHECK_THROWS_AS(read(), Error);
  }
}

TEST_CASE("a list that claims four thousand million entries takes no memory") {
  ByteWriter out;
  out.number(std::uint32_t{UINT32_MAX});
  ByteReader in(out.bytes());
  CHECK_THROWS_AS(in.list<double>(), Error);
}

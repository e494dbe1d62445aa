#pragma once
// A plain binary form for what goes between our own processes and into the cache: native byte order, every string and
// list preceded by its length. Reading checks every bound and throws Error.

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/error.hpp"

namespace earbound {

class ByteWriter {
 public:
  template <class T>
  requires std::is_arithmetic_v<T>
  void number(T value) {
    const auto* raw = reinterpret_cast<const std::uint8_t*>(&value);
    bytes_.insert(bytes_.end(), raw, raw + sizeof value);
  }
  void text(std::string_view value) {
    number(static_cast<std::uint32_t>(value.size()));
    bytes_.insert(bytes_.end(), value.begin(), value.end());
  }
  template <class T>
  requires std::is_trivially_copyable_v<T>
  void list(std::span<T> values) {
    number(static_cast<std::uint32_t>(values.size()));
    const auto* raw = reinterpret_cast<const std::uint8_t*>(values.data());
    bytes_.insert(bytes_.end(), raw, raw + values.size_bytes());
  }
  [[nodiscard]] const std::vector<std::uint8_t>& bytes() const { return bytes_; }
  std::vector<std::uint8_t> take() { return std::move(bytes_); }

 private:
  std::vector<std::uint8_t> bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::span<const std::uint8_t> bytes) : rest_(bytes) {}

  template <class T>
  requires std::is_arithmetic_v<T> T number() {
    T value;
    std::memcpy(&value, raw(sizeof value).data(), sizeof value);
    return value;
  }
  std::string text() {
    const auto bytes = raw(number<std::uint32_t>());
    return {bytes.begin(), bytes.end()};
  }
  template <class T>
  requires std::is_trivially_copyable_v<T> std::vector<T> list() {
    const auto count = number<std::uint32_t>();
    const auto bytes = raw(std::size_t{count} * sizeof(T));
    std::vector<T> values(count);
    if (count > 0) std::memcpy(values.data(), bytes.data(), bytes.size());
    return values;
  }
  std::span<const std::uint8_t> raw(std::size_t count) {
    if (count > rest_.size()) throw Error("a record of earbound's own is cut short");
    const auto taken = rest_.first(count);
    rest_ = rest_.subspan(count);
    return taken;
  }
  [[nodiscard]] std::span<const std::uint8_t> rest() const { return rest_; }

 private:
  std::span<const std::uint8_t> rest_;
};

}  // namespace earbound

#include "cover/squared.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace earbound {
namespace {

/// The pixels along one axis that make one of the result, and the share of each.
struct Taps {
  int first = 0;
  std::vector<float> shares;  ///< their sum is 1
};

Taps area(double begin, double end, int count) {
  Taps taps{static_cast<int>(begin), {}};
  const int last = std::min(count, static_cast<int>(std::ceil(end)));
  for (int i = taps.first; i < last; ++i)
    taps.shares.push_back(static_cast<float>((std::min(end, i + 1.0) - std::max(begin, double(i))) / (end - begin)));
  return taps;
}

Taps between(double centre, int count) {
  const double at = std::clamp(centre - 0.5, 0.0, count - 1.0);
  const int left = std::min(static_cast<int>(at), std::max(count - 2, 0));
  const auto right_share = static_cast<float>(at - left);
  if (count == 1) return {0, {1.0F}};
  return {left, {1.0F - right_share, right_share}};
}

std::vector<Taps> taps_of(int from, int to) {
  std::vector<Taps> all;
  all.reserve(static_cast<std::size_t>(to));
  const double step = static_cast<double>(from) / to;
  for (int i = 0; i < to; ++i)
    all.push_back(from >= to ? area(i * step, (i + 1) * step, from) : between((i + 0.5) * step, from));
  return all;
}

/// Rows of the picture as wide as the result's; the last two stay at hand, as neighbours share one.
class NarrowedRows {
 public:
  NarrowedRows(const Picture& picture, int width) : picture_(picture), taps_(taps_of(picture.width, width)) {}

  const std::vector<float>& row(int y) {
    Kept& kept = kept_[static_cast<std::size_t>(y % 2)];
    if (kept.y == y) return kept.values;
    kept.y = y;
    kept.values.resize(3 * taps_.size());
    float* out = kept.values.data();
    for (const Taps& taps : taps_) {
      const std::uint8_t* in = picture_.row(y) + std::ptrdiff_t{3} * taps.first;
      std::array<float, 3> sum{};
      for (const float share : taps.shares)
        for (float& channel : sum) channel += share * static_cast<float>(*in++);
      out = std::copy(sum.begin(), sum.end(), out);
    }
    return kept.values;
  }

 private:
  struct Kept {
    int y = -1;
    std::vector<float> values;
  };
  const Picture& picture_;
  std::vector<Taps> taps_;
  std::array<Kept, 2> kept_;
};

Picture scaled(const Picture& picture, int width, int height) {
  if (picture.width == width && picture.height == height) return picture;
  Picture result = make_picture(width, height);
  NarrowedRows rows(picture, width);
  std::vector<float> sum(result.row_bytes());
  int y = 0;
  for (const Taps& taps : taps_of(picture.height, height)) {
    std::fill(sum.begin(), sum.end(), 0.5F);  // to the nearest whole number
    int from = taps.first;
    for (const float share : taps.shares) {
      const std::vector<float>& row = rows.row(from++);
      for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += share * row[i];
    }
    std::uint8_t* out = result.row(y++);
    for (const float value : sum) *out++ = static_cast<std::uint8_t>(std::min(value, 255.0F));
  }
  return result;
}

std::array<std::uint8_t, 3> mean_of_edge(const Picture& picture) {
  std::array<std::uint64_t, 3> sum{};
  std::uint64_t count = 0;
  const auto add = [&](int x, int y) {
    for (std::size_t channel = 0; channel < 3; ++channel)
      sum[channel] += picture.row(y)[std::size_t{3} * static_cast<std::size_t>(x) + channel];
    ++count;
  };
  for (int x = 0; x < picture.width; ++x) {
    add(x, 0);
    add(x, picture.height - 1);
  }
  for (int y = 0; y < picture.height; ++y) {
    add(0, y);
    add(picture.width - 1, y);
  }
  std::array<std::uint8_t, 3> mean{};
  for (std::size_t channel = 0; channel < 3; ++channel) mean[channel] = static_cast<std::uint8_t>(sum[channel] / count);
  return mean;
}

}  // namespace

Picture squared(const Picture& picture, int side) {
  const double scale = static_cast<double>(side) / std::max(picture.width, picture.height);
  const auto fitted = [&](int length) { return std::clamp(static_cast<int>(std::lround(length * scale)), 1, side); };
  const int width = fitted(picture.width), height = fitted(picture.height);
  Picture whole = scaled(picture, width, height);
  if (width == side && height == side) return whole;
  Picture square = make_picture(side, side);
  const auto edge = mean_of_edge(whole);
  for (std::size_t i = 0; i < square.rgb.size(); ++i) square.rgb[i] = edge[i % 3];
  const int left = (side - width) / 2, top = (side - height) / 2;
  for (int y = 0; y < height; ++y)
    std::copy_n(whole.row(y), whole.row_bytes(), square.row(top + y) + std::ptrdiff_t{3} * left);
  return square;
}

}  // namespace earbound

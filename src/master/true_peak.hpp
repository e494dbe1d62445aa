#pragma once
// True peak: the highest point of the wave between the samples, by four-fold oversampling with a windowed-sinc
// interpolator (ITU-R BS.1770-4, annex 2, describes the method).

#include <cstddef>
#include <span>

namespace earbound {

/// The true peak (linear) around samples [begin, end) of `samples`, sample values included. Samples beyond the ends
/// count as silence.
float true_peak(std::span<const float> samples, std::size_t begin, std::size_t end);

/// Taps on each side of a sample that the interpolator looks at.
inline constexpr std::size_t true_peak_reach = 8;

/// No interpolated point of a tone is higher than this many times the highest sample within its reach (the square root
/// of 2, at a quarter of the sample rate); speech stays below it as well.
inline constexpr float true_peak_headroom = 1.42F;

}  // namespace earbound

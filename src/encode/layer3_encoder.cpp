#include "encode/layer3_encoder.hpp"

#include <algorithm>

#include "encode/layer3_filterbank.hpp"
#include "encode/layer3_quantizer.hpp"
#include "encode/mp3_frame.hpp"

namespace earbound {
namespace {

constexpr std::int64_t largest_reach = 255;  // bytes that main_data_begin can point back
constexpr std::int64_t samples_in_frame = 576;
constexpr std::int64_t kept_for_bursts = 150;  // bytes

/// Lines worth coding: at low rates the upper ones would take their bits from those that carry the words.
int bandwidth_for(int bit_rate) {
  if (bit_rate >= 48000) return 576;
  if (bit_rate >= 40000) return 480;
  if (bit_rate >= 32000) return 420;
  if (bit_rate >= 24000) return 286;
  return 210;
}

/// Bytes that a frame's own data may take. What is saved is kept for bursts, whose noise is heard in the silence before
/// them.
std::int64_t budget_of(bool burst, std::int64_t room, std::int64_t saved) {
  constexpr std::int64_t most = 4095 / 8;  // part2_3_length has 12 bits
  const std::int64_t spent = burst ? saved * 3 / 4 : std::max<std::int64_t>(0, saved - kept_for_bursts) / 2;
  return std::min({room + spent, room + saved, most});
}

/// Each frame's head, and behind it as much of the main data as the frame has room for.
PacketRun interleave(const BitWriter& heads, std::size_t head_bytes, const BitWriter& main_data,
                     std::vector<std::uint32_t> sizes) {
  PacketRun run;
  run.bytes.reserve(heads.bytes.size() + main_data.bytes.size());
  auto head = heads.bytes.begin();
  auto body = main_data.bytes.begin();
  for (const auto size : sizes) {
    const auto head_end = head + static_cast<std::ptrdiff_t>(head_bytes);
    const auto body_end = body + static_cast<std::ptrdiff_t>(size - head_bytes);
    run.bytes.insert(run.bytes.end(), head, head_end);
    run.bytes.insert(run.bytes.end(), body, body_end);
    head = head_end;
    body = body_end;
  }
  run.sizes = std::move(sizes);
  return run;
}

}  // namespace

PacketRun encode_layer3(std::span<const float> samples, int bit_rate, std::size_t frames) {
  Layer3Filterbank filterbank(samples);
  Layer3Quantizer quantizer(bandwidth_for(bit_rate));
  Layer3Spectrum spectrum;
  Layer3Granule granule;
  Mp3FrameHeader header;
  header.rate = narration_rate;
  header.bit_rate = bit_rate;
  const std::size_t overhead = 4 + header.side_info_bytes();

  // The frames' room for main data, seen as one stream of bytes; each frame's own data may begin up to largest_reach
  // before its room.
  BitWriter main_data, heads;
  std::vector<std::uint32_t> sizes;
  sizes.reserve(frames);
  std::int64_t room_begin = 0;
  for (std::size_t frame = 0; frame < frames; ++frame) {
    // A whole number of bytes each, so that their sum is never more than the rate allows.
    const auto until = [&](std::size_t count) {
      return static_cast<std::int64_t>(count) * samples_in_frame * bit_rate / 8 / narration_rate.hz;
    };
    const std::int64_t size = until(frame + 1) - until(frame);
    header.padded = size > static_cast<std::int64_t>(samples_in_frame) / 8 * bit_rate / narration_rate.hz;
    const std::int64_t room = size - static_cast<std::int64_t>(overhead), room_end = room_begin + room;

    const std::int64_t earliest = std::max<std::int64_t>(0, room_begin - largest_reach);
    if (static_cast<std::int64_t>(main_data.bytes.size()) < earliest)
      main_data.bytes.resize(static_cast<std::size_t>(earliest));  // unused room: the reservoir is full
    const auto begin = static_cast<std::int64_t>(main_data.bytes.size());

    filterbank.next(spectrum);
    const std::int64_t saved = room_begin - begin;
    quantizer.quantize(spectrum, static_cast<int>(budget_of(spectrum.burst, room, saved) * 8), granule);

    for (const auto byte : render_mp3_header(header)) heads.put(byte, 8);
    write_side_information(granule, static_cast<int>(saved), heads);
    write_lines(granule, spectrum, main_data);
    main_data.align();
    sizes.push_back(static_cast<std::uint32_t>(size));
    room_begin = room_end;
  }
  heads.align();
  main_data.bytes.resize(static_cast<std::size_t>(room_begin));

  return interleave(heads, overhead, main_data, std::move(sizes));
}

}  // namespace earbound

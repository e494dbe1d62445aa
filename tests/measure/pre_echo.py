"""Pre-echo: what a codec spreads before a plosive's burst, in the closure where nothing masks it.

A burst is where the treble rises at once: the source, pre-emphasised (differenced twice) so that voicing through the closure does not count, is cut
into steps of 32 samples (1.5 ms); a burst begins at a step when the mean energy of it and the next two is 40 times (16 dB) the loudest of
the six before it (8.7 ms), and above -55 dB of full scale. So closures of 9 ms and more are found.

The pre-echo of a burst is the mean energy of the difference between decoded sound and source from 8 ms to 1 ms before it, in dB of the source's mean
energy in the 5 ms from its begin.
"""

import numpy

STEP = 32
RISE = 40
LEAST = 3e-6
AFTER, BEFORE = 3, 6      # steps
APART = 12                # steps from a burst to the next
FAR, NEAR, LENGTH = 176, 22, 110  # samples before the burst, and from its begin
FRAME = 576
DELAY = 624               # samples from a burst's place in the source to where the encoder's frames are counted from
FLOOR = 1e-9
BIT_RATES = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)


def bursts(source):
    """The samples at which bursts begin."""
    treble = numpy.convolve(numpy.convolve(source, [1, -1]), [1, -0.9])[: len(source)]
    count = len(treble) // STEP
    energy = (treble[: count * STEP].reshape(count, STEP) ** 2).mean(axis=1)
    found, step = [], BEFORE + 2
    while step < count - AFTER:
        after = energy[step: step + AFTER].mean()
        if after > LEAST and after > RISE * energy[step - BEFORE: step].max():
            found.append(step * STEP)
            step += APART
        else:
            step += 1
    return found


def pre_echoes(source, decoded, begins):
    """In dB, one a burst."""
    noise = [((decoded[b - FAR: b - NEAR].astype(float) - source[b - FAR: b - NEAR]) ** 2).mean() for b in begins]
    sound = [(source[b: b + LENGTH].astype(float) ** 2).mean() for b in begins]
    return 10 * numpy.log10(numpy.array(noise) / numpy.array(sound) + FLOOR)


def block_types(path):
    """Of every frame of an MPEG-2 Layer III stream, mono, at 22,050 Hz: 2 is short. An Info frame counts as one."""
    with open(path, "rb") as file:
        data = file.read()
    at, types = 0, []
    if data[:3] == b"ID3":
        at = 10 + (data[6] << 21 | data[7] << 14 | data[8] << 7 | data[9])
    while at + 13 < len(data):
        head = int.from_bytes(data[at: at + 4], "big")
        if head >> 19 != 0x1FFE:  # MPEG-2
            at += 1
            continue
        side = int.from_bytes(data[at + 4: at + 13], "big")
        types.append(side >> 22 & 3 if side >> 24 & 1 else 0)
        at += 72 * BIT_RATES[head >> 12 & 15] * 1000 // 22050 + (head >> 9 & 1)
    return types


def share_in_short_blocks(path, begins, first):
    """The share of bursts of which one of the two frames that hold them is short; `first`: frames before the sound's own, such as the Info frame."""
    types = block_types(path)
    held = [any(types[f] == 2 for f in ((b + DELAY) // FRAME + first, (b + DELAY) // FRAME + first + 1) if f < len(types)) for b in begins]
    return numpy.mean(held)

"""Every joint of segments in a long build, in the WAV file and in the decoded MP3, M4B and Opus: the largest step from sample to sample
at the joint; the same before sentences inside segments that begin at the same place in a packet, where nothing is joined; the offset from zero, and the noise in the pause.
splices.py DIRECTORY [WORDS]
"""

import sys

import numpy

import shuffled_text
from alignment import ARTICLE
from encoders import aligned
from works import RATE, Work, decibels, decode, table

WORDS = 62000
AT_JOINT = 64         # samples to each side that count as the joint: more than a decoder's smear of a click
AROUND = RATE // 2    # samples to each side that are the neighbourhood
LEAD = 221            # from a joint to the first word
MARGIN = 1200         # of a pause, from which a decoder lets no more of the speech be heard
PACKETS = {"wav": 1, "mp3": 576, "m4b": 1024, "opus": 441}  # frames in a packet, by file


def quiet_around(samples, joint):
    """The silence in which a joint lies, as stated by the source: [begin, end) around it in which the source is zero."""
    begin = end = joint
    while begin > 0 and samples[begin - 1] == 0:
        begin -= 1
    while end < len(samples) and samples[end] == 0:
        end += 1
    return begin, end


def largest_step(steps, place):
    return steps[place - AT_JOINT: place + AT_JOINT].max()


def level(value):
    return "zero" if value == 0 else f"{decibels(value):.1f}"


def measure(directory, words):
    source_text = f"{directory}/book.md"
    shuffled_text.write_book(source_text, shuffled_text.prose_of(ARTICLE), words, 5)
    work = Work(source_text, directory, formats=",".join(PACKETS))
    source = work.samples()
    cuts = [s["begin"] for s in work.segments] + [work.length]
    rows = []
    for suffix, packet in PACKETS.items():
        decoded = decode(work.path(suffix))
        # AAC and Opus lay a segment at the nearest packet, so the decoded segments meet a little beside the joint.
        lags = aligned(source, decoded, cuts)[1] if suffix != "wav" else [0] * len(work.segments)
        steps = numpy.abs(numpy.diff(decoded))
        at, around, silence, offsets = [], [], [], []
        for number, joint in enumerate(cuts[1:-1]):
            place = joint + lags[number + 1]
            at.append(largest_step(steps, place))
            around.append(max(steps[max(0, place - AROUND): place - AT_JOINT].max(), steps[place + AT_JOINT: place + AROUND].max()))
            begin, end = quiet_around(source, joint)
            pause = decoded[begin + lags[number] + MARGIN: end + lags[number + 1] - MARGIN]
            if len(pause) > MARGIN:
                silence.append(numpy.sqrt((pause.astype(float) ** 2).mean()))
                offsets.append(abs(pause.mean()))
        inside = [largest_step(steps, u["begin"] - LEAD + lags[u["segment"]]) for u in work.utterances
                  if not u["first"] and (u["begin"] - LEAD - cuts[u["segment"]] + AT_JOINT // 2) % packet < AT_JOINT]
        rows.append([suffix, level(numpy.median(at)), level(max(at)), len(inside), level(numpy.median(inside)), level(max(inside)), level(numpy.median(around)),
                     f"{max(a / b for a, b in zip(at, around)):.3f}", level(numpy.median(silence)), level(max(silence)), level(max(offsets)),
                     level(abs(decoded.astype(float).mean())), f"{min(lags)} to {max(lags)}"])
    print(f"{len(work.segments)} segments, {work.length / RATE / 60:.0f} minutes; levels in dB of full scale:\n")
    table(["file", "step at a joint: median", "largest", "before other sentences: number", "median", "largest", "largest within 0.5 s: median", "ratio to it, largest",
           "noise in the pause: median", "largest", "offset in the pause, largest", "offset of the whole", "segments late by, samples"], rows)


if __name__ == "__main__":
    measure(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else WORDS)

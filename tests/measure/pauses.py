"""The pauses that a script states against those that are heard, over a long build and over short segments.
pauses.py DIRECTORY [WORDS]

Silence is counted from the last sample of a word that is not zero to the first of the next, and once more by level. Positive: heard
longer than stated.
"""

import collections
import sys

import numpy

import shuffled_text
from alignment import ARTICLE
from works import RATE, Work, table

WORDS = 20000
LIMIT_MS = 5
AUDIBLE = 10 ** (-50 / 20)  # of full scale; the speech around has about -16 LUFS


def to_ms(frames):
    return frames * 1000 / RATE


def write_short_pieces(path):
    """Chapters of one to six short sentences, lists and tables: segments with few pauses."""
    prose = shuffled_text.prose_of(ARTICLE)
    sentences = iter(shuffled_text.shuffled_sentences(prose, 400, 11))
    lines = ["# Short pieces", ""]
    for part in range(60):
        lines += [f"## Part {part + 1}", "", " ".join(next(sentences) for _ in range(part % 6 + 1)), ""]
        if part % 6 == 3:
            lines += ["- " + "\n- ".join(next(sentences) for _ in range(3)), ""]
        if part % 6 == 5:
            lines += ["| drug | dose | weeks |", "|---|---|---|", "| first | 5 mg | 12 |", "| second | 20 mg | 6 |", ""]
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


def pauses(work):
    """(stated, last frame of speech before, first after, whether segments join in it, utterances of the segment it ends in) of every
    pause, in frames."""
    for a, b in zip(work.utterances, work.utterances[1:]):
        stated = (a["after"] + b["before"]) * RATE / 1000
        yield stated, a["end"], b["begin"], a["last"], len(work.segments[a["segment"]]["utterances"])


def audible(samples, end, begin, reach=RATE // 4):
    """The silence between two utterances by level."""
    before = numpy.flatnonzero(numpy.abs(samples[max(0, end - reach): end]) > AUDIBLE)
    after = numpy.flatnonzero(numpy.abs(samples[begin: begin + reach]) > AUDIBLE)
    soft_end = min(reach, end) - 1 - before[-1] if len(before) else 0
    return begin - end + soft_end + (after[0] if len(after) else 0)


def row_of(name, errors):
    errors = numpy.array(errors)
    return [name, len(errors), f"{numpy.median(errors):+.1f}", f"{numpy.percentile(abs(errors), 95):.1f}", f"{errors.min():+.1f} to {errors.max():+.1f}",
            f"{100 * (abs(errors) > LIMIT_MS).mean():.1f} %"]


def measure(directory, words):
    book, short = f"{directory}/book.md", f"{directory}/short.md"
    shuffled_text.write_book(book, shuffled_text.prose_of(ARTICLE), words, 5)
    write_short_pieces(short)
    rows, sizes = [], collections.defaultdict(list)
    for name, source in (("long text", book), ("short pieces", short)):
        work = Work(source, directory)
        samples = work.samples()
        inside, joints, by_level = [], [], []
        for stated, end, begin, joint, count in pauses(work):
            error = to_ms(begin - end - stated)
            by_level.append(to_ms(audible(samples, end, begin) - stated))
            (joints if joint else inside).append(error)
            if name == "short pieces" and not joint:
                sizes[min(count, 12)].append(error)
        rows += [row_of(f"{name}, inside segments", inside), row_of(f"{name}, where segments join", joints),
                 row_of(f"{name}, all, above -50 dB", by_level)]
    columns = ["pauses", "median, ms", "95 % within, ms", "from, to, ms", f"beyond {LIMIT_MS} ms"]
    table(["where", *columns], rows)
    print("Short pieces, inside segments, by the number of utterances in the segment:\n")
    table(["utterances", *columns], [row_of(f"{n}{' or more' if n == 12 else ''}", sizes[n]) for n in sorted(sizes)])


if __name__ == "__main__":
    measure(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else WORDS)

"""The pauses that a script states against those that are heard, over a long build and over short segments; and what other ways of
bringing a segment to the splicing grid would give. pauses.py DIRECTORY [WORDS]

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
GRID = 576
LIMIT_MS = 5
AUDIBLE = 10 ** (-50 / 20)  # of full scale; the speech around has about -16 LUFS
LEAD = 221               # before the first word of a segment
CLOSURE = int(0.010 * RATE)  # the shortest silence inside speech that may stretch
STRETCH = 0.2            # by at most this part of itself


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


def inner_silences(samples, utterance):
    """Lengths of the silences inside an utterance: pauses at commas, and the closures of plosives."""
    zero = numpy.concatenate([[0], samples[utterance["begin"]: utterance["end"]] == 0, [0]]).astype(numpy.int8)
    edges = numpy.flatnonzero(numpy.diff(zero))
    lengths = edges[1::2] - edges[::2]
    return lengths[lengths >= CLOSURE]


def remedies(work, samples):
    """The largest error of a pause in each segment, in ms, if the grid were reached in other ways."""
    found = collections.defaultdict(list)
    for segment in work.segments:
        utterances = segment["utterances"]
        speech = sum(u["end"] - u["begin"] for u in utterances)
        stated = sum((u["after"] + u["before"]) * RATE / 1000 for u in utterances)
        over = round(speech + stated + LEAD) % GRID
        nearest = min(over, GRID - over)
        found["nearest multiple, shared by all pauses"].append(to_ms(nearest / len(utterances)))
        room = int(sum((inner_silences(samples, u) * STRETCH).astype(int).sum() for u in utterances))
        left = max(0, nearest - room)
        found["nearest multiple, silences inside speech first"].append(to_ms(left / len(utterances)))
    return found


def measure(directory, words):
    book, short = f"{directory}/book.md", f"{directory}/short.md"
    shuffled_text.write_book(book, shuffled_text.prose_of(ARTICLE), words, 5)
    write_short_pieces(short)
    rows, sizes, remedy_rows = [], collections.defaultdict(list), []
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
        for remedy, errors in remedies(work, samples).items():
            errors = numpy.array(errors)
            remedy_rows.append([name, remedy, len(errors), f"{numpy.median(errors):.1f}", f"{errors.max():.1f}",
                                f"{100 * (errors > LIMIT_MS).mean():.1f} %"])
    columns = ["pauses", "median, ms", "95 % within, ms", "from, to, ms", f"beyond {LIMIT_MS} ms"]
    table(["where", *columns], rows)
    print("Short pieces, inside segments, by the number of utterances in the segment:\n")
    table(["utterances", *columns], [row_of(f"{n}{' or more' if n == 12 else ''}", sizes[n]) for n in sorted(sizes)])
    print(f"The largest error in a segment, if it were brought to the grid otherwise (a silence inside speech stretched by {STRETCH:.0%} at most):\n")
    table(["text", "way", "segments", "median, ms", "largest, ms", f"beyond {LIMIT_MS} ms"], remedy_rows)


if __name__ == "__main__":
    measure(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else WORDS)

"""The words a minute that are heard, from word timings, against those that `--rate` asks for. pace.py DIRECTORY"""

import sys

import numpy

from aligner import RATE as HEARD_RATE
from alignment import aligner_for, excerpt, spoken_sentences, write_sentences
from encoders import word_errors
from works import RATE, Work, decode, table

RATES = (80, 120, 165, 175, 200, 250, 300, 350, 400, 450)
SENTENCES = 60
RECOGNISED = 25
LETTERS = 6          # of a standard word, its space included
PAUSE = int(0.06 * RATE)


def inner_pauses(samples, utterance):
    """Frames of silence inside an utterance that are pauses, not the closures of plosives."""
    zero = numpy.concatenate([[0], samples[utterance["begin"]: utterance["end"]] == 0, [0]]).astype(numpy.int8)
    edges = numpy.flatnonzero(numpy.diff(zero))
    lengths = edges[1::2] - edges[::2]
    return int(lengths[lengths >= PAUSE].sum())


def measure(directory):
    source = f"{directory}/sentences.md"
    write_sentences(source, SENTENCES)
    rows, aligner = [], None
    for rate in RATES:
        work = Work(source, f"{directory}/{rate}", "--rate", str(rate), "--voice", "en-gb")
        samples = work.samples()
        sentences = spoken_sentences(work)
        if aligner is None:
            aligner = aligner_for(sentences, work.voice)
        words = sum(len(u["words"]) for u in sentences)
        letters = sum(len(w["text"]) + 1 for u in sentences for w in u["words"])
        spoken = sum(u["end"] - u["begin"] for u in sentences)
        sounding = spoken - sum(inner_pauses(samples, u) for u in sentences)
        whole = words / len(sentences) * (len(sentences) - 1) / ((sentences[-1]["begin"] - sentences[0]["begin"]) / RATE / 60)
        heard = decode(work.path("wav"), HEARD_RATE)
        wrong = total = 0
        for utterance in sentences[:RECOGNISED]:
            wanted = [aligner.tokens[w["text"]] for w in utterance["words"]]
            wrong += word_errors(wanted, aligner.recognise(excerpt(heard, HEARD_RATE, utterance)[0]))
            total += len(wanted)
        minute = 60 * RATE
        rows.append([rate, f"{words * minute / spoken:.0f}", f"{words * minute / spoken / rate:.3f}", f"{words * minute / sounding:.0f}",
                     f"{letters / LETTERS * minute / spoken:.0f}", f"{whole:.0f}", f"{100 * (1 - wrong / total):.0f} %"])
    table(["asked", "heard in sentences", "ratio", "without the pauses at commas", f"words of {LETTERS} letters", "with the pauses between sentences",
           "words a recogniser gets"], rows)


if __name__ == "__main__":
    measure(sys.argv[1])

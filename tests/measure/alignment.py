"""Word timings against forced alignment: how far earbound's begin and end of each word lie from where a recogniser finds them.

Positive: earbound's mark is later than the aligner's. alignment.py DIRECTORY [VOICE...]
"""

import sys

import numpy

import shuffled_text
from aligner import RATE as HEARD_RATE, Aligner, engine_phones
from works import RATE, ROOT, Work, decode, table

ARTICLE = f"{ROOT}/content/immunotherapy-in-breast-cancer.md"
SENTENCES = 100
MARGIN = 0.15      # seconds of what surrounds the sentence
FAR = 0.05         # a difference that is worth a look
LONG_PAUSE = 0.1   # between words
VOWELS = set("AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW".split())
NASALS = {"M", "N", "NG"}
STOPS = set("P T K B D G".split())


def write_sentences(path, count):
    """The article's sentences, then sentences that are made of them with a word changed."""
    prose = shuffled_text.prose_of(ARTICLE)
    sentences = [s for s in shuffled_text.sentences_of(prose) if len(s.split()) < 30]
    sentences += shuffled_text.shuffled_sentences(prose, count, 7)
    with open(path, "w", encoding="utf-8") as file:
        file.write("---\ntitle: Sentences\nlanguage: en\n---\n\n" + "\n\n".join(sentences[:count]) + "\n")


def spoken_sentences(work):
    """Utterances in the voice of the work, which an English model can follow."""
    return [u for u in work.utterances if u["role"] == 1 and len(u["words"]) > 4 and not u["language"]]


def excerpt(samples, rate, utterance, late=0):
    """The utterance with the silence around it, from a file that is `late` frames late; and its first sample's time in the work."""
    begin = max(0, int(((utterance["begin"] + late) / RATE - MARGIN) * rate))
    return samples[begin: int(((utterance["end"] + late) / RATE + MARGIN) * rate)], begin / rate - late / RATE


def aligner_for(sentences, voice):
    return Aligner([[w["text"] for w in u["words"]] for u in sentences], voice)


def align_sentences(aligner, sentences, samples):
    """For every sentence that is found: its words, each with `heard_begin` and `heard_end` in seconds."""
    for utterance in sentences:
        words = [w["text"] for w in utterance["words"]]
        sound, origin = excerpt(samples, HEARD_RATE, utterance)
        found, _ = aligner.align(words, sound) if aligner.knows(words) else (None, None)
        if found is not None:
            yield [{**word, "begin": word["begin"] / RATE, "end": word["end"] / RATE, "heard_begin": begin + origin, "heard_end": end + origin}
                   for word, (begin, end) in zip(utterance["words"], found)]


def place_of(word, before, voice):
    """What kind of boundary a word begins at."""
    first = engine_phones(word["text"], voice)[0]
    if before is None or word["begin"] - before["end"] > LONG_PAUSE:
        return "after silence"
    if first in STOPS:
        return "with a plosive"
    if first in VOWELS:
        last = engine_phones(before["text"], voice)[-1]
        return "with a vowel, after a nasal" if last in NASALS else "with a vowel, after another sound"
    return "with another consonant"


def bands(samples, begin):
    length = int(0.016 * RATE)
    begin = max(0, begin)
    piece = numpy.zeros(length)
    piece[: len(samples[begin: begin + length])] = samples[begin: begin + length]
    power = numpy.abs(numpy.fft.rfft(piece * numpy.hanning(length), 512)) ** 2
    return 10 * numpy.log10(numpy.add.reduceat(power, range(2, 250, 12)) + 1e-4)


def change_at(samples, seconds, reach=0.008):
    """How much the spectrum changes from before a time to after it, in dB: great where one sound ends and another begins."""
    length, centre = int(0.016 * RATE), int(seconds * RATE)
    return max(numpy.abs(bands(samples, centre + shift) - bands(samples, centre + shift - length)).mean()
               for shift in range(-int(reach * RATE), int(reach * RATE) + 1, 22))


def spread(differences):
    size = numpy.abs(differences)
    return [f"{numpy.median(differences) * 1000:+.0f}"] + [f"{numpy.percentile(size, p) * 1000:.0f}" for p in (50, 90, 95, 99)]


def measure(directory, voices):
    source = f"{directory}/sentences.md"
    write_sentences(source, SENTENCES + 20)
    summary, places, judged, farthest = [], [], [], []
    for voice in voices:
        work = Work(source, f"{directory}/{voice}", "--voice", voice)
        sentences = spoken_sentences(work)[:SENTENCES]
        found = list(align_sentences(aligner_for(sentences, work.voice), sentences, decode(work.path("wav"), HEARD_RATE)))
        words = [(word, before, sentence) for sentence in found for word, before in zip(sentence, [None, *sentence])]
        begins = numpy.array([w["begin"] - w["heard_begin"] for w, _, _ in words])
        ends = numpy.array([w["end"] - w["heard_end"] for w, _, _ in words])
        head = [voice, f"{len(found)} of {len(sentences)}", len(words)]
        summary += [[*head, "begin", *spread(begins)], ["", "", "", "end", *spread(ends)]]

        kinds = [place_of(w, before, work.voice) for w, before, _ in words]
        for kind in sorted(set(kinds)):
            of_kind = begins[[k == kind for k in kinds]]
            places.append([voice, kind, len(of_kind), *spread(of_kind)])

        samples = work.samples()
        far = [w for w, _, _ in words if abs(w["begin"] - w["heard_begin"]) > FAR]
        ours = sum(change_at(samples, w["begin"]) > change_at(samples, w["heard_begin"]) for w in far)
        judged.append([voice, len(far), ours])
        for w, before, sentence in sorted(words, key=lambda row: -abs(row[0]["begin"] - row[0]["heard_begin"]))[:6]:
            farthest.append([voice, f"{before['text'] if before else ''} **{w['text']}**", f"{(w['begin'] - w['heard_begin']) * 1000:+.0f}",
                             f"{change_at(samples, w['begin']):.0f}", f"{change_at(samples, w['heard_begin']):.0f}"])
    columns = ["median", "median size", "90 %", "95 %", "99 %"]
    print("Milliseconds from the aligner's mark to earbound's:\n")
    table(["voice", "sentences", "words", "mark", *columns], summary)
    print("Begins, by the place at which a word begins:\n")
    table(["voice", "word begins", "words", *columns], places)
    print(f"Where they differ by more than {FAR * 1000:.0f} ms, how often the spectrum changes more sharply at earbound's mark:\n")
    table(["voice", "words", "of which at earbound's"], judged)
    print("The largest differences, with the change of the spectrum at each mark (dB):\n")
    table(["voice", "word", "ms", "at earbound's", "at the aligner's"], farthest)


if __name__ == "__main__":
    measure(sys.argv[1], sys.argv[2:] or ["en-gb", "en-us"])

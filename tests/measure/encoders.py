"""Encoders against their source: the log-spectral distance of decoded files, and what a recogniser makes of them; those of earbound at its three
qualities, and LAME's, libavcodec's and opusenc's at the same rates from the same sound. encoders.py DIRECTORY
"""

import os
import subprocess
import sys

import numpy

import pre_echo
from alignment import aligner_for, excerpt, spoken_sentences, write_sentences
from aligner import RATE as HEARD_RATE
from works import RATE, Work, decode, table, write_wav

SENTENCES = 60
RECOGNISED = 24    # of them: slower than alignment
QUALITIES = ("standard", "small", "high")
RATES = {"small": {"mp3": 32, "m4b": 32, "opus": 24}, "standard": {"mp3": 48, "m4b": 48, "opus": 32}, "high": {"mp3": 64, "m4b": 64, "opus": 48}}
FRAME, HOP = 512, 256
FLOOR = 1e-9       # of full scale, squared: what is softer than -90 dB in a bin counts as silence
ENOUGH = 200_000   # samples that tell where a segment lies
REACH = 1400       # samples by which a segment may lie elsewhere in a decoded file


def spectra(samples):
    count = (len(samples) - FRAME) // HOP + 1
    frames = numpy.lib.stride_tricks.sliding_window_view(samples, FRAME)[:: HOP][:count]
    window = numpy.hanning(FRAME)
    return numpy.abs(numpy.fft.rfft(frames * window)) ** 2 / (window.sum() / 2) ** 2


def lag_of(source, decoded, begin, end):
    """By how many samples the decoded file is late in [begin, end), from the greatest correlation of its first seconds."""
    end = min(end, begin + ENOUGH)
    piece = source[begin:end]
    around = numpy.zeros(len(piece) + 2 * REACH)
    first = max(0, begin - REACH)
    found = decoded[first: end + REACH]
    at = first - (begin - REACH)
    around[at: at + len(found)] = found
    size = 1 << (len(around) + len(piece)).bit_length()
    correlation = numpy.fft.irfft(numpy.fft.rfft(around, size) * numpy.conj(numpy.fft.rfft(piece, size)), size)[: 2 * REACH + 1]
    return int(correlation.argmax()) - REACH


def aligned(source, decoded, cuts):
    """The decoded sound moved to the source's places, segment by segment; and the lags."""
    moved, lags = numpy.zeros(len(source)), []
    for begin, end in zip(cuts, cuts[1:]):
        lag = lag_of(source, decoded, begin, end)
        piece = decoded[max(0, begin + lag): end + lag]
        at = begin + max(0, -(begin + lag))
        moved[at: at + len(piece)] = piece[: end - at]
        lags.append(lag)
    return moved, lags


def distances(source, decoded):
    """Log-spectral distance in dB below 1 kHz, below 4 kHz, from 4 to 8 kHz, from 6 to 8 kHz, and over all, where the source is not silent."""
    a, b = spectra(source), spectra(decoded)
    heard = a.sum(axis=1) > 1e-5
    difference = 10 * (numpy.log10(a[heard] + FLOOR) - numpy.log10(b[heard] + FLOOR))
    frequency = numpy.arange(a.shape[1]) * RATE / FRAME
    bands = [frequency < 1000, frequency < 4000, (frequency >= 4000) & (frequency < 8000), (frequency >= 6000) & (frequency < 8000), frequency >= 0]
    return [numpy.sqrt((difference[:, band] ** 2).mean(axis=1)).mean() for band in bands]


def word_errors(wanted, found):
    """The least number of words to change, add or leave out (Levenshtein)."""
    row = list(range(len(found) + 1))
    for i, word in enumerate(wanted, 1):
        previous, row[0] = row[0], i
        for j, other in enumerate(found, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (word != other))
    return row[-1]


class Listener:
    """The recogniser, for the sentences of one work."""

    def __init__(self, work):
        self.sentences = spoken_sentences(work)[:SENTENCES]
        self.aligner = aligner_for(self.sentences, work.voice)
        self.reference = None

    def hear(self, samples, lags):
        """Of a file whose segments are so many frames late: the score of a frame, the sentences found, how far words move from where they
        were in the first file heard (ms: mean, 95th percentile), and the words recognised."""
        scores, begins = [], []
        for utterance in self.sentences:
            sound, origin = excerpt(samples, HEARD_RATE, utterance, lags[utterance["segment"]])
            found, score = self.aligner.align([w["text"] for w in utterance["words"]], sound)
            begins.append([begin + origin for begin, _ in found] if found else None)
            if found:
                scores.append(score)
        if self.reference is None:
            self.reference = begins
        moved = numpy.abs(numpy.concatenate([numpy.subtract(a, b) for a, b in zip(begins, self.reference) if a and b])) * 1000
        wrong = total = 0
        for utterance in self.sentences[:RECOGNISED]:
            sound, _ = excerpt(samples, HEARD_RATE, utterance, lags[utterance["segment"]])
            wanted = [self.aligner.tokens[w["text"]] for w in utterance["words"]]
            wrong += word_errors(wanted, self.aligner.recognise(sound))
            total += len(wanted)
        return [f"{numpy.mean(scores):.2f}", len(scores), f"{moved.mean():.1f}", f"{numpy.percentile(moved, 95):.0f}",
                f"{100 * (1 - wrong / total):.1f} %"]


def peers(directory, wav, rates):
    """(name, file) of other encoders' files at these rates."""
    made = [(f"LAME {rates['mp3']}", f"{directory}/lame.mp3",
             ["lame", "--quiet", "--cbr", "-b", str(rates["mp3"]), "-m", "m", "--resample", "22.05", wav]),
            (f"libavcodec AAC {rates['m4b']}", f"{directory}/peer.m4a",
             ["ffmpeg", "-v", "error", "-y", "-i", wav, "-c:a", "aac", "-b:a", f"{rates['m4b']}k"]),
            (f"opusenc {rates['opus']}", f"{directory}/peer.opus", ["opusenc", "--quiet", "--bitrate", str(rates["opus"]), wav])]
    for _, path, command in made:
        subprocess.run([*command, path], check=True)
    return [(name, path) for name, path, _ in made]


def measure(directory):
    source_text = f"{directory}/sentences.md"
    write_sentences(source_text, SENTENCES + 20)
    rows, listener = [], None
    for quality in QUALITIES:
        work = Work(source_text, f"{directory}/{quality}", "--voice", "en-us", "--quality", quality, formats="wav,mp3,m4b,opus")
        source = work.samples()
        wav = f"{directory}/source.wav"
        write_wav(wav, source)
        cuts = [s["begin"] for s in work.segments] + [work.length]
        if listener is None:
            listener = Listener(work)
            rows.append(["source", *[""] * 10, *listener.hear(decode(wav, HEARD_RATE), [0] * len(work.segments))])
        rates = RATES[quality]
        files = [(f"earbound {suffix} {rates[suffix]}", work.path(suffix)) for suffix in ("mp3", "m4b", "opus")]
        others = peers(directory, wav, rates)
        for pair in zip(files, others):
            for name, path in pair:
                moved, lags = aligned(source, decode(path), cuts)
                figures = distances(source, moved)
                bursts = pre_echo.bursts(source)
                echoes = pre_echo.pre_echoes(source, moved, bursts)
                figures += [numpy.median(echoes), numpy.percentile(echoes, 90)]
                seconds = len(source) / RATE
                rows.append([name, f"{os.path.getsize(path) * 8 / seconds / 1000:.1f}", f"{min(lags)} to {max(lags)}", *[f"{d:.2f}" for d in figures],
                             f"{100 * pre_echo.share_in_short_blocks(path, bursts, 1):.0f} %" if path == work.path("mp3") else "",
                             *listener.hear(decode(path, HEARD_RATE), lags)])
    table(["encoder, kb/s", "file kb/s", "late by, samples", "distance below 1 kHz", "below 4 kHz", "4 to 8 kHz", "6 to 8 kHz", "all", "pre-echo, dB: median",
           "worst tenth", "bursts in short blocks", "score of a frame", "sentences found",
           "words move by, mean ms", "95 %", "words right"], rows)


if __name__ == "__main__":
    measure(sys.argv[1])

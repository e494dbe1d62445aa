"""Forced alignment by pocketsphinx: where a recogniser of speech hears each word of a known sentence.

The model is American; each word is offered in the pronunciations of CMUdict and in the one eSpeak NG says it speaks. Times are those of
the recogniser's frames (10 ms apart), taken where the boundary between two frames lies: half way between the middles of their windows.
"""

import collections
import functools
import math
import os
import re
import subprocess
import tempfile
import types
import unicodedata

import numpy
from pocketsphinx import Decoder

MODEL = "/usr/share/pocketsphinx/model/en-us"
RATE = 16000
STEP = 160      # samples from frame to frame
WINDOW = 410    # samples in a frame

# Sounds as eSpeak NG writes them in IPA, longest first, and the model's phones.
PHONES = sorted({
    "tʃ": "CH", "dʒ": "JH", "aɪə": "AY AH", "aɪ": "AY", "aʊ": "AW", "eɪ": "EY", "ɔɪ": "OY", "əʊ": "OW", "oʊ": "OW", "iə": "IY AH", "ɪə": "IH AH",
    "eə": "EH", "ʊə": "UH AH", "ɜː": "ER", "ɑː": "AA", "ɔː": "AO", "iː": "IY", "uː": "UW", "oː": "AO", "i": "IY", "ɪ": "IH", "ɛ": "EH", "e": "EH", "a": "AE",
    "æ": "AE", "ʌ": "AH", "ɒ": "AA", "ɔ": "AO", "ɑ": "AA", "ʊ": "UH", "u": "UW", "ə": "AH", "ɐ": "AH", "ɚ": "ER", "ɝ": "ER", "o": "OW", "ɜ": "ER", "y": "UW",
    "n̩": "AH N", "l̩": "AH L", "ɾ": "T", "ʔ": "T", "ɹ": "R", "r": "R", "x": "K", "ɡ": "G", "g": "G", "ŋ": "NG", "θ": "TH", "ð": "DH", "ʃ": "SH", "ʒ": "ZH",
    "j": "Y", "h": "HH", "ɬ": "L", "ç": "HH", "p": "P", "b": "B", "t": "T", "d": "D", "k": "K", "f": "F", "v": "V", "s": "S", "z": "Z", "m": "M", "n": "N",
    "l": "L", "w": "W"}.items(), key=lambda item: -len(item[0]))


def arpabet(ipa):
    phones, at = [], 0
    ipa = unicodedata.normalize("NFC", ipa)
    while at < len(ipa):
        for sound, names in PHONES:
            if ipa.startswith(sound, at):
                phones += names.split()
                at += len(sound)
                break
        else:
            at += 1  # stress, length, joins
    return phones


@functools.lru_cache(maxsize=None)
def engine_phones(text, voice):
    """What the engine says for a word, as phones of the model."""
    done = subprocess.run(["espeak-ng", "-q", "--ipa", "-v", voice, "--", text], capture_output=True, text=True, check=True)
    return tuple(arpabet(done.stdout))


@functools.lru_cache(maxsize=None)
def dictionary():
    words = {}
    for line in open(f"{MODEL}/cmudict-en-us.dict", encoding="utf-8"):
        word, _, phones = line.strip().partition(" ")
        words.setdefault(re.sub(r"\(\d+\)$", "", word), []).append(tuple(phones.split()))
    return words


def pronunciations(word, voice):
    """Every way in which a word may be said."""
    ways = list(dictionary().get(word.lower(), []))
    engine = engine_phones(word, voice)
    if engine and engine not in ways:
        ways.append(engine)
    return ways


def configuration(dictionary_file):
    config = Decoder.default_config()
    for name, value in {"-hmm": f"{MODEL}/en-us", "-dict": dictionary_file, "-cmn": "batch", "-logfn": os.devnull}.items():
        config.set_string(name, value)
    config.set_boolean("-remove_noise", False)   # it would smear onsets
    config.set_boolean("-remove_silence", False)
    config.set_boolean("-bestpath", False)
    return config


def decode(decoder, samples):
    """The decoder's segments of a sound (mono at 16 kHz, full scale 1.0); None when no path reaches its end."""
    noise = numpy.random.default_rng(1).normal(0, 20, len(samples))  # -64 dB of a room: the model has never heard digital silence
    decoder.start_utt()
    decoder.process_raw(numpy.clip(samples * 32768 + noise, -32768, 32767).astype("<i2").tobytes(), False, True)
    decoder.end_utt()
    return None if decoder.hyp() is None else [copy_of(s) for s in decoder.seg()]


def copy_of(segment):
    """The decoder's own are gone when it hears the next sound."""
    return types.SimpleNamespace(word=segment.word, start_frame=segment.start_frame, end_frame=segment.end_frame, ascore=segment.ascore)


def language_model(sentences):
    """Which word follows which in these sentences, in ARPA's form: four fifths to what was seen, the rest to any word."""
    after = collections.defaultdict(collections.Counter)
    for sentence in sentences:
        for first, second in zip(["<s>", *sentence], [*sentence, "</s>"]):
            after[first][second] += 1
    tokens = sorted({token for sentence in sentences for token in sentence})
    chance = -math.log10(len(tokens) + 1)
    singles = [f"-99 <s> {math.log10(0.2):.4f}", f"{chance:.4f} </s>", *(f"{chance:.4f} {token} {math.log10(0.2):.4f}" for token in tokens)]
    pairs = [f"{math.log10(0.8 * count / sum(seconds.values())):.4f} {first} {second}"
             for first, seconds in sorted(after.items()) for second, count in sorted(seconds.items())]
    return "\n".join(["", "\\data\\", f"ngram 1={len(singles)}", f"ngram 2={len(pairs)}", "",
                      "\\1-grams:", *singles, "", "\\2-grams:", *pairs, "", "\\end\\", ""])


class Aligner:
    """For a fixed set of sentences (lists of words), spoken by one voice of the engine."""

    def __init__(self, sentences, voice):
        self.tokens = {}
        lines = []
        for number, word in enumerate(sorted({word for sentence in sentences for word in sentence})):
            ways = pronunciations(word, voice)
            if not ways:
                continue
            token = self.tokens[word] = f"w{number}"
            lines += [f"{token}{'' if i == 0 else f'({i + 1})'} {' '.join(way)}" for i, way in enumerate(ways)]
        known = [[self.tokens[word] for word in sentence] for sentence in sentences if self.knows(sentence)]
        with tempfile.TemporaryDirectory() as scratch:
            names = f"{scratch}/words.dict", f"{scratch}/words.lm"
            for name, text in zip(names, ("\n".join(lines) + "\n", language_model(known))):
                with open(name, "w", encoding="utf-8") as file:
                    file.write(text)
            config = configuration(names[0])
            config.set_string("-lm", names[1])
            self.recogniser = Decoder(config)
            config = configuration(names[0])
            for name in ("-beam", "-pbeam", "-wbeam"):  # wide: the path is known, and must not be lost
                config.set_float(name, 1e-150)
            self.decoder = Decoder(config)

    def knows(self, words):
        return all(word in self.tokens for word in words)

    def recognise(self, samples):
        """The words, by their tokens, that are heard when nothing is known but which words follow which in all the sentences."""
        return [re.sub(r"\(\d+\)$", "", s.word) for s in decode(self.recogniser, samples) or [] if re.match(r"w\d+", s.word)]

    def align(self, words, samples):
        """(begin, end) in seconds of every word, and the acoustic score per frame; None when the sentence cannot be found."""
        self.decoder.set_jsgf_string("sentence", "#JSGF V1.0;\ngrammar sentence;\npublic <sentence> = " +
                                     " ".join(self.tokens[word] for word in words) + ";\n")
        self.decoder.set_search("sentence")
        segments = decode(self.decoder, samples)
        if segments is None:
            return None, None
        score = sum(s.ascore for s in segments) / (segments[-1].end_frame + 1)
        boundary = (WINDOW - STEP) / 2 / RATE
        found = [(s.start_frame * STEP / RATE + boundary, (s.end_frame + 1) * STEP / RATE + boundary)
                 for s in segments if re.match(r"w\d+", s.word)]
        return (found, score) if len(found) == len(words) else (None, None)

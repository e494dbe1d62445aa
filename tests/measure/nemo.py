"""Written and spoken pairs of NVIDIA's NeMo text processing, read by the program and scored by class.

nemo.py DIRECTORY CASES: CASES is the folder of a copy of its test cases, tests/nemo_text_processing. A reading counts when it is one of
the accepted ones, letter case, hyphens, spaces and punctuation apart and numbers as ICU spells them, or when the engine speaks it with the same
phonemes, stress and spaces apart.
With EARBOUND_DIFFERENCES=FILE each case that is read otherwise is written there.
"""

import collections
import ctypes
import glob
import os
import re
import subprocess
import sys
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get("EARBOUND_PROGRAM", f"{ROOT}/build/measure/src/earbound")
VOICES = {"en": "en-us", "de": "de", "fr": "fr", "es": "es"}
SPOKEN_FIRST = {"de", "es"}  # most of their files have the spoken form before the tilde
AND = re.compile(r"\b(hundred|thousand|million|billion|trillion) and\b")
LINE = re.compile(r"^ {0,4}(\d+|-)  (\w+)[^:]*: (?:\(\d+ ms\) )?(?:<[^>]*> )?(.*) \(\d+ ms\)( ¶)?$")


class Engine:
    def __init__(self):
        self.library = ctypes.CDLL("libespeak-ng.so.1")
        self.library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        self.library.espeak_Initialize(2, 0, None, 1 << 15)

    def phonemes(self, text, language):
        self.library.espeak_SetVoiceByName(VOICES[language].encode())
        place = ctypes.c_char_p(text.encode())
        result = []
        while place.value:
            result.append(self.library.espeak_TextToPhonemes(ctypes.byref(place), 1, 0).decode())
        # Stress, length, links between words, and how open a vowel is tell no two readings apart.
        plain = re.sub(r"[\s',;:%=|_!#@2-]", "", "".join(result)).translate(str.maketrans("IjEO", "iieo"))
        return re.sub(r"(.)\1", r"\1", plain)


class Speller:
    """Whole numbers in words, as ICU spells them."""

    SPELLOUT = 5

    def __init__(self):
        path = sorted(glob.glob("/usr/lib/*/libicui18n.so.[0-9]*"))[0]
        version = re.search(r"so\.(\d+)", path)[1]
        library = ctypes.CDLL(path)
        self.open, self.format = library[f"unum_open_{version}"], library[f"unum_formatInt64_{version}"]
        self.open.restype = ctypes.c_void_p
        self.formats = {}

    def words(self, digits, language):
        error = ctypes.c_int(0)
        if language not in self.formats:
            self.formats[language] = self.open(self.SPELLOUT, None, 0, language.encode(), None, ctypes.byref(error))
        room = (ctypes.c_uint16 * 512)()
        length = self.format(ctypes.c_void_p(self.formats[language]), ctypes.c_int64(int(digits)), room, 512, None, ctypes.byref(error))
        return bytes(room)[:2 * length].decode("utf-16-le").replace("\u00ad", "")


def spelled(text, language, speller):
    """The letters of a text, its numbers in words: what two ways of writing one reading share."""
    text = re.sub(r"(?<=\d)[.,\u00a0 ](?=\d{3}(?!\d))" if language != "en" else r"(?<=\d),(?=\d{3}(?!\d))", "", text.lower())
    text = re.sub(r"\d{1,18}", lambda found: " " + speller.words(found[0], language) + " ", text)
    text = AND.sub(r"\1", text.replace("-", " "))
    return re.sub(r"[^\w%+−°,]|(?<!\w),|,(?!\w)", "", unicodedata.normalize("NFC", text))


def pairs(path, language):
    """(written, [spoken, ...]) of one file: pairs in lines, or a written line behind a tilde and its readings below."""
    name = os.path.basename(path)
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if line.strip()]
    if "with_audio" in name:
        cases = []
        for line in lines:
            if line.startswith("~"):
                cases.append((line[1:], []))
            elif cases:
                cases[-1][1].append(line)
        return [case for case in cases if case[1]]
    cases = []
    for line in lines:
        if "~" not in line:
            continue
        if line.count("~") > 1:  # several accepted ones
            cases.append((line.split("~")[0], line.split("~")[1:]))
            continue
        first, second = line.rsplit("~", 1) if language in SPOKEN_FIRST else line.split("~", 1)
        digits = lambda text: sum(c.isdigit() for c in text)
        swap = language == "de" or (language == "es" and digits(second) > digits(first))
        cases.append((second, [first]) if swap else (first, [second]))
    return cases


def read(texts, language, directory):
    """What the program would speak for each text, every one a paragraph."""
    source = f"{directory}/nemo-{language}.md"
    with open(source, "w", encoding="utf-8") as file:
        file.write(f"---\ntitle: x\nlang: {language}\n---\n\n")
        for text in texts:
            file.write(re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(text.split())) + "\n\n")
    done = subprocess.run([PROGRAM, "script", source], capture_output=True, text=True, check=True)
    spoken = collections.defaultdict(list)
    for line in done.stdout.splitlines():
        if (found := LINE.match(line)) and found[1] != "-":
            spoken[(int(found[1]) - 6) // 2].append(found[3])
    return [" ".join(spoken[i]) for i in range(len(texts))]


def folded(text, language):
    text = unicodedata.normalize("NFC", text).lower()
    text = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}\b)", "", text)
    text = re.sub(r"(?<!\d)[.,](?!\d)|[.,](?!\d)|[^\w.,%+−°]", " ", text)
    return " ".join(text.split())


def main():
    directory, cases_directory = sys.argv[1:3]
    engine, speller = Engine(), Speller()
    differences = open(os.environ["EARBOUND_DIFFERENCES"], "w", encoding="utf-8") if "EARBOUND_DIFFERENCES" in os.environ else None
    for language in VOICES:
        table = []
        for path in sorted(glob.glob(f"{cases_directory}/{language}/data_text_normalization/test_cases_*.txt")):
            kind = os.path.basename(path)[len("test_cases_"):-len(".txt")]
            table += [(kind, written, accepted) for written, accepted in pairs(path, language)]
        right, count = collections.Counter(), collections.Counter()
        for (kind, written, accepted), spoken in zip(table, read([written for _, written, _ in table], language, directory)):
            count[kind] += 1
            ours = folded(spoken, language)
            theirs = [folded(text, language) for text in accepted]
            joined = [text.replace(" ", "") for text in theirs]
            same = ours in theirs or ours.replace(" ", "") in joined
            same = same or spelled(spoken, language, speller) in [spelled(text, language, speller) for text in accepted]
            if not same:
                heard = {engine.phonemes(text, language) for text in (ours, AND.sub(r"\1", ours), spoken)}
                same = any(engine.phonemes(text, language) in heard for text in theirs + accepted + [AND.sub(r"\1", text) for text in theirs])
            right[kind] += same
            if not same and differences:
                differences.write(f"{language}\t{kind}\t{written}\t{spoken}\t{' | '.join(accepted[:3])}\n")
        print(f"| {language} | right | of | % |\n|---|---|---|---|")
        for kind in count:
            print(f"| {kind} | {right[kind]} | {count[kind]} | {100 * right[kind] / count[kind]:.0f} |")
        print(f"| all | {sum(right.values())} | {sum(count.values())} | {100 * sum(right.values()) / sum(count.values()):.1f} |\n", flush=True)


main()

"""Works to measure: built by the program, with every place at which something is heard, and the sound of every format."""

import json
import os
import subprocess

import numpy

RATE = 22050
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get("EARBOUND_BUILD", f"{ROOT}/build/measure")


class Work:
    """A source, built without spoken contents in the given formats. `words`, `utterances` and `segments` are in frames of the work."""

    def __init__(self, source, directory, *options, formats="wav"):
        self.name = os.path.splitext(os.path.basename(source))[0]
        arguments = ["build", source, "-o", f"{directory}/out", "--toc", "none", "--cues", "none", "--cache", f"{directory}/cache", "--formats", formats, "--quiet", *options]
        self.output = f"{directory}/out/{self.name}"
        subprocess.run([f"{BUILD}/src/earbound", *arguments], check=True)
        heard = json.loads(subprocess.run([f"{BUILD}/tests/measure/heard_at", *arguments], check=True, stdout=subprocess.PIPE).stdout)
        self.voice = heard["engine_voice"]
        self.rate = heard["rate"]
        self.segments = heard["segments"]
        self.utterances = []
        begin = heard["lead"]
        for number, segment in enumerate(self.segments):
            segment["begin"] = begin
            for place, utterance in enumerate(segment["utterances"]):
                utterance["segment"], utterance["first"], utterance["last"] = number, place == 0, place + 1 == len(segment["utterances"])
                utterance["begin"] += begin
                utterance["end"] += begin
                utterance["words"] = [{"text": utterance["text"][a:b], "begin": begin + f, "end": begin + t} for f, t, a, b in utterance["words"]]
                self.utterances.append(utterance)
            begin += segment["length"]
        self.length = begin + heard["tail"]

    def path(self, suffix):
        return f"{self.output}/{self.name}.{suffix}"

    def samples(self, suffix="wav"):
        samples = decode(self.path(suffix))
        if suffix == "wav":
            assert len(samples) == self.length, f"{len(samples)} frames in the file, {self.length} in the clips"
        return samples


def decode(path, rate=RATE):
    """The samples, mono, full scale 1.0; what a player that honours delay and padding plays."""
    done = subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-map", "0:a", "-f", "f32le", "-ac", "1", "-ar", str(rate), "-"],
                          capture_output=True, check=True)
    return numpy.frombuffer(done.stdout, dtype="<f4")


def write_wav(path, samples, rate=RATE):
    """16 bits, rounded, as a source for programs that read sound files."""
    data = numpy.clip(numpy.round(numpy.asarray(samples) * 32768), -32768, 32767).astype("<i2").tobytes()
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-f", "s16le", "-ar", str(rate), "-ac", "1", "-i", "-", "-c:a", "pcm_s16le", "-fflags", "+bitexact", path],
                   input=data, check=True)


def decibels(values):
    return 20 * numpy.log10(numpy.maximum(values, 1e-9))


def table(head, rows):
    """A table in Markdown."""
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
    print(flush=True)

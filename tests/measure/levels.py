"""What mastering does: how hard peaks are limited, crests, cues against speech, loudness and peaks of every decoded file.

levels.py DIRECTORY [VOICE...]. EARBOUND names another program to measure instead, to compare with.
"""

import json
import os
import re
import subprocess
import sys

import numpy

from works import BUILD, RATE, ROOT, decode, table

VOICES = ("en-gb", "en-us", "de", "fr", "es", "it")
PROGRAM = os.environ.get("EARBOUND", f"{BUILD}/src/earbound")
ARTICLES = {"en": "immunotherapy-in-breast-cancer", "de": "mit-den-ohren-lesen", "fr": "lire-avec-les-oreilles", "es": "leer-con-los-oidos"}
CUES = ("heading-1", "heading-2", "heading-3", "quote", "quote-end", "note", "code", "rule")


def article_for(voice):
    """An article in the language of the voice; the English one where there is none."""
    return f"{ROOT}/content/{ARTICLES.get(voice[:2], ARTICLES['en'])}.md"


def build(source, directory, *options):
    subprocess.run([PROGRAM, "build", source, "-o", directory, "--cache", f"{directory}/cache", "--quiet", *options], check=True)
    return f"{directory}/{os.path.splitext(os.path.basename(source))[0]}"


def metered(path):
    """Integrated loudness and true peak, by ffmpeg."""
    said = subprocess.run(["ffmpeg", "-nostats", "-i", path, "-af", "ebur128=peak=true", "-f", "null", "-"], capture_output=True, check=True, text=True).stderr
    return float(re.findall(r"I:\s+(\S+) LUFS", said)[-1]), float(re.findall(r"Peak:\s+(\S+) dBFS", said)[-1])


def momentary(samples):
    """LUFS of 400 ms, every 100 ms, by ffmpeg."""
    done = subprocess.run(["ffmpeg", "-hide_banner", "-v", "verbose", "-f", "f32le", "-ar", str(RATE), "-ac", "1", "-i", "-", "-af", "ebur128", "-f", "null", "-"],
                          input=samples.astype("<f4").tobytes(), capture_output=True, check=True)
    return numpy.array([float(m) for m in re.findall(r" M:\s*(-?[\d.]+)", done.stderr.decode())])


def crest(samples):
    """Peak above the level of the stretches that sound, in dB: of the median 200 ms."""
    frames = samples[: len(samples) // (RATE // 5) * (RATE // 5)].reshape(-1, RATE // 5).astype(float)
    power = (frames ** 2).mean(axis=1)
    frames, power = frames[power > power.max() / 300], power[power > power.max() / 300]
    return numpy.median(20 * numpy.log10(numpy.abs(frames).max(axis=1) / numpy.sqrt(power)))


def speech_median(levels):
    loudness = 10 * numpy.log10((10 ** (levels[levels > -70] / 10)).mean())
    return numpy.median(levels[levels > loudness - 10])


def cue_levels(samples, plain):
    """The highest momentary loudness of each cue. `plain` is the same work as spoken, where cues have the shape of their files."""
    levels = []
    for name in CUES:
        cue = decode(f"{ROOT}/voices/cues/{name}.wav").astype(float)
        size = 1 << (len(samples) + len(cue)).bit_length()
        found = numpy.fft.irfft(numpy.fft.rfft(plain, size) * numpy.conj(numpy.fft.rfft(cue, size)), size)[: len(samples) - len(cue) + 1]
        sums = numpy.concatenate([[0], numpy.cumsum(plain.astype(float) ** 2)])
        like = found / numpy.sqrt((sums[len(cue):] - sums[: -len(cue)]) * (cue ** 2).sum() + 1e-9)
        last = -RATE
        for at in numpy.flatnonzero(like > 0.95):
            if at - last > len(cue):
                levels.append(momentary(numpy.concatenate([numpy.zeros(RATE), samples[at: at + len(cue)], numpy.zeros(RATE)])).max())
            last = at
    return levels


def share_above_3_db(limited, whole, gain_db):
    """Per cent of the sounding time (windows of 5 ms) in which the limiter takes more than 3 dB. `whole`: the same at a level at which it hardly takes anything."""
    size, length = RATE // 200, min(len(limited), len(whole))
    def levels(samples):
        return numpy.sqrt((samples[: length // size * size].reshape(-1, size).astype(float) ** 2).mean(axis=1))
    wanted, left = levels(whole) * 10 ** (gain_db / 20), levels(limited)
    sounding = wanted > 10 ** (-50 / 20)
    return (20 * numpy.log10(wanted[sounding] / numpy.maximum(left[sounding], 1e-6)) > 3).mean() * 100


def measure_voices(directory, voices):
    rows = []
    for voice in voices:
        source = article_for(voice)
        output = build(source, f"{directory}/{voice}", "--voice", voice, "--formats", "wav")
        name = os.path.basename(output)
        loudness = json.load(open(f"{output}/report.json", encoding="utf-8"))["loudness"]
        samples = decode(f"{output}/{name}.wav")
        quiet = build(source, f"{directory}/{voice}-quiet", "--voice", voice, "--formats", "wav", "--loudness", "broadcast")
        softer = json.load(open(f"{quiet}/report.json", encoding="utf-8"))["loudness"]["gain_db"]
        share = share_above_3_db(samples, decode(f"{quiet}/{name}.wav"), loudness["gain_db"] - softer)
        plain = build(source, f"{directory}/{voice}-plain", "--voice", voice, "--formats", "wav", "--loudness", "none")
        cues, median = cue_levels(samples, decode(f"{plain}/{name}.wav")), speech_median(momentary(samples))
        rows.append([voice, f"{loudness['gain_db']:.2f}", f"{loudness['limiter_loss_lu']:.2f}", f"{loudness['limiter_deepest_db']:.1f}",
                     f"{loudness['limited_percent']:.1f}", f"{share:.1f}", f"{crest(samples):.1f}", f"{median:.1f}",
                     f"{min(cues):.1f} to {max(cues):.1f}" if cues else ""])
    print("Limiting and cues, in the profile podcast:\n")
    table(["voice", "gain, dB", "limiter takes, dB", "deepest, dB", "of the time, %", "above 3 dB, %", "crest, dB", "speech, median LUFS", "cues, LUFS"], rows)


def measure_files(directory):
    rows = []
    for voice, rate, profile in (("en-gb", 165, "podcast"), ("en-us", 300, "podcast"), ("de", 150, "podcast"), ("fr", 250, "podcast"),
                                 ("es", 165, "podcast"), ("de", 220, "broadcast")):
        source = article_for(voice)
        output = build(source, f"{directory}/files-{voice}-{rate}-{profile}", "--voice", voice, "--rate", str(rate), "--loudness", profile, "--formats", "wav,mp3,m4b,opus")
        for kind in ("wav", "mp3", "m4b", "opus"):
            loudness, peak = metered(f"{output}/{os.path.basename(output)}.{kind}")
            rows.append([voice, rate, profile, kind, f"{loudness:.1f}", f"{peak:.1f}"])
    print("Decoded files, by ffmpeg:\n")
    table(["voice", "rate", "profile", "file", "integrated, LUFS", "true peak, dBTP"], rows)


if __name__ == "__main__":
    measure_voices(sys.argv[1], sys.argv[2:] or VOICES)
    measure_files(sys.argv[1])

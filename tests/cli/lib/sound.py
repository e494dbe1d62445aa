"""What independent programs say of a sound file: ffprobe for chapters and tags, ffmpeg for the sound itself."""

import json
import subprocess

import numpy

RATE = 22050


def probe(path):
    """Chapters, format and streams as ffprobe reads them."""
    done = subprocess.run(["ffprobe", "-v", "error", "-show_chapters", "-show_format", "-show_streams", "-of", "json", path],
                          capture_output=True, check=True)
    assert not done.stderr, f"{path}: ffprobe complains: {done.stderr.decode()}"
    return json.loads(done.stdout)


def chapters(path):
    """(start in seconds, title) of every chapter."""
    return [(float(chapter["start_time"]), chapter.get("tags", {}).get("title", "")) for chapter in probe(path)["chapters"]]


def decode(path):
    """The samples, mono at RATE, full scale 1.0."""
    done = subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-map", "0:a", "-f", "f32le", "-ac", "1", "-ar", str(RATE), "-"],
                          capture_output=True, check=True)
    assert not done.stderr, f"{path}: ffmpeg complains: {done.stderr.decode()}"
    return numpy.frombuffer(done.stdout, dtype="<f4")


WINDOW = 44  # samples, 2 ms


def level(samples):
    """Peak level in dB of full scale, one value for each window."""
    peaks = numpy.abs(samples[: len(samples) // WINDOW * WINDOW]).reshape(-1, WINDOW).max(axis=1)
    return 20 * numpy.log10(numpy.maximum(peaks, 1e-6))


# Seconds of silence with which every file begins; its first mark stands at 0 all the same.
LEAD = 0.4


def onset_near(samples, seconds, silence_db=-50.0, reach=0.25, pause=0.1):
    """Seconds at which the silence around a position ends: the first sound after the last pause that ends before
    `seconds` + `reach`. Before the beginning of the file there is silence."""
    loud = level(samples) > silence_db
    begin = max(0, int((seconds - 1.0) * RATE) // WINDOW)
    end = min(len(loud), int((seconds + reach) * RATE) // WINDOW)
    long_enough = int(pause * RATE) // WINDOW
    run = 0 if begin > 0 else long_enough
    best = None
    for index in range(begin, end):
        if loud[index]:
            if run >= long_enough:
                best = index * WINDOW / RATE
            run = 0
        else:
            run += 1
    assert best is not None, f"no silence ends near {seconds} s"
    return best

"""What players and readers that are not ours make of finished works: an article, 300 chapters, nested headings and a book of twelve hours.
players.py DIRECTORY [PROGRAM [WORK...]]: works are made with PROGRAM (the build of scripts/measure when not given).
"""

import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "encode"))

import browser
import clients
import shuffled_text
from works import BUILD, ROOT, table

ARTICLE = f"{ROOT}/content/immunotherapy-in-breast-cancer.md"
BOOK_WORDS = 115_000
SEEK = 300       # seconds
PATIENCE = 900   # seconds that a program may take for a file
MARKS = ("", ": “quoted” & <marked>", ": Żółw, ä, 漢字", ": it’s 50 % — or so")


def written(path, lines):
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n\n".join(lines) + "\n")
    return path


def headings(path, levels, sentences_each):
    """A work with a heading for each level given."""
    prose = shuffled_text.prose_of(ARTICLE)
    sentences = shuffled_text.shuffled_sentences(prose, len(levels) * sentences_each, 3)
    lines = ["# A work of headings"]
    for i, level in enumerate(levels):
        lines += [f"{'#' * level} Heading {i + 1}{MARKS[i % len(MARKS)]}", " ".join(sentences[i * sentences_each: (i + 1) * sentences_each])]
    return written(path, lines)


def book(path):
    shuffled_text.write_book(path, shuffled_text.prose_of(ARTICLE), BOOK_WORDS, 7)
    return path


# The name of a work, what writes its source, and the formats.
WORKS = {
    "article": (lambda path: ARTICLE, ("mp3", "m4b", "opus")),
    "chapters": (lambda path: headings(path, [2] * 300, 1), ("mp3", "m4b", "opus")),
    "nested": (lambda path: headings(path, ([2, 3, 3, 4, 4, 3] * 4)[:22], 6), ("mp3", "m4b", "opus")),
    "book": (book, ("mp3", "m4b")),
}


class Made:
    """A work built by a program, with what its contents.json and report.json say."""

    def __init__(self, program, name, directory):
        write, self.formats = WORKS[name]
        source = write(f"{directory}/{name}.md")
        subprocess.run(["nice", "-n", "5", program, "build", source, "-o", f"{directory}/out", "--cache", f"{directory}/cache",
                        "--formats", ",".join(self.formats), "--quiet"], check=True)
        self.name = os.path.splitext(os.path.basename(source))[0]
        self.output = f"{directory}/out/{self.name}"
        contents = self.facts("contents")
        self.chapters = list(self.entries(contents["entries"]))
        self.length = contents["length"]

    def facts(self, name):
        with open(f"{self.output}/{name}.json", encoding="utf-8") as file:
            return json.load(file)

    def entries(self, nested):
        for entry in nested:
            yield round(1000 * entry["start"]), entry["title"]
            yield from self.entries(entry["entries"])

    def path(self, suffix):
        return f"{self.output}/{self.name}.{suffix}"


class GStreamer:
    def read(self, path):
        told = clients.output_of("gst-discoverer-1.0", "-v", "-c", path)
        length = re.search(r"Duration: (\d+:\d+:[\d.]+)", told)
        begins = re.findall(r"chapter:.*?start: (\d+:\d+:[\d.]+).*?title: ([^\n]*)", told, re.S)
        return clients.milliseconds(length[1]) / 1000, [(clients.milliseconds(begin), title.strip()) for begin, title in begins]

    def jump(self, path, start, directory):
        sound = f"{directory}/heard.wav"
        sink = f"audioconvert ! audio/x-raw,format=S16LE ! identity eos-after={clients.HEARD * 40 + 40} ! wavenc ! filesink location={sound}"
        clients.output_of("gst-play-1.0", "--no-interactive", "-q", f"--start-position={start}", f"--audiosink={sink}", path)
        return clients.decode(sound)


class Chromium:
    def read(self, path):
        return browser.play(path)[0], []

    def jump(self, path, start, directory):
        return browser.play(path, start, clients.HEARD + 1)[1]


CLIENTS = {**clients.CLIENTS, "gstreamer": GStreamer, "chromium": Chromium}
SHOWS_CHAPTERS = ("vlc", "mediainfo", "exiftool", "music-metadata", "mutagen", "ffmpeg", "gstreamer")


def attempt(ask):
    try:
        return ask()
    except Exception as error:  # one client that fails must not end the table
        print(f"players: {type(error).__name__}: {error}"[:300], file=sys.stderr)
        return "fails"


def chapters_told(made, client, told):
    if client not in SHOWS_CHAPTERS:
        return ["", "", ""]
    listed = sorted(told)
    known = dict(listed)
    right = all(any(title == other for _, other in listed) for _, title in made.chapters)
    errors = [abs(a[0] - b[0]) for a, b in zip(listed, sorted(made.chapters))] if len(listed) == len(made.chapters) else []
    return [f"{len(listed)} of {len(made.chapters)}", "yes" if known and right else "no", max(errors) if errors else ""]


def accepted(path, suffix):
    """Whether programs that check streams take the file without a word of warning."""
    checkers = {"mp3": (["madplay", "--time=600", "--output=null:", path], ["mp3val", path]),
                "m4b": (["faad", "-q", "-o", "/dev/null", path],)}.get(suffix, ())
    complaints = []
    for command in checkers:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=PATIENCE, check=False)
        if done.returncode != 0 or re.search(r"warning|error|problem", done.stdout + done.stderr, re.I):
            complaints.append(command[0])
    return "" if not checkers else ", ".join(complaints) or "clean"


def rows_of(made, suffix, work):
    path = made.path(suffix)
    # A book takes long to decode: its length is what the build counted in frames.
    decoded = made.length if work == "book" else len(clients.decode(path)) / clients.RATE
    verdict = accepted(path, suffix)
    for name, client in CLIENTS.items():
        if name == "mpg123" and suffix != "mp3":
            continue
        player, cells = client(), ["", "", "", ""]
        if hasattr(player, "read"):
            told = attempt(lambda: player.read(path))
            cells = ["fails", "", "", ""] if told == "fails" else [*chapters_told(made, name, told[1]), f"{told[0] - decoded:+.2f}"]
        landed = ""
        if hasattr(player, "jump"):
            landed = attempt(lambda: clients.jump(name, path, SEEK))
            landed = landed if isinstance(landed, str) else "silent" if landed is None else f"{landed - SEEK:+.2f}"
        yield [work, suffix, name, *cells, landed, verdict]


def measure(directory, program, works):
    clients.CLIENTS.update(CLIENTS)
    rows = []
    for work in works:
        made = Made(program, work, directory)
        for suffix in made.formats:
            rows += rows_of(made, suffix, work)
    table(["work", "format", "client", "chapters", "titles right", "starts off by at most, ms", "length told − decoded, s", f"seek to {SEEK} s off by, s",
           "madplay, mp3val; faad"], rows)


if __name__ == "__main__":
    measure(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else f"{BUILD}/src/earbound", sys.argv[3:] or WORKS)

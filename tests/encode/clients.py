"""What programs that are not ours make of a sound file: length, chapters, and where a jump lands.

clients.py CLIENT FILE         prints the length in seconds, then each chapter as "BEGIN-IN-MS TITLE"
clients.py CLIENT FILE START   prints at which second it plays when told to begin at START
"""
import ctypes
import json
import os
import subprocess
import sys
import tempfile
import time

import numpy

RATE = 22050
HERE = os.path.dirname(os.path.abspath(__file__))
HEARD = 3  # seconds after a jump


def output_of(*command):
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode()


def decode(path, *options):
    """Samples as ffmpeg decodes them; from its beginning, a file is decoded to the sample."""
    sound = subprocess.run(["ffmpeg", "-v", "error", *options, "-i", path, "-map", "0:a", "-f", "f32le", "-ac", "1", "-ar", str(RATE), "-"],
                           capture_output=True, check=True, timeout=120).stdout
    return numpy.frombuffer(sound, dtype="<f4")


def milliseconds(clock):
    hours, minutes, seconds = clock.split(":")
    return round(1000 * (3600 * int(hours) + 60 * int(minutes) + float(seconds)))


class Vlc:
    """libvlc, the engine of VLC: unlike the program, it does not ask who runs it."""

    class Chapter(ctypes.Structure):
        _fields_ = [("offset", ctypes.c_int64), ("duration", ctypes.c_int64), ("name", ctypes.c_char_p)]

    def __init__(self):
        self.library = ctypes.CDLL("libvlc.so.5")

    def call(self, name, *arguments, result=ctypes.c_void_p):
        function = self.library["libvlc_" + name]
        function.restype = result
        return function(*[ctypes.c_void_p(a) if isinstance(a, int) and a > 0xffff else a for a in arguments])

    def play(self, path, start=None, sound=None):
        options = [b"--quiet", b"--no-video", b"--no-dbus", b"--intf=dummy", b"--no-media-library"]
        options += [b"--aout=afile", b"--audiofile-file=" + os.fsencode(sound)] if sound else [b"--aout=adummy"]
        vlc = self.call("new", len(options), (ctypes.c_char_p * len(options))(*options))
        media = self.call("media_new_path", vlc, os.fsencode(path))
        if start is not None:
            self.call("media_add_option", media, f":start-time={start}".encode())
            self.call("media_add_option", media, f":run-time={HEARD + 1}".encode())
        player = self.call("media_player_new_from_media", media)
        self.call("media_player_play", player)
        end, length, playing = time.time() + 30, 0, (3, 4)
        while time.time() < end and (state := self.call("media_player_get_state", player, result=ctypes.c_int)) <= 4:
            if state in playing:
                length = self.call("media_player_get_length", player, result=ctypes.c_int64) or length
                if not sound and length and self.call("media_player_get_time", player, result=ctypes.c_int64) > 0:
                    break
            time.sleep(0.01)
        table = ctypes.POINTER(ctypes.POINTER(self.Chapter))()
        count = self.call("media_player_get_full_chapter_descriptions", player, 0, ctypes.byref(table), result=ctypes.c_int)
        chapters = [(table[i].contents.offset, (table[i].contents.name or b"").decode()) for i in range(max(0, count))]
        return length / 1000, chapters

    def read(self, path):
        return self.play(path)

    def jump(self, path, start, directory):
        sound = f"{directory}/heard.wav"
        self.play(path, start, sound)
        return decode(sound)


class MediaInfo:
    def read(self, path):
        tracks = json.loads(output_of("mediainfo", "--Output=JSON", path))["media"]["track"]
        entries = [entry for track in [t for t in tracks if t["@type"] == "Menu"][:1] for entry in track.get("extra", {}).items()]
        chapters = [(milliseconds(key[1:].replace("_", ":", 2).replace("_", ".")), title) for key, title in entries if key[1:3].isdigit()]
        return float(tracks[0]["Duration"]), chapters


class ExifTool:
    def read(self, path):
        facts = json.loads(output_of("exiftool", "-j", "-n", "-ee", path))[0]
        begins = sorted(key for key in facts if key.startswith("Chapter") and key[7:].isdigit())
        return float(facts.get("Duration", 0)), [(milliseconds(facts[key]), facts.get(key + "name", "")) for key in begins]


class MusicMetadata:
    def read(self, path):
        facts = json.loads(output_of("node", f"{HERE}/music_metadata.mjs", path))
        return facts["length"], [tuple(chapter) for chapter in facts["chapters"]]


class Mutagen:
    def read(self, path):
        import mutagen
        import mutagen.mp3
        import mutagen.mp4
        file = mutagen.File(path)
        if isinstance(file, mutagen.mp3.MP3):
            chapters = [(frame.start_time, str(frame.sub_frames["TIT2"])) for frame in file.tags.getall("CHAP")]
        elif isinstance(file, mutagen.mp4.MP4):
            chapters = [(round(1000 * chapter.start), chapter.title) for chapter in file.chapters or []]
        else:
            keys = sorted(key for key in dict(file.tags) if key.startswith("chapter") and key[7:].isdigit())
            chapters = [(milliseconds(file.tags[key][0]), file.tags[key + "name"][0]) for key in keys]
        return file.info.length, sorted(chapters)


class Ffmpeg:
    def read(self, path):
        facts = json.loads(output_of("ffprobe", "-v", "error", "-show_chapters", "-show_format", "-of", "json", path))
        chapters = [(round(1000 * float(c["start_time"])), c.get("tags", {}).get("title", "")) for c in facts["chapters"]]
        return float(facts["format"]["duration"]), chapters

    def jump(self, path, start, directory):
        return decode(path, "-ss", str(start), "-t", str(HEARD + 1))


class Mpv:
    def jump(self, path, start, directory):
        sound = f"{directory}/heard.wav"
        output_of("mpv", "--no-config", "--no-video", "--really-quiet", "--ao=pcm", f"--ao-pcm-file={sound}", f"--start={start}", f"--length={HEARD + 1}", path)
        return decode(sound)


class Mpg123:
    """MP3 alone; jumps by the file's table, or by its bit rate, as programs with little memory do."""

    def jump(self, path, start, directory):
        sound = f"{directory}/heard.wav"
        frame = RATE / 576
        output_of("mpg123", "-q", "--fuzzy", "-k", str(round(start * frame)), "-n", str(round((HEARD + 1) * frame)), "-w", sound, path)
        return decode(sound)


CLIENTS = {"vlc": Vlc, "mediainfo": MediaInfo, "exiftool": ExifTool, "music-metadata": MusicMetadata, "mutagen": Mutagen, "ffmpeg": Ffmpeg,
           "mpv": Mpv, "mpg123": Mpg123}


def landed(path, heard, until):
    """At which second of the file, decoded from its beginning, the heard sound begins."""
    whole = decode(path, "-t", str(until))
    heard = heard[: HEARD * RATE]
    if len(heard) < RATE:
        return None
    size = 1 << (len(whole) + len(heard)).bit_length()
    match = numpy.fft.irfft(numpy.fft.rfft(whole, size) * numpy.conj(numpy.fft.rfft(heard, size)), size)[: len(whole) - len(heard) // 2]
    return int(match.argmax()) / RATE


def jump(client, path, start):
    with tempfile.TemporaryDirectory(prefix="earbound-clients-") as directory:
        return landed(path, CLIENTS[client]().jump(path, start, directory), 2 * start)


def main():
    client, path = sys.argv[1:3]
    if len(sys.argv) > 3:
        print(f"{jump(client, path, int(sys.argv[3])):.3f}")
        return
    length, chapters = CLIENTS[client]().read(path)
    sys.stdout.buffer.write(f"{length:.3f}\n".encode())
    for begin, title in chapters:
        sys.stdout.buffer.write(f"{begin} {title}\n".encode())


if __name__ == "__main__":
    main()

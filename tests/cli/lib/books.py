"""What must hold of books that are read along (EPUB, DAISY): archives, links, ids, order, times, totals, words. Each
function returns {chapter: start in seconds} and the text as it is heard."""

import io
import json
import os
import posixpath
import re
import subprocess
import urllib.parse
import xml.etree.ElementTree as tree
import zipfile

import mutagen.mp3

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
FRAME = 576 / 22050


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def seconds(clock):
    """Clock values of SMIL: "62.345s", "npt=62.345s", "1:02:03.456"."""
    clock = clock.removeprefix("npt=")
    if clock.endswith("s"):
        return float(clock[:-1])
    total = 0.0
    for part in clock.split(":"):
        total = total * 60 + float(part)
    return round(total, 3)


def text_of(element):
    """The characters of an element; of a picture its alternative text; of a reference to a note nothing: its number is nowhere written."""
    if local(element) == "img":
        return " " + element.get("alt", "") + " " + (element.tail or "")
    if re.fullmatch(r"r\d+", element.get("id", "")):
        return element.tail or ""
    inner = (element.text or "") + "".join(text_of(child) for child in element)
    return inner + (element.tail or "")


def own_text(element):
    tail, element.tail = element.tail, None
    text = text_of(element)
    element.tail = tail
    return text


class Archive:
    """All entries of an archive, its XML parsed, its ids and addresses checked."""

    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        assert self.zip.testzip() is None, path
        names = self.zip.namelist()
        assert len(set(names)) == len(names), names
        for entry in self.zip.infolist():
            assert re.fullmatch(r"[A-Za-z0-9._/-]+", entry.filename), entry.filename
            assert ".." not in entry.filename and not entry.filename.startswith("/"), entry.filename
            assert entry.date_time == (1980, 1, 1, 0, 0, 0), entry.date_time
            stored = re.search(r"\.(mp3|png|jpg|gif)$|^mimetype$", entry.filename)
            assert (entry.compress_type == zipfile.ZIP_STORED) == bool(stored), entry.filename
        self.names = set(names)
        self.roots, self.ids = {}, {}
        for name in names:
            if not re.search(r"\.(xhtml|html|smil|opf|ncx|xml|res)$", name):
                continue
            root = tree.fromstring(self.zip.read(name))
            self.roots[name] = root
            self.ids[name] = {}
            for element in root.iter():
                for attribute in element.keys():
                    assert not attribute.lower().startswith("on"), (name, attribute)
                assert local(element) not in ("script", "iframe", "object", "embed", "svg"), (name, element.tag)
                identity = element.get("id")
                if identity is not None:
                    assert identity not in self.ids[name], f"{name}: the id {identity} occurs twice"
                    assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9._-]*", identity), identity
                    self.ids[name][identity] = element
        self.check_addresses()

    def check_addresses(self):
        for name, root in self.roots.items():
            for element in root.iter():
                for attribute, value in element.attrib.items():
                    if attribute.rsplit("}", 1)[-1] in ("href", "src", "textref", "bodyref", "smilref") or (
                            local(element) == "noteref" and attribute == "idref"):
                        self.check_address(name, value)

    def check_address(self, name, address):
        scheme = urllib.parse.urlsplit(address).scheme
        if scheme:
            assert scheme in ("http", "https", "mailto", "tel"), (name, address)
            return
        file, fragment = self.resolve(name, address)
        assert file in self.names, f"{name}: {address} leads nowhere"
        if fragment:
            assert fragment in self.ids[file], f"{name}: {address} leads nowhere"

    @staticmethod
    def resolve(name, address):
        path, _, fragment = address.partition("#")
        file = posixpath.normpath(posixpath.join(posixpath.dirname(name), urllib.parse.unquote(path))) if path else name
        return file, fragment

    def sound_length(self, name):
        sound = mutagen.mp3.MP3(io.BytesIO(self.zip.read(name)))
        assert sound.info.channels == 1 and sound.info.bitrate_mode != mutagen.mp3.BitrateMode.VBR, name
        assert not sound.tags, f"{name}: there are tags"
        assert sound.info.length < 3600, f"{name}: longer than an hour"
        return sound.info.length


def clips_of(smil):
    """(id of the par, text address, audio address, begin, end) of each par, in order."""
    clips = []
    for par in smil.iter():
        if local(par) != "par":
            continue
        parts = {local(child): child for child in par}
        audio = parts["audio"]
        begin = audio.get("clipBegin") or audio.get("clip-begin")
        end = audio.get("clipEnd") or audio.get("clip-end")
        clips.append((par.get("id"), parts["text"].get("src"), audio.get("src"), seconds(begin), seconds(end)))
    return clips


def check_chapter(archive, name, in_order=True):
    """The clips of a SMIL file cover its files of sound without gaps, and its texts stand in order. Returns the length
    and the text heard."""
    clips = clips_of(archive.roots[name])
    assert clips, f"{name}: no clips"
    assert len({clip[0] for clip in clips}) == len(clips), f"{name}: ids of clips"
    length, reached, sound, heard, order = 0.0, None, None, [], {}
    for _, text, audio, begin, end in clips:
        if audio != sound:
            if sound is not None:
                check_end(archive, name, sound, reached)
                length += reached
            assert begin == 0, f"{name}: {audio} begins at {begin}"
            sound, reached = audio, 0.0
        assert begin == reached, f"{name}: a gap at {reached} of {audio}"
        assert end > begin, (name, text)
        reached = end
        file, identity = archive.resolve(name, text)
        if not heard or heard[-1] != (file, identity):
            heard.append((file, identity))
    check_end(archive, name, sound, reached)
    length += reached
    for file, identity in heard:
        if file not in order:
            order[file] = {id(element): i for i, element in enumerate(archive.roots[file].iter())}
    places = [order[file][id(archive.ids[file][identity])] for file, identity in heard]
    if in_order:
        assert len(set(places)) == len(places), f"{name}: an element is heard twice"
    return round(length, 3), " ".join(own_text(archive.ids[file][identity]) for file, identity in heard)


def check_end(archive, name, sound, reached):
    file, _ = archive.resolve(name, sound)
    assert abs(archive.sound_length(file) - reached) < 2.1 * FRAME, (name, sound, archive.sound_length(file), reached)


def opf_metas(root):
    return [element for element in root.iter() if local(element) == "meta"]


def check_epub(path, in_order=True):
    archive = Archive(path)
    first = archive.zip.infolist()[0]
    assert first.filename == "mimetype" and archive.zip.read("mimetype") == b"application/epub+zip"
    assert not first.extra
    with open(path, "rb") as file:
        assert file.read(58)[30:] == b"mimetypeapplication/epub+zip"
    package = archive.roots["EPUB/package.opf"]
    items = {item.get("id"): item for item in package.iter() if local(item) == "item"}
    listed = {archive.resolve("EPUB/package.opf", item.get("href"))[0] for item in items.values()}
    assert listed == {name for name in archive.names if name.startswith("EPUB/")} - {"EPUB/package.opf"}
    durations = {}
    for meta in opf_metas(package):
        if meta.get("property") == "media:duration":
            durations[meta.get("refines", "")] = seconds(meta.text)
    total, heard, lengths = 0.0, [], []
    for reference in (each for each in package.iter() if local(each) == "itemref"):
        item = items[reference.get("idref")]
        overlay = items[item.get("media-overlay")]
        length, text = check_chapter(archive, "EPUB/" + overlay.get("href"), in_order)
        assert abs(durations["#" + overlay.get("id")] - length) < 0.0005, overlay.get("id")
        total += length
        heard.append(text)
        lengths.append(length)
        document = archive.roots["EPUB/" + item.get("href")]
        assert any(local(each) == "link" for each in document.iter()), "no style"
    assert abs(durations[""] - total) < 0.001 * len(lengths) + 0.0005
    return archive, lengths, heard


def check_daisy202(path):
    archive = Archive(path)
    ncc = archive.roots["ncc.html"]
    metas = {}
    for meta in ncc.iter("{http://www.w3.org/1999/xhtml}meta"):
        metas.setdefault(meta.get("name"), []).append(meta.get("content"))
    for name in ("dc:title", "dc:identifier", "dc:format", "dc:date", "dc:publisher", "ncc:charset", "ncc:pageFront", "ncc:pageNormal",
                 "ncc:pageSpecial", "ncc:tocItems", "ncc:totalTime"):
        assert len(metas.get(name, [])) == 1 and metas[name][0], name
    assert metas["dc:creator"][0] and metas["dc:language"][0]
    body = list(next(each for each in ncc if local(each) == "body"))
    assert int(metas["ncc:tocItems"][0]) == len(body)
    assert int(metas["ncc:files"][0]) == len(archive.names), (metas["ncc:files"], len(archive.names))
    assert local(body[0]) == "h1" and body[0].get("class") == "title"
    elapsed, depth, heard, lengths = 0.0, 1, [], []
    for heading in body:
        level = int(local(heading)[1])
        assert level <= depth + 1, "headings nest without gaps"
        depth = level
        smil, par = archive.resolve("ncc.html", heading[0].get("href"))
        check_meets_heading(archive, smil, par, level)
        head = {meta.get("name"): meta.get("content") for meta in archive.roots[smil].iter("meta")}
        assert abs(seconds(head["ncc:totalElapsedTime"]) - elapsed) < 0.0005 * (len(lengths) + 1), smil
        length, text = check_chapter(archive, smil)
        assert seconds(head["ncc:timeInThisSmil"]) == length
        sequence = next(archive.roots[smil].iter("seq"))
        assert seconds(sequence.get("dur")) == length
        elapsed += length
        heard.append(text)
        lengths.append(length)
    assert abs(seconds(metas["ncc:totalTime"][0]) - elapsed) <= 0.5 + 0.001 * len(lengths)
    references = [each.get("src").split("#")[0] for each in archive.roots["master.smil"].iter("ref")]
    assert references == [archive.resolve("ncc.html", heading[0].get("href"))[0] for heading in body]
    return archive, lengths, heard


def check_meets_heading(archive, smil, par, level):
    """The clip is the first of its file, and what is read in it is a heading of that level."""
    first = clips_of(archive.roots[smil])[0]
    assert first[0] == par, (smil, par)
    file, identity = archive.resolve(smil, first[1])
    name = f"h{level}"
    heading = [each for each in archive.roots[file].iter() if local(each) == name
               and any(inner.get("id") == identity for inner in each.iter())]
    assert heading, f"{smil}: {identity} is no {name}"


def check_daisy3(path):
    archive = Archive(path)
    package = archive.roots["package.opf"]
    items = {item.get("id"): item for item in package.iter() if local(item) == "item"}
    assert {item.get("href") for item in items.values()} == archive.names
    text = "".join(element.text or "" for element in package.iter() if local(element) == "Format")
    assert text == "ANSI/NISO Z39.86-2005"
    for name in ("Title", "Creator", "Publisher", "Date", "Language", "Identifier"):
        assert any(local(element) == name and element.text for element in package.iter()), name
    metas = {meta.get("name"): meta.get("content") for meta in opf_metas(package)}
    points = [point for point in archive.roots["navigation.ncx"].iter() if local(point) == "navPoint"]
    elapsed, heard, lengths = 0.0, [], []
    spine = [items[each.get("idref")].get("href") for each in package.iter() if local(each) == "itemref"]
    assert len(points) == len(spine)
    assert [point.get("playOrder") for point in points] == [str(i + 1) for i in range(len(points))]
    for smil, point in zip(spine, points):
        content = next(child for child in point if local(child) == "content")
        file, par = archive.resolve("navigation.ncx", content.get("src"))
        assert file == smil
        label = next(each for each in point.iter() if local(each) == "audio")
        first = clips_of(archive.roots[smil])[0]
        assert (label.get("src"), seconds(label.get("clipBegin")), seconds(label.get("clipEnd"))) == first[2:], (smil, first)
        check_meets_heading(archive, smil, par, int(point.get("class")[1]))
        head = {meta.get("name"): meta.get("content") for meta in opf_metas(archive.roots[smil])}
        assert abs(seconds(head["dtb:totalElapsedTime"]) - elapsed) < 0.0005 * (len(lengths) + 1), smil
        length, text = check_chapter(archive, smil)
        elapsed += length
        heard.append(text)
        lengths.append(length)
        for _, address, _, _, _ in clips_of(archive.roots[smil]):
            element = archive.ids["book.xml"][address.split("#")[1]]
            assert archive.resolve("book.xml", element.get("smilref", ""))[0] == smil, address
    for element in archive.roots["book.xml"].iter():
        if element.get("smilref"):
            _, par = archive.resolve("book.xml", element.get("smilref"))
            assert par == "v-" + element.get("id")
    assert abs(seconds(metas["dtb:totalTime"]) - elapsed) < 0.001 * len(lengths) + 0.0005
    return archive, lengths, heard


def spoken_words(program, source, *options):
    """What is written and spoken, in order, each place once; references to notes left out, which are shown as numbers."""
    done = subprocess.run([program, "script", "--places", source, *options], capture_output=True, check=True, text=True)
    words, last = [], None
    for line in done.stdout.splitlines():
        text, begin, end, _, written, spoken = line.split("\t")
        if (text, begin, end) != last and not spoken.startswith("Note ") and text != "0":
            words.append((int(text), int(begin), int(end), written))
        last = (text, begin, end)
    return words


def check_words(heard, words):
    """Every word stands in what is heard, once, in order."""
    text = re.sub(r"\s+", " ", " ".join(heard))
    at, last = 0, (0, 0)
    for number, begin, end, written in words:
        if number == last[0] and begin < last[1]:
            continue  # a part of what stands there already
        word = re.sub(r"\s+", " ", written)
        found = text.find(word, at)
        assert found >= 0, f"'{word}' is not in {text[at:at + 80]!r}"
        at, last = found + len(word), (number, end)


def check_counts(program, source, metadata, edition):
    """As many words are spoken as the report counts: those of texts behind the metadata's, and each reference to a note."""
    done = subprocess.run([program, "script", "--places", source], capture_output=True, check=True, text=True)
    places = {tuple(line.split("\t")[:3] + line.split("\t")[4:5]) for line in done.stdout.splitlines()}
    count = sum(len(written.split()) for text, _, _, written in places if int(text) > metadata)
    with open(edition + "/report.json", encoding="utf-8") as file:
        assert count == json.load(file)["coverage"]["spoken"], count


def letters(text):
    return re.sub(r"[\W_]", "", text)


def check_once(heard, words, edition, added=""):
    """Behind the opening, all that is heard is what is written, each word once, in order, of a
    work of which nothing is omitted. `words`: without those of the metadata; `added`: what the first chapter is headed with,
    where its author wrote no heading."""
    with open(edition + "/report.json", encoding="utf-8") as file:
        report = json.load(file)
    assert report["coverage"]["omitted"] == [] and report["signs"]["omitted"] == [], report["coverage"]
    written = letters("".join(word[3] for word in words))
    body = letters("".join(heard[1:]))
    assert body == letters(added) + written, (body, written)


def contents_entries(edition):
    """The entries of contents.json, flat."""
    entries = []

    def walk(level):
        for entry in level:
            entries.append(entry)
            walk(entry["entries"])
    with open(edition + "/contents.json", encoding="utf-8") as file:
        walk(json.load(file)["entries"])
    return entries


def check_starts(edition, name):
    """Every list of chapters has each start, rounded once from the frames that report.json counts."""
    exact = chapter_starts(edition)
    probed = subprocess.run(["ffprobe", "-v", "error", "-show_chapters", "-of", "json", f"{edition}/{name}.mp3"], check=True, capture_output=True)
    with open(edition + "/chapters.json", encoding="utf-8") as file:
        podcast = json.load(file)["chapters"]
    with open(f"{edition}/{name}.chapters.vtt", encoding="utf-8") as file:
        track = re.findall(r"^(\d\d:\d\d:\d\d\.\d{3}) --> ", file.read(), re.MULTILINE)
    with open(edition + "/player/work.js", encoding="utf-8") as file:
        player = json.loads(re.fullmatch(r"earbound\.play\((.*)\);\n", file.read(), re.DOTALL)[1])
    lists = {
        "ffprobe": [float(chapter["start_time"]) for chapter in json.loads(probed.stdout)["chapters"]],
        "contents.json": [entry["start"] for entry in contents_entries(edition)],
        "chapters.json": [chapter["startTime"] for chapter in podcast],
        "chapters.vtt": [seconds(begin) for begin in track],
        "player": [begin / 1000 for _, begin, _ in player["chapters"]],
    }
    for where, starts in lists.items():
        assert len(starts) == len(exact), (where, starts, exact)
        for start, begin in zip(starts, exact):
            assert abs(start - begin) < 0.00051, (where, start, begin)


LEAD = 15 * FRAME  # silence with which every file begins
ROUNDED = 0.00101  # two times, each rounded once to a millisecond, of one moment


def chapter_starts(edition):
    """Where chapters begin, in seconds, exact: report.json counts frames."""
    with open(edition + "/report.json", encoding="utf-8") as file:
        return [chapter["start_frame"] / 22050 for chapter in json.load(file)["timings"]["chapters"]]


def check_times(edition, name, archive, overlays):
    """Clips begin where the table of sentences says, to a millisecond. Of chapters in one file."""
    starts = chapter_starts(edition)
    assert len(starts) == len(overlays), (len(starts), len(overlays))
    heard = {}
    with open(f"{edition}/{name}.tsv", encoding="utf-8") as file:
        for line in file:
            begin, _, chapter, _ = line.split("\t")
            heard.setdefault(int(chapter), []).append(float(begin))
    for number, (start, overlay) in enumerate(zip(starts, overlays), 1):
        clips = clips_of(archive.roots[overlay])
        if len({clip[2] for clip in clips}) > 1:
            continue
        # The first chapter begins with the file, every other one with its first word.
        origin = start - (0 if number == 1 else LEAD)
        begins = [begin - origin for begin in heard.get(number, [])]
        for clip in clips[1:]:
            assert min(abs(clip[3] - begin) for begin in begins) < ROUNDED, (overlay, clip, begins[:9])
        if number > 1:
            assert -ROUNDED < begins[0] - LEAD < 0.05, (overlay, begins[0])


def validate_epub(path, jar="/usr/share/java/epubcheck.jar"):
    """EPUBCheck: no error, no warning."""
    done = subprocess.run(["java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-jar", jar, path], capture_output=True, text=True)
    assert "0 fatals / 0 errors / 0 warnings" in done.stdout + done.stderr, done.stdout + done.stderr


def validate_daisy202(archive, directory):
    """The DTDs and RELAX NG schemas of DAISY 2.02, where DAISY202_SCHEMAS names a directory that has them."""
    schemas = os.environ.get("DAISY202_SCHEMAS")
    if not schemas:
        return
    archive.zip.extractall(directory)
    for name in sorted(archive.roots):
        kind = {"ncc.html": "d202ncc", "master.smil": "d202msmil"}.get(name, "d202smil" if name.endswith(".smil") else None)
        path = os.path.join(directory, name)
        dtd = f"{schemas}/{kind or 'xhtml1-transitional-bodyref'}.dtd"
        done = subprocess.run(["xmllint", "--nonet", "--noout", "--dtdvalid", dtd, path], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        if kind in ("d202ncc", "d202smil"):
            with open(path, encoding="utf-8") as file:
                lines = [line for line in file if not line.startswith("<!DOCTYPE")]
            with open(path, "w", encoding="utf-8") as file:
                file.writelines(lines)
            done = subprocess.run(["jing", "-i", f"{schemas}/{kind}.rng", path], capture_output=True, text=True)
            assert done.returncode == 0, done.stdout

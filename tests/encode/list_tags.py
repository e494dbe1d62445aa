"""Prints what mutagen reads of an MP3 or M4B file, one fact on a line."""
import sys

import mutagen
from mutagen.id3 import ID3
from mutagen.mp4 import MP4

path = sys.argv[1]
out = []
if path.endswith(".mp3"):
    tag = ID3(path)
    out.append("version %d.%d.%d" % tag.version)
    for name in ("TIT2", "TALB", "TPE1", "TPUB", "TRCK", "TLAN"):
        if name in tag:
            out.append(f"{name} {tag[name].text[0]}")
    lists = {frame.element_id: frame for frame in tag.getall("CTOC")}
    chapters = {frame.element_id: frame for frame in tag.getall("CHAP")}
    tops = [frame for frame in lists.values() if int(frame.flags) & 2]
    out.append(f"top {len(tops)}")

    def walk(frame, depth):
        out.append("list %d %d %s" % (depth, len(frame.child_element_ids), frame.sub_frames["TIT2"].text[0]))
        for child in frame.child_element_ids:
            if child in lists:
                walk(lists[child], depth + 1)
            else:
                chapter = chapters.pop(child)
                out.append("chapter %d %d %d %s %s" % (depth, chapter.start_time, chapter.end_time,
                                                       chapter.sub_frames["TIT2"].text[0], " ".join(chapter.sub_frames)))

    for frame in tops:
        walk(frame, 0)
    out.append(f"unlisted {len(chapters)}")
    for picture in tag.getall("APIC"):
        out.append(f"cover {picture.mime} {len(picture.data)}")
else:
    tags = MP4(path).tags
    for name in ("\xa9nam", "\xa9alb", "\xa9ART", "\xa9day", "trkn", "stik", "ldes"):
        if name in tags:
            out.append(f"{name} {tags[name][0]}")
    if "covr" in tags:
        kind = {13: "JPEG", 14: "PNG"}[tags["covr"][0].imageformat]
        out.append(f"cover {kind} {len(tags['covr'][0])}")
    out += [f"chapter {round(chapter.start * 1000)} {chapter.title}" for chapter in MP4(path).chapters or []]
sys.stdout.buffer.write("\n".join(out).encode())

"""Prints what ffprobe lists: begin and end in milliseconds and the title, one chapter on a line."""
import json
import subprocess
import sys

answer = subprocess.run(["ffprobe", "-v", "error", "-show_chapters", "-of", "json", sys.argv[1]],
                        check=True, capture_output=True).stdout
for chapter in json.loads(answer)["chapters"]:
    begin, end = (round(float(chapter[key]) * 1000) for key in ("start_time", "end_time"))
    sys.stdout.buffer.write(f"{begin} {end} {chapter.get('tags', {}).get('title', '')}\n".encode())

"""Every voice of the engine builds an article of digits, headings and a list; how loud it comes out, as ffmpeg measures it.
voices.py DIRECTORY"""

import concurrent.futures
import json
import os
import re
import subprocess
import sys

from works import BUILD, table

PROGRAM = f"{BUILD}/src/earbound"

# Digits are read in every language. Long enough for loudness to be settled by speech, not by pauses.
PARAGRAPH = " ".join(f"{n} {n * 7} {n * 11}." for n in range(1, 13))
ARTICLE = f"# 1\n\n{PARAGRAPH}\n\n## 2\n\n- 10 20 30\n- 40 50 60\n\n1. 100\n2. 200\n\n# 3\n\n{PARAGRAPH}\n"
TARGET = -16.0


def voices():
    """The names of the engine's voices, as `earbound voices` lists them."""
    listing = subprocess.run([PROGRAM, "voices"], capture_output=True, text=True, check=True).stdout
    engine = listing.split("Voices of the engine", 1)[1]
    return re.findall(r"^  (\S+): ", engine, re.MULTILINE)


def loudness(path):
    """Integrated loudness and true peak of a file."""
    report = subprocess.run(["ffmpeg", "-nostats", "-i", path, "-af", "ebur128=peak=true", "-f", "null", "-"],
                            capture_output=True, text=True, check=True).stderr
    summary = report[report.rindex("Summary:"):]
    return float(re.search(r"I:\s+(-?[\d.]+) LUFS", summary)[1]), float(re.search(r"Peak:\s+(-?[\d.]+|-inf) dBFS", summary)[1])


def build(directory, voice):
    """Gain, loudness, peak and length of the article in this voice; or the message when it fails."""
    name = re.sub(r"\W", "-", voice)
    source = f"{directory}/{name}.md"
    with open(source, "w", encoding="utf-8") as file:
        file.write(ARTICLE)
    command = [PROGRAM, "build", source, "-o", f"{directory}/out", "--voice", voice, "--formats", "wav", "--no-cache", "--quiet", "--jobs", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return done.stderr.strip()
    edition = f"{directory}/out/{name}"
    report = json.load(open(f"{edition}/report.json", encoding="utf-8"))
    measured = (report["loudness"]["gain_db"], *loudness(f"{edition}/{name}.wav"), report["timings"]["length"])
    os.remove(f"{edition}/{name}.wav")
    return measured


def measure(directory):
    names = voices()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = dict(zip(names, pool.map(lambda voice: build(directory, voice), names)))
    built = {voice: result for voice, result in results.items() if not isinstance(result, str)}
    table(["voice", "gain dB", "LUFS", "dBTP", "seconds"],
          [[voice, f"{gain:.2f}", f"{level:.1f}", f"{peak:.1f}", f"{length:.0f}"] for voice, (gain, level, peak, length) in built.items()])
    off = sorted(abs(level - TARGET) for _, level, _, _ in built.values())
    print(f"{len(names)} voices, {len(names) - len(built)} failures; from {TARGET:.0f} LUFS at most {off[-1]:.1f}, "
          f"half of them within {off[len(off) // 2]:.1f}")
    for voice, message in results.items():
        if voice not in built:
            print(f"FAILED {voice}: {message}")
    return len(built) == len(names)


if __name__ == "__main__":
    sys.exit(0 if measure(sys.argv[1]) else 1)

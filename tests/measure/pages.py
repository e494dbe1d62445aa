"""How well the article of a page is told from the rest: pages.py DIRECTORY COPY.

COPY is a copy of scrapinghub's article-extraction-benchmark (ground-truth.json, html/ID.html.gz), or of Mozilla
Readability's test/test-pages (NAME/source.html, NAME/expected.html). Scored by shingles of four words, as the former does
it: precision, recall and F1 are means over the pages' own. The data belong to others and stand nowhere in this project.
"""

import gzip
import html.parser
import json
import os
import re
import subprocess
import sys
from collections import Counter

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get("EARBOUND_BUILD", f"{ROOT}/build/measure") + "/tests/measure/page_text"


class Text(html.parser.HTMLParser):
    """The text of what Readability expects."""
    def __init__(self):
        super().__init__()
        self.parts = []

    def handle_starttag(self, tag, attributes):
        self.parts.append(" ")

    def handle_data(self, data):
        self.parts.append(data)


def shingles(text, size=4):
    words = re.findall(r"\w+", text)
    if len(words) < size:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[i:i + size]) for i in range(len(words) - size + 1))


def score(true, said):
    wanted, found = shingles(true), shingles(said)
    hits = sum((wanted & found).values())
    extra, lost = sum(found.values()) - hits, sum(wanted.values()) - hits
    total = hits + extra + lost or 1
    return hits / total, extra / total, lost / total


def pages(copy, directory):
    if os.path.exists(f"{copy}/ground-truth.json"):
        with open(f"{copy}/ground-truth.json") as file:
            truth = json.load(file)
        for name, entry in truth.items():
            path = f"{directory}/page.html"
            with gzip.open(f"{copy}/html/{name}.html.gz") as packed, open(path, "wb") as plain:
                plain.write(packed.read())
            yield name[:12], path, entry["articleBody"]
    else:
        for name in sorted(os.listdir(copy)):
            if os.path.exists(f"{copy}/{name}/expected.html"):
                reader = Text()
                with open(f"{copy}/{name}/expected.html", encoding="utf-8") as file:
                    reader.feed(file.read())
                yield name, f"{copy}/{name}/source.html", "".join(reader.parts)


def main():
    directory, copy = sys.argv[1], sys.argv[2]
    rows = []
    for name, path, true in pages(copy, directory):
        said = subprocess.run([PROGRAM, path], capture_output=True, text=True).stdout
        rows.append((name, *score(true, said)))
    hits, extra, lost = (sum(row[i] for row in rows) for i in (1, 2, 3))
    precision, recall = hits / (hits + extra), hits / (hits + lost)
    print(f"{len(rows)} pages: F1 {2 * precision * recall / (precision + recall):.3f}, precision {precision:.3f}, recall {recall:.3f}\n")
    print("| page | kept | superfluous | lost |\n|---|---|---|---|")
    for name, hit, more, less in sorted(rows, key=lambda row: -row[2] - row[3])[:25]:
        print(f"| {name} | {hit:.2f} | {more:.2f} | {less:.2f} |")


main()

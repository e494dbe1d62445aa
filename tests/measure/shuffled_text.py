"""Text without end, of which nothing repeats: an article's sentences, shuffled, each changed in one word."""

import random
import re


def prose_of(article):
    """The text of an article as plain words: no front matter, no Markdown."""
    with open(article, encoding="utf-8") as file:
        text = file.read().split("---", 2)[2]
    return re.sub(r"[#*_`>\[\]()]|^- ", "", text, flags=re.M)


def sentences_of(prose):
    return [" ".join(s.split()) for s in re.split(r"(?<=[.!?])\s+", prose) if len(s.split()) > 6]


def vocabulary_of(prose):
    return sorted({word for word in re.findall(r"[a-z]{4,}", prose)})


def changed(sentences, vocabulary, rng):
    sentence = rng.choice(sentences).split()
    sentence[rng.randrange(1, len(sentence) - 1)] = rng.choice(vocabulary)
    return " ".join(sentence)


def shuffled_sentences(prose, count, seed):
    rng = random.Random(seed)
    sentences, vocabulary = sentences_of(prose), vocabulary_of(prose)
    return [changed(sentences, vocabulary, rng) for _ in range(count)]


def write_book(path, prose, words, seed):
    """A book in Markdown of at least so many words, in parts of eight paragraphs."""
    rng = random.Random(seed)
    sentences, vocabulary = sentences_of(prose), vocabulary_of(prose)
    lines, count, part = ["# A book of shuffled sentences", ""], 0, 0
    while count < words:
        part += 1
        lines += [f"## Part {part}, on {rng.choice(vocabulary)} and {rng.choice(vocabulary)}", ""]
        for _ in range(8):
            paragraph = [changed(sentences, vocabulary, rng) for _ in range(rng.randint(3, 6))]
            count += sum(len(sentence.split()) for sentence in paragraph)
            lines += [" ".join(paragraph), ""]
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))

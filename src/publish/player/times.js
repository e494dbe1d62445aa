// When each sentence and word is heard. The times of some chapters come in a script each, loaded when they are needed.

const idOfHeard = /^s(\d+)-(\d+)(?:-(\d+))?$/;

/** The sentences of a chapter from what its script holds; each is {id, begin, end, words: [{id, begin, end}]}. */
function decodeSentences(chapter, rows) {
  return rows.map(([element, begin, length, ...numbers], index) => {
    const id = element === 1 ? `s${chapter + 1}-${index + 1}` : element || null;
    const words = [];
    let wordBegin = begin;
    for (let i = 0; i < numbers.length; i += 2) {
      wordBegin += numbers[i];
      const wordId = element === 1 ? `${id}-${words.length + 1}` : id;
      words.push({ id: wordId, begin: wordBegin, end: wordBegin + numbers[i + 1] });
    }
    return { id, begin, end: begin + length, words };
  });
}

class Times {
  /** `loadScript(address)` adds a script to the page. */
  constructor(timeline, loadScript) {
    this.timeline = timeline;
    this.loadScript = loadScript;
    this.sentences = new Map();
    this.waiting = new Map();
    this.asked = new Set();
  }

  /** Called by each script: the chapters from `first` on. */
  receive(first, chapters) {
    chapters.forEach((rows, index) => {
      const chapter = first + index;
      const sentences = decodeSentences(chapter, rows);
      this.sentences.set(chapter, sentences);
      for (const resolve of this.waiting.get(chapter) ?? []) resolve(sentences);
      this.waiting.delete(chapter);
    });
  }

  /** What is there already, else undefined. */
  known(chapter) {
    return this.sentences.get(chapter);
  }

  /** A promise of the sentences of a chapter; empty for one that does not exist. */
  of(chapter) {
    if (chapter < 0 || chapter >= this.timeline.chapters.length) return Promise.resolve([]);
    const known = this.known(chapter);
    if (known) return Promise.resolve(known);
    const { file } = this.timeline.chapters[chapter];
    if (!this.asked.has(file)) {
      this.asked.add(file);
      this.loadScript(`player/times-${file}.js`);
    }
    return new Promise((resolve) => {
      this.waiting.set(chapter, [...(this.waiting.get(chapter) ?? []), resolve]);
    });
  }

  /** When the sentence or word with this id is heard; null when it is not. `chapter`: for ids that do not tell it. */
  async timeOf(id, chapter) {
    const found = idOfHeard.exec(id);
    const sentences = await this.of(found ? Number(found[1]) - 1 : chapter);
    const sentence = found ? sentences[Number(found[2]) - 1] : sentences.find((each) => each.id === id);
    if (!sentence) return null;
    const word = found?.[3] ? sentence.words[Number(found[3]) - 1] : undefined;
    return (word ?? sentence).begin;
  }
}

/** Index of the sentence that is heard at `time`, or was the last before; -1 before the first. */
function sentenceAt(sentences, time) {
  return lastBegun(sentences, time, (sentence) => sentence.begin);
}

/** The word that is heard at `time`; null in the pauses around the sentence. */
function wordAt(sentence, time) {
  if (time >= sentence.end) return null;
  return sentence.words[lastBegun(sentence.words, time, (word) => word.begin)] ?? null;
}


// Ways through the work by what it consists of: chapters, headings, paragraphs, sentences and words.

class Navigation {
  constructor(timeline, times, sound, text) {
    this.timeline = timeline;
    this.times = times;
    this.sound = sound;
    this.text = text;
  }

  /** Goes where the element is heard, or what first follows in it; resolves to whether there is such a place. */
  async goTo(element) {
    const heard = this.heardIn(element);
    const time = heard && (await this.times.timeOf(heard.id, this.chapterOf(heard)));
    if (time === null || time === undefined) return false;
    this.sound.seek(time);
    return true;
  }

  /** The word or sentence that an element is, lies in or begins with. */
  heardIn(element) {
    if (this.isHeard(element)) return element;
    const around = element.closest("span[id], a[id]");
    if (around && this.isHeard(around)) return around;
    return [...element.querySelectorAll("span[id], a[id]")].find((each) => this.isHeard(each)) ?? null;
  }

  isHeard(element) {
    return this.text.contains(element) && (idOfHeard.test(element.id) || /^r\d+$/.test(element.id));
  }

  chapterOf(element) {
    const section = element.closest("main > section");
    return section ? Number(section.id.slice(1)) - 1 : -1;
  }

  /** What is heard now: the chapter, its sentences, and which of them. */
  async here() {
    const chapter = this.timeline.chapterAt(this.sound.time);
    const sentences = await this.times.of(chapter);
    return { chapter, sentences, index: sentenceAt(sentences, this.sound.time) };
  }

  /** The sentence before or behind, across chapters; null at either end. */
  async beside({ chapter, sentences, index }, direction) {
    let next = { chapter, sentences, index: index + direction };
    while (next.index < 0 || next.index >= next.sentences.length) {
      const beyond = next.chapter + direction;
      if (beyond < 0 || beyond >= this.timeline.chapters.length) return null;
      const others = await this.times.of(beyond);
      next = { chapter: beyond, sentences: others, index: direction > 0 ? 0 : others.length - 1 };
    }
    return next;
  }

  at({ sentences, index }) {
    return sentences[index];
  }

  /** Whoever goes back within a moment of a beginning means the one before. */
  justBegun(begin) {
    return this.sound.time - begin < 1500;
  }

  async sentence(direction) {
    const here = await this.here();
    const sentence = this.at(here);
    if (direction < 0 && sentence && !this.justBegun(sentence.begin)) return this.sound.seek(sentence.begin);
    const there = await this.beside(here, direction);
    if (there) this.sound.seek(this.at(there).begin);
  }

  blockOf({ sentences, index }) {
    const id = sentences[index]?.id;
    return (id && document.getElementById(id)?.closest(blocks)) || null;
  }

  async paragraph(direction) {
    const here = await this.here();
    const block = this.blockOf(here);
    if (direction > 0) {
      let there = await this.beside(here, 1);
      while (there && [null, block].includes(this.blockOf(there))) there = await this.beside(there, 1);
      if (there) this.sound.seek(this.at(there).begin);
      return;
    }
    const first = await this.firstOf(here);
    const begin = this.at(first)?.begin;
    if (begin !== undefined && !this.justBegun(begin)) return this.sound.seek(begin);
    let there = await this.beside(first, -1);
    while (there && this.blockOf(there) === null) there = await this.beside(there, -1);
    if (there) this.sound.seek(this.at(await this.firstOf(there)).begin);
  }

  /** The first sentence of the paragraph. */
  async firstOf(place) {
    const block = this.blockOf(place);
    let first = place;
    for (;;) {
      const before = await this.beside(first, -1);
      if (!before || block === null || this.blockOf(before) !== block) return first;
      first = before;
    }
  }

  async heading(direction) {
    const here = await this.here();
    const id = this.at(here)?.id;
    const current = (id && document.getElementById(id)) || document.getElementById(`c${here.chapter + 1}`);
    this.headings ??= [...this.text.querySelectorAll("h1, h2, h3, h4, h5, h6, .heading")];
    const isBefore = (a, b) => Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
    const others = direction > 0
      ? this.headings.filter((heading) => isBefore(current, heading) && !current.contains(heading))
      : this.headings.filter((heading) => isBefore(heading, current)).reverse();
    const own = others[0];
    if (direction < 0 && own?.contains(current) && this.justBegun(this.at(here).begin)) others.shift();
    for (const heading of others) if (await this.goTo(heading)) return;
  }

  chapter(direction) {
    const chapter = this.timeline.chapterAt(this.sound.time);
    const { begin } = this.timeline.chapters[chapter];
    const step = direction < 0 && !this.justBegun(begin) ? 0 : direction;
    const there = this.timeline.chapters[chapter + step];
    if (there) this.sound.seek(there.begin);
  }

  /** Moves the focus to the next word, from the one in focus or the one that is heard. */
  async word(direction) {
    const focused = document.activeElement;
    const from = this.isHeard(focused) ? focused : null;
    const ids = idOfHeard.exec(from?.id ?? "");
    let place = await this.here();
    let word = 0;
    if (ids?.[3]) {
      const chapter = Number(ids[1]) - 1;
      place = { chapter, sentences: await this.times.of(chapter), index: Number(ids[2]) - 1 };
      word = Number(ids[3]) - 1 + direction;
    } else if (this.at(place)) {
      word = Math.max(0, lastBegun(this.at(place).words, this.sound.time, (each) => each.begin));
    }
    while (place && !this.at(place)?.words[word]?.id) {
      place = await this.beside(place, direction);
      word = place && direction < 0 ? this.at(place).words.length - 1 : 0;
    }
    if (place) this.focus(document.getElementById(this.at(place).words[word].id));
  }

  /** Words are no stops of the Tab key: there are too many of them. */
  focus(element) {
    if (!element) return;
    if (element.tagName !== "A") {
      element.tabIndex = -1;
      element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
    }
    element.focus();
  }
}


// The sentence and the word that are heard, marked in the text and kept in view.

const blocks = "p, li, h1, h2, h3, h4, h5, h6, td, th, pre, caption, figcaption, dt, dd";

class Highlight {
  constructor(timeline, times, text) {
    this.timeline = timeline;
    this.times = times;
    this.text = text;
    this.follow = true;
    this.sentence = null;
    this.word = null;
    this.chapterLink = null;
    this.userScrolled = -Infinity;
    const scrolled = () => (this.userScrolled = performance.now());
    for (const event of ["wheel", "touchmove"]) addEventListener(event, scrolled, { passive: true });
    addEventListener("keydown", ({ key }) => ["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"].includes(key) && scrolled());
  }

  /** Marks what is heard at `time`; asks for the times that it lacks, and ahead for those of the next chapter. */
  show(time) {
    const chapter = this.timeline.chapterAt(time);
    this.showChapter(chapter);
    if (this.timeline.chapters[chapter].end - time < 20000) this.times.of(chapter + 1);
    const sentences = this.times.known(chapter);
    if (!sentences) {
      this.times.of(chapter);
      return;
    }
    // A chapter begins a moment before its first word.
    const sentence = sentences[Math.max(0, sentenceAt(sentences, time))];
    const word = sentence ? wordAt(sentence, time) : null;
    this.markSentence(sentence?.id ?? null);
    this.markWord(word?.id ?? null);
  }

  markSentence(id) {
    if ((this.sentence?.id ?? null) === id) return;
    this.sentence?.classList.remove("player-sentence");
    this.sentence?.removeAttribute("aria-current");
    this.sentence = id && document.getElementById(id);
    this.sentence?.classList.add("player-sentence");
    this.sentence?.setAttribute("aria-current", "true");
    if (this.follow && performance.now() - this.userScrolled > 4000) this.bringIntoView();
  }

  markWord(id) {
    if ((this.word?.id ?? null) === id) return;
    this.word?.classList.remove("player-word");
    this.word = id && document.getElementById(id);
    this.word?.classList.add("player-word");
  }

  showChapter(chapter) {
    if (this.chapter === chapter) return;
    this.chapter = chapter;
    this.chapterLink?.removeAttribute("aria-current");
    this.chapterLink = document.querySelector(`#player-contents a[data-chapter="${chapter}"]`);
    this.chapterLink?.setAttribute("aria-current", "true");
  }

  /** Scrolls when the sentence lies outside the part of the window where one reads at ease. */
  bringIntoView() {
    if (!this.sentence) return;
    const { top, bottom } = this.sentence.getBoundingClientRect();
    if (top > innerHeight * 0.1 && bottom < innerHeight * 0.6) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches || Math.abs(top) > 3 * innerHeight;
    this.sentence.scrollIntoView({ block: "start", behavior: still ? "instant" : "smooth" });
  }
}


// The page: its parts put together when work.js says what there is to play.

function loadScript(address) {
  document.head.append(Object.assign(document.createElement("script"), { src: address }));
}

class App {
  constructor(work) {
    this.place = `position ${work.id}`;
    this.text = byId("text");
    this.settings = new Settings();
    this.settings.apply();
    this.timeline = new Timeline(work);
    this.times = new Times(this.timeline, loadScript);
    this.sound = new Sound(byId("sound"), this.timeline);
    this.navigation = new Navigation(this.timeline, this.times, this.sound, this.text);
    this.highlight = new Highlight(this.timeline, this.times, this.text);
    this.sleepTimer = new SleepTimer(this.sound, this.timeline, () => this.controls.timerEnded());
    this.controls = new Controls(work, this);
    this.keys = new Keys(this.actions(), () => this.settings.get("keys"));
    this.wire();
    this.begin();
  }

  actions() {
    const { controls, navigation, sound } = this;
    return {
      toggle: () => sound.toggle(),
      back: () => controls.skip(-10),
      forward: () => controls.skip(30),
      heading: (direction) => navigation.heading(direction),
      chapter: (direction) => navigation.chapter(direction),
      paragraph: (direction) => navigation.paragraph(direction),
      sentence: (direction) => navigation.sentence(direction),
      word: (direction) => navigation.word(direction),
      slower: () => controls.changeSpeed(-1),
      faster: () => controls.changeSpeed(1),
      contents: () => controls.toggleContents(),
      timer: () => controls.openTimer(),
      settings: () => controls.open("settings"),
      help: () => controls.open("help"),
    };
  }

  wire() {
    // At the document: a listener at the text would have screen readers call all of it clickable.
    document.addEventListener("click", (event) => this.click(event));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.tagName === "SPAN") this.startAt(event.target);
    });
    this.sound.addEventListener("change", () => this.frame());
    this.sound.addEventListener("time", () => this.show());
    this.sound.addEventListener("end", () => storage.write(this.place, 0));
    addEventListener("hashchange", () => this.goToFragment());
    addEventListener("pagehide", () => this.remember());
    document.addEventListener("visibilitychange", () => this.remember());
    setInterval(() => this.sound.playing && this.remember(), 5000);
  }

  async begin() {
    if (!(await this.goToFragment())) {
      const remembered = storage.read(this.place);
      if (remembered > 0 && remembered < this.timeline.length - 2000) this.sound.seek(remembered);
    }
    this.times.of(this.timeline.chapterAt(this.sound.time)).then(() => this.show());
  }

  click(event) {
    if (event.defaultPrevented || event.button !== 0 || !this.text.contains(event.target)) return;
    if (event.target.closest("a, button, summary") || String(getSelection()) !== "") return;
    const heard = event.target.closest("span[id]");
    if (heard) this.startAt(heard);
  }

  async startAt(element) {
    if (this.navigation.isHeard(element) && (await this.navigation.goTo(element))) this.sound.play();
  }

  /** Where the address leads: "#t=…", or a heading. */
  async goToFragment() {
    const time = timeOfFragment(location.hash);
    if (time !== null) {
      this.sound.seek(time);
      return true;
    }
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // Taken as it is.
    }
    const target = id && document.getElementById(id);
    if (!target || !this.text.contains(target) || target === this.text) return false;
    const playing = this.timeline.chapters[this.timeline.chapterAt(this.sound.time)];
    const isHeading = target.matches("section, h1, h2, h3, h4, h5, h6") || this.navigation.isHeard(target);
    // The contents have gone to the beginning of the chapter already.
    if (!isHeading || (this.sound.playing && this.sound.time - playing.begin < 500)) return false;
    return this.navigation.goTo(target);
  }

  remember() {
    storage.write(this.place, Math.round(this.sound.time));
  }

  show() {
    this.highlight.follow = this.settings.get("follow");
    this.highlight.show(this.sound.time);
  }

  /** Once for each picture on the screen, as long as there is sound. */
  frame() {
    cancelAnimationFrame(this.request);
    this.show();
    if (this.sound.playing) this.request = requestAnimationFrame(() => this.frame());
    else this.remember();
  }
}

let app = null;
window.earbound = {
  play: (work) => (app ??= new App(work)),
  times: (first, chapters) => app.times.receive(first, chapters),
};

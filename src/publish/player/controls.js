// The bar at the bottom, the contents and the dialogs.

const byId = (name) => document.getElementById(`player-${name}`);
const speeds = Array.from({ length: 26 }, (_, index) => (index + 5) / 10); // 0.5 to 3

function addOption(select, value, label) {
  const option = document.createElement("option");
  option.value = value;
  option.textContent = label;
  select.append(option);
}

class Controls {
  constructor(work, { timeline, sound, navigation, settings, sleepTimer }) {
    Object.assign(this, { work, timeline, sound, navigation, settings, sleepTimer });
    this.words = work.words;
    this.fillLists();
    this.wireBar();
    this.wireContents();
    this.wireSettings();
    this.wireMediaSession();
    sound.addEventListener("change", () => this.showPlaying());
    sound.addEventListener("time", () => this.showTime());
    sound.addEventListener("problem", () => (byId("problem").textContent = this.words["sound missing"]));
    byId("bar").hidden = false;
    this.showPlaying();
    this.showTime();
  }

  fillLists() {
    const decimal = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 1 });
    for (const speed of speeds) addOption(byId("speed"), speed, `${decimal.format(speed)}×`);
    addOption(byId("timer"), "off", this.words["timer off"]);
    for (const minutes of [5, 10, 15, 30, 45, 60])
      addOption(byId("timer"), minutes, this.words["timer minutes"].replace("{n}", minutes));
    addOption(byId("timer"), "chapter", this.words["timer chapter"]);
    for (const { keys, meaning } of Keys.list(this.words)) {
      const term = document.createElement("dt");
      keys.forEach((key) => term.append(Object.assign(document.createElement("kbd"), { textContent: key }), " "));
      byId("key-list").append(term, Object.assign(document.createElement("dd"), { textContent: meaning }));
    }
  }

  wireBar() {
    byId("play").addEventListener("click", () => this.sound.toggle());
    byId("back").addEventListener("click", () => this.skip(-10));
    byId("forward").addEventListener("click", () => this.skip(30));
    byId("previous").addEventListener("click", () => this.navigation.chapter(-1));
    byId("next").addEventListener("click", () => this.navigation.chapter(1));
    byId("speed").addEventListener("change", ({ target }) => this.setSpeed(Number(target.value)));
    byId("settings-open").addEventListener("click", () => this.open("settings"));
    byId("help-open").addEventListener("click", () => this.open("help"));
    byId("help-from-settings").addEventListener("click", () => {
      byId("settings").close();
      this.open("help");
    });
    const position = byId("position");
    position.max = Math.ceil(this.timeline.length / 1000);
    position.step = 5;
    position.addEventListener("input", () => {
      this.sound.seek(Number(position.value) * 1000);
      this.describePosition();
    });
    this.setSpeed(this.settings.get("speed"));
  }

  wireContents() {
    const panel = byId("contents");
    document.documentElement.classList.add("player-ready");
    byId("contents-close").hidden = false;
    byId("contents-open").addEventListener("click", () => this.toggleContents());
    byId("contents-close").addEventListener("click", () => this.toggleContents(false));
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.toggleContents(false);
    });
    panel.addEventListener("click", ({ target }) => {
      const link = target.closest("a[data-chapter]");
      if (!link) return;
      this.sound.seek(this.timeline.chapters[Number(link.dataset.chapter)].begin);
      this.sound.play();
      if (panel.classList.contains("player-open")) this.toggleContents(false);
    });
  }

  /** On wide windows the contents stand beside the text anyway. */
  toggleContents(open = !byId("contents").classList.contains("player-open")) {
    const panel = byId("contents");
    panel.classList.toggle("player-open", open);
    byId("contents-open").setAttribute("aria-expanded", String(open));
    if (open) (panel.querySelector("a[aria-current]") ?? panel.querySelector("a"))?.focus();
    else byId("contents-open").focus();
  }

  wireSettings() {
    for (const name of ["colours", "size", "spacing", "highlight", "follow", "keys"]) {
      const control = byId(name);
      const property = control.type === "checkbox" ? "checked" : "value";
      control[property] = this.settings.get(name);
      control.addEventListener("input", () => {
        this.settings.set(name, control.type === "range" ? Number(control.value) : control[property]);
        if (control.type === "range") this.describe(control);
      });
      if (control.type === "range") this.describe(control);
    }
    byId("timer").addEventListener("change", ({ target }) => this.sleepTimer.choose(target.value));
    for (const name of ["settings", "help"])
      byId(name).addEventListener("click", ({ target }) => {
        if (target === byId(name)) target.close(); // beside the dialog
      });
  }

  describe(range) {
    range.setAttribute("aria-valuetext", `${range.value} %`);
  }

  open(name) {
    byId("timer").value = this.sleepTimer.choice;
    byId(name).showModal();
  }

  openTimer() {
    this.open("settings");
    byId("timer").focus();
  }

  timerEnded() {
    byId("status").textContent = this.words["timer ended"];
  }

  skip(seconds) {
    this.sound.seek(this.sound.time + seconds * 1000);
  }

  setSpeed(speed) {
    const nearest = Math.min(Math.max(Math.round(speed * 10) / 10, speeds[0]), speeds.at(-1));
    this.sound.rate = nearest;
    byId("speed").value = nearest;
    if (nearest !== this.settings.get("speed")) this.settings.set("speed", nearest);
  }

  /** By a key, whose effect is heard but not seen: so it is said. */
  changeSpeed(step) {
    this.setSpeed(this.sound.rate + step / 10);
    byId("status").textContent = byId("speed").selectedOptions[0].textContent;
  }

  showPlaying() {
    const { playing } = this.sound;
    byId("play").setAttribute("aria-label", this.words[playing ? "pause" : "play"]);
    byId("bar").classList.toggle("player-playing", playing);
    if (playing) byId("problem").textContent = "";
    if (navigator.mediaSession) navigator.mediaSession.playbackState = playing ? "playing" : "paused";
    if (playing) this.showChapter();
  }

  showTime() {
    const { time } = this.sound;
    byId("time").textContent = `${clock(time)} / ${clock(this.timeline.length)}`;
    const position = byId("position");
    // A slider in focus is read aloud whenever its text changes.
    if (document.activeElement !== position) {
      position.value = time / 1000;
      this.describePosition();
    }
    const chapter = this.timeline.chapterAt(time);
    if (chapter !== this.chapter) {
      this.chapter = chapter;
      this.showChapter();
    }
    this.tellPosition();
  }

  describePosition() {
    const text = this.words["position text"]
      .replace("{time}", clock(this.sound.time))
      .replace("{length}", clock(this.timeline.length));
    byId("position").setAttribute("aria-valuetext", text);
  }

  showChapter() {
    const { title } = this.timeline.chapters[this.chapter ?? 0];
    byId("chapter").textContent = title;
    if (!navigator.mediaSession || typeof MediaMetadata === "undefined") return;
    navigator.mediaSession.metadata = new MediaMetadata({
      title,
      artist: this.work.authors.join(", "),
      album: this.work.title,
      artwork: this.work.cover && location.protocol !== "file:" ? [{ src: this.work.cover }] : [], // a disk's is refused
    });
  }

  /** Keys of headsets and of locked screens. */
  wireMediaSession() {
    if (!navigator.mediaSession) return;
    const handlers = {
      play: () => this.sound.play(),
      pause: () => this.sound.pause(),
      seekbackward: ({ seekOffset }) => this.skip(-(seekOffset ?? 10)),
      seekforward: ({ seekOffset }) => this.skip(seekOffset ?? 30),
      previoustrack: () => this.navigation.chapter(-1),
      nexttrack: () => this.navigation.chapter(1),
      seekto: ({ seekTime }) => this.sound.seek(seekTime * 1000),
    };
    for (const [action, handler] of Object.entries(handlers)) {
      try {
        navigator.mediaSession.setActionHandler(action, handler);
      } catch {
        // An action that this browser does not know.
      }
    }
  }

  tellPosition() {
    navigator.mediaSession?.setPositionState?.({
      duration: this.timeline.length / 1000,
      playbackRate: this.sound.rate,
      position: this.sound.time / 1000,
    });
  }
}


// How the page looks and behaves, as its reader chose: the same for all works.

class Settings {
  constructor() {
    const defaults = { colours: "automatic", size: 100, spacing: 160, highlight: "words", follow: true, keys: true, speed: 1 };
    this.values = { ...defaults, ...storage.read("settings") };
  }

  get(name) {
    return this.values[name];
  }

  set(name, value) {
    this.values[name] = value;
    storage.write("settings", this.values);
    this.apply();
  }

  apply() {
    const root = document.documentElement;
    root.dataset.playerColours = this.values.colours;
    root.dataset.playerHighlight = this.values.highlight;
    root.style.setProperty("--player-size", `${this.values.size}%`);
    root.style.setProperty("--player-spacing", String(this.values.spacing / 100));
  }
}


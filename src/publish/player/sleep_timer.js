// Stops the sound after a while, softly.

const fadeSeconds = 5;

class SleepTimer {
  /** `ended()` is called when it has stopped the sound. */
  constructor(sound, timeline, ended) {
    this.sound = sound;
    this.timeline = timeline;
    this.ended = ended;
    this.choose("off");
    sound.addEventListener("time", () => this.look());
  }

  /** "off", "chapter", or minutes. */
  choose(choice) {
    this.choice = choice;
    this.sound.audio.volume = 1;
    const minutes = Number(choice);
    this.deadline = minutes > 0 ? Date.now() + minutes * 60000 : null;
    this.stopAt = choice === "chapter" ? this.timeline.chapters[this.timeline.chapterAt(this.sound.time)].end : null;
  }

  look() {
    if (!this.sound.playing) return;
    const left = this.left();
    if (left <= 0) {
      this.sound.pause();
      this.choose("off");
      this.ended();
    } else if (left < fadeSeconds && this.deadline !== null) {
      this.sound.audio.volume = left / fadeSeconds;
    }
  }

  /** Seconds. */
  left() {
    if (this.deadline !== null) return (this.deadline - Date.now()) / 1000;
    // A quarter of a second, as often as players tell the time, lest the next heading be heard.
    if (this.stopAt !== null) return (this.stopAt - this.sound.time - 250) / 1000;
    return Infinity;
  }
}


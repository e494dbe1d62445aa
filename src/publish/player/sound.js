// The sound of the work: one time line, whether it lies in one file or in several.

class Sound extends EventTarget {
  /** Events: "change" (playing or not), "time", "problem". */
  constructor(audio, timeline) {
    super();
    this.audio = audio;
    this.timeline = timeline;
    this.file = -1;
    this.pending = null; // seconds in the file, until it is ready to be sought in
    this.wanted = false; // whether it is to play
    for (const event of ["play", "pause"]) audio.addEventListener(event, () => this.tell("change"));
    audio.addEventListener("timeupdate", () => this.tell("time"));
    audio.addEventListener("loadedmetadata", () => this.seekPending());
    audio.addEventListener("ended", () => this.goOn());
    audio.addEventListener("error", () => this.tell("problem"));
    this.use(0);
  }

  tell(event) {
    this.dispatchEvent(new Event(event));
  }

  get playing() {
    return this.wanted && !this.audio.ended;
  }

  get time() {
    const seconds = this.pending ?? this.audio.currentTime;
    return this.timeline.within(this.timeline.sound[this.file].begin + seconds * 1000);
  }

  use(file) {
    if (file === this.file) return;
    this.file = file;
    this.pending = 0;
    this.audio.src = this.timeline.sound[file].file;
    this.rate = this.audio.defaultPlaybackRate;
  }

  seek(time) {
    const within = this.timeline.within(time);
    this.use(this.timeline.soundAt(within));
    const { begin, length } = this.timeline.sound[this.file];
    this.pending = Math.min(within - begin, Math.max(0, length - 50)) / 1000;
    if (this.audio.readyState >= HTMLMediaElement.HAVE_METADATA) this.seekPending();
    if (this.wanted) this.play();
    this.tell("time");
  }

  seekPending() {
    if (this.pending === null) return;
    this.audio.currentTime = this.pending;
    this.pending = null;
  }

  play() {
    this.wanted = true;
    this.audio.play().catch((problem) => {
      if (problem.name === "AbortError") return; // another file was asked for meanwhile
      this.wanted = false;
      this.tell("change");
      if (problem.name !== "NotAllowedError") this.tell("problem");
    });
    this.tell("change");
  }

  pause() {
    this.wanted = false;
    this.audio.pause();
    this.tell("change");
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  /** The next file, or the end. */
  goOn() {
    if (this.file + 1 < this.timeline.sound.length) {
      this.use(this.file + 1);
      this.play();
    } else {
      this.wanted = false;
      this.tell("change");
      this.tell("end");
    }
  }

  set rate(rate) {
    this.audio.preservesPitch = true;
    this.audio.defaultPlaybackRate = rate; // holds for the next file too
    this.audio.playbackRate = rate;
  }

  get rate() {
    return this.audio.playbackRate;
  }
}


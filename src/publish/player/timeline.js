// The work's time line, in milliseconds: where its chapters begin, and which file of sound holds what.

/** Index of the last of `items` that begins at or before `time`; -1 when none does. `begin(item)` rises. */
function lastBegun(items, time, begin) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (begin(items[middle]) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** "1:02:03", "2:05": whole seconds. */
function clock(time) {
  const seconds = Math.max(0, Math.floor(time / 1000));
  const two = (n) => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** What "#t=90.5", "#t=1:30" and "#t=npt:1:00:30" ask for (Media Fragments, the begin alone); null: nothing. */
function timeOfFragment(fragment) {
  const found = /^#t=(?:npt:)?((?:\d+:){0,2}\d+(?:\.\d+)?)(?:,|$)/.exec(fragment);
  if (!found) return null;
  return Math.round(found[1].split(":").reduce((total, part) => total * 60 + Number(part), 0) * 1000);
}

class Timeline {
  /** `work` as work.js has it. */
  constructor(work) {
    this.length = work.length;
    this.sound = work.sound;
    this.chapters = work.chapters.map(([title, begin, file], index) => ({
      title,
      begin,
      file,
      end: index + 1 < work.chapters.length ? work.chapters[index + 1][1] : work.length,
    }));
  }

  chapterAt(time) {
    return Math.max(0, lastBegun(this.chapters, time, (chapter) => chapter.begin));
  }

  /** Index of the file that plays `time`. */
  soundAt(time) {
    return Math.max(0, lastBegun(this.sound, time, (file) => file.begin));
  }

  within(time) {
    return Math.min(Math.max(0, time), this.length);
  }
}


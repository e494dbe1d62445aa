// What the page remembers between visits. A browser may forbid it, most of all to pages from a disk: then it forgets.
const storage = {
  read(name) {
    try {
      return JSON.parse(localStorage.getItem(`earbound ${name}`));
    } catch {
      return null;
    }
  },
  write(name, value) {
    try {
      localStorage.setItem(`earbound ${name}`, JSON.stringify(value));
    } catch {
      // Private windows and full disks: nothing is lost but comfort.
    }
  },
};


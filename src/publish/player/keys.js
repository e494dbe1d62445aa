// Keys. Single letters are those with which screen readers go from heading to heading; they can be turned off, as
// speech input and clumsy hands ask (WCAG 2.1.4).

/** [key, what it does, word for the help, how the help names the key]; letters take Shift to go back. */
const keyTable = [
  [" ", "toggle", "key space", "key name space"],
  ["ArrowLeft", "back", null, null],
  ["ArrowRight", "forward", "key arrows", "key name left"],
  ["h", "heading", "key heading"],
  ["c", "chapter", "key chapter"],
  ["p", "paragraph", "key paragraph"],
  ["s", "sentence", "key sentence"],
  ["w", "word", "key word"],
  [",", "slower", "key slower"],
  [".", "faster", "key faster"],
  ["g", "contents", "key contents"],
  ["t", "timer", "key timer"],
  ["o", "settings", "key settings"],
  ["?", "help", "key help"],
];

/** The key as it is called above: also on keyboards of other scripts. */
function keyName(event) {
  const letter = /^Key([A-Z])$/.exec(event.code ?? "");
  const name = letter && !/^[a-z]$/i.test(event.key) ? letter[1] : event.key;
  return name.length === 1 ? name.toLowerCase() : name;
}

/** What an element does with keys by itself. */
function takesKey(element, key) {
  if (element.closest("dialog")) return true;
  if (element.matches("select, textarea, input:not([type=range], [type=checkbox])")) return true;
  if (element.matches("input[type=range]")) return key.startsWith("Arrow");
  return key === " " && element.matches("button, a[href], input, summary, audio");
}

class Keys {
  /** `actions` by name, called with 1 or -1. `enabled()`: whether single letters count. */
  constructor(actions, enabled) {
    this.actions = actions;
    this.enabled = enabled;
    addEventListener("keydown", (event) => this.press(event));
  }

  press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
    const key = keyName(event);
    if (takesKey(event.target, key)) return;
    const row = keyTable.find(([name]) => name === key);
    if (!row) return;
    if (key.length === 1 && key !== " " && !this.enabled()) return;
    event.preventDefault();
    this.actions[row[1]](event.shiftKey && /^[a-z]$/.test(key) ? -1 : 1);
  }

  /** The rows of the help. */
  static list(words) {
    return keyTable
      .filter(([, , word]) => word)
      .map(([key, , word, name]) => ({
        keys: key === "ArrowRight" ? [words["key name left"], words["key name right"]] : [name ? words[name] : key.toUpperCase()],
        meaning: words[word],
      }));
  }
}


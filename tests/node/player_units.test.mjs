// The parts of the player's script that need no browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const directory = new URL("../../src/publish/player/", import.meta.url);

/** The named things of these files, which share one closure. */
function load(files, names, globals = {}) {
  const source = files.map((file) => readFileSync(new URL(file, directory), "utf8")).join("");
  return vm.runInNewContext(`"use strict";${source};({${names.join(", ")}})`, globals);
}

const plain = (value) => JSON.parse(JSON.stringify(value));
const work = {
  length: 100000,
  sound: [{ file: "a.mp3", begin: 0, length: 60000 }, { file: "b.mp3", begin: 60000, length: 40000 }],
  chapters: [["One", 0, 1], ["Two", 30000, 1], ["Three", 70000, 2]],
};

test("times on the page are read as people write them", () => {
  const { clock, timeOfFragment } = load(["timeline.js"], ["clock", "timeOfFragment"]);
  assert.equal(clock(0), "0:00");
  assert.equal(clock(125999), "2:05");
  assert.equal(clock(3723000), "1:02:03");
  assert.equal(timeOfFragment("#t=90.5"), 90500);
  assert.equal(timeOfFragment("#t=1:30"), 90000);
  assert.equal(timeOfFragment("#t=npt:1:00:30,2:00:00"), 3630000);
  for (const other of ["", "#t=", "#t=x", "#t=-3", "#time", "#t=1:2:3:4", "#t=5;alert(1)"]) assert.equal(timeOfFragment(other), null, other);
});

test("the time line knows chapters and files", () => {
  const { Timeline } = load(["timeline.js"], ["Timeline"]);
  const line = new Timeline(work);
  assert.deepEqual([-5, 0, 29999, 30000, 69999, 70000, 1e9].map((time) => line.chapterAt(time)), [0, 0, 0, 1, 1, 2, 2]);
  assert.deepEqual([0, 59999, 60000, 99999].map((time) => line.soundAt(time)), [0, 0, 1, 1]);
  assert.equal(line.chapters[2].end, 100000);
  assert.equal(line.within(1e9), 100000);
});

test("sentences and words are found by time, and their times by id", async () => {
  const { Timeline, Times, sentenceAt, wordAt } = load(["timeline.js", "times.js"], ["Timeline", "Times", "sentenceAt", "wordAt"]);
  const asked = [];
  const times = new Times(new Timeline(work), (address) => asked.push(address));
  const waiting = times.of(1);
  times.of(0);
  assert.deepEqual(asked, ["player/times-1.js"]);
  times.receive(0, [[[1, 100, 900, 0, 300, 400, 500]], [[0, 30000, 500], [1, 31000, 1000, 50, 400, 450, 300], ["r7", 33000, 200, 0, 200]]]);
  const sentences = await waiting;
  assert.deepEqual(plain(sentences[1]), { id: "s2-2", begin: 31000, end: 32000, words: [{ id: "s2-2-1", begin: 31050, end: 31450 }, { id: "s2-2-2", begin: 31500, end: 31800 }] });
  assert.equal(sentences[0].id, null);
  assert.deepEqual([0, 30000, 30999, 31000, 40000].map((time) => sentenceAt(sentences, time)), [-1, 0, 0, 1, 2]);
  assert.equal(wordAt(sentences[1], 31040), null);
  assert.equal(wordAt(sentences[1], 31499).id, "s2-2-1");
  assert.equal(wordAt(sentences[1], 31999).id, "s2-2-2");
  assert.equal(wordAt(sentences[1], 32000), null);
  assert.equal(await times.timeOf("s2-2-2"), 31500);
  assert.equal(await times.timeOf("s1-1"), 100);
  assert.equal(await times.timeOf("r7", 1), 33000);
  assert.equal(await times.timeOf("s1-9"), null);
  assert.deepEqual(plain(await times.of(3)), []);
});

test("a browser that forbids storage costs nothing but memory", () => {
  const { storage } = load(["storage.js"], ["storage"], { localStorage: { getItem() { throw new Error("no"); }, setItem() { throw new Error("no"); } } });
  storage.write("x", 1);
  assert.equal(storage.read("x"), null);
});

test("every key of the help has its words in every language, and does something", () => {
  const { Keys, keyTable, keyName } = load(["keys.js"], ["Keys", "keyTable", "keyName"], { addEventListener() {} });
  const app = readFileSync(new URL("app.js", directory), "utf8");
  for (const [, action] of keyTable) assert.match(app, new RegExp(`\\b${action}: `), action);
  const words = readFileSync(new URL("../../voices/languages/en/player.txt", import.meta.url), "utf8");
  const english = Object.fromEntries(words.split("\n").filter((line) => line.includes(" = ")).map((line) => line.split(" = ")));
  for (const { keys, meaning } of Keys.list(english)) assert.ok(keys.every(Boolean) && meaning, meaning);
  assert.equal(keyName({ key: "р", code: "KeyH" }), "h");
  assert.equal(keyName({ key: "H", code: "KeyH" }), "h");
  assert.equal(keyName({ key: "?", code: "Minus" }), "?");
  assert.equal(keyName({ key: "z", code: "KeyY" }), "z");
});

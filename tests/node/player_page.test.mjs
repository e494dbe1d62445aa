// The player's page in Chromium, from a disk and from a server: it plays, follows, obeys, remembers, and executes
// nothing that an article says.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const project = fileURLToPath(new URL("../../", import.meta.url));
const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const scratch = mkdtempSync(join(tmpdir(), "earbound-player-"));
const article = `file://${scratch}/out/immunotherapy-in-breast-cancer/index.html`;
const hostile = `file://${scratch}/out/hostile/index.html`;
const arabic = `file://${scratch}/out/arabic/index.html`;
const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".mp3": "audio/mpeg" };
let browser;
let server;

const hostileText = `---
title: '"><script>alert("title")</script><img src=x onerror=alert(1)>'
author: "</script><svg onload=alert(2)>"
language: en
---
# "><img src=x onerror=alert(3)> {#player-text}

Raw <script>alert(4)</script> and <img src=x onerror="alert(5)"> here, [a link](javascript:alert(6)), [data](data:text/html,<script>alert(7)</script>),
![up](../../../etc/passwd) ![abs](/etc/passwd) ![far](http://127.0.0.1:9/x.png) ![svg](evil.svg) ![dot](dot.png) ![dot again](dot.png) and ]]> too. \`</code><script>alert(8)</script>\`

<iframe src="javascript:alert(9)"></iframe>

# __proto__ </script><script>alert(10)</script>

עברית בתוך <b onclick=alert(11)>טקסט</b> English, שלום עולם.

| a <script>alert(12)</script> | b |
|---|---|
| c[^n] | \${alert(13)} {{@contents}} |

[^n]: Note <script>alert(14)</script>, [x](vbscript:alert(15)).

#

One.
`;

/** Right to left, and longer than a part. */
const arabicText = "---\ntitle: جهاز المناعة\nauthor: ليلى حسن\nlanguage: ar\n---\n" + ["الأول", "الثاني", "الثالث"].map((name) =>
  `# الفصل ${name}\n\n${"جهاز المناعة يحمي الجسم من الأمراض. وهو يتعرف على الخلايا الغريبة ويقضي عليها. ".repeat(10)}\n\n` +
  `${"يتغير العلاج في كل عام. وهذا هو المستقبل الذي ينتظره الأطباء في كل مكان. ".repeat(10)}\n`).join("\n");

before(async () => {
  writeFileSync(join(scratch, "arabic.md"), arabicText);
  writeFileSync(join(scratch, "hostile.md"), hostileText);
  writeFileSync(join(scratch, "evil.svg"), '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="alert(20)"><script>alert(21)</script></svg>');
  writeFileSync(join(scratch, "dot.png"), Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64"));
  const sources = [join(project, "content/immunotherapy-in-breast-cancer.md"), join(scratch, "hostile.md")];
  execFileSync(process.env.EARBOUND, ["build", ...sources, "-o", join(scratch, "out"), "--formats", "player", "--quiet"],
    { env: { ...process.env, HOME: scratch, XDG_CACHE_HOME: join(scratch, "cache") } });
  execFileSync(process.env.EARBOUND, ["build", join(scratch, "arabic.md"), "-o", join(scratch, "out"), "--formats", "player", "--part-length", "5m", "--quiet"],
    { env: { ...process.env, HOME: scratch, XDG_CACHE_HOME: join(scratch, "cache") } });
  server = createServer((request, response) => {
    const path = join(scratch, "out", normalize(decodeURIComponent(new URL(request.url, "http://x").pathname)));
    try {
      const { size } = statSync(path);
      const range = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? "");
      const [start, end] = range ? [Number(range[1]), range[2] ? Number(range[2]) : size - 1] : [0, size - 1];
      response.writeHead(range ? 206 : 200, {
        "Content-Type": types[extname(path)] ?? "application/octet-stream",
        "Content-Length": end - start + 1,
        "Accept-Ranges": "bytes",
        ...(range ? { "Content-Range": `bytes ${start}-${end}/${size}` } : {}),
      });
      createReadStream(path, { start, end }).pipe(response);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--mute-audio", "--autoplay-policy=no-user-gesture-required"],
  });
});

after(async () => {
  await browser?.close();
  server?.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** A page that fails the test with whatever it complains of. */
async function open(address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => complaints.push(`dialog ${dialog.message()}`) && dialog.dismiss());
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector("#player-bar:not([hidden])") && document.getElementById("player-sound").readyState > 0);
  return { page, context, complaints, requests };
}

const time = (page) => page.evaluate(() => document.getElementById("player-sound").currentTime);
const current = (page) => page.evaluate(() => document.querySelector("main [aria-current]")?.textContent ?? null);
const playing = (page) => page.evaluate(() => !document.getElementById("player-sound").paused);
const settle = (page) => page.waitForTimeout(150);

async function seekTo(page, seconds) {
  await page.evaluate((to) => (location.hash = `t=${to}`), seconds);
  await page.waitForFunction((to) => Math.abs(document.getElementById("player-sound").currentTime - to) < 3 && !document.getElementById("player-sound").seeking, seconds);
}

for (const [name, address] of [["a disk", () => article], ["a server", () => `http://127.0.0.1:${server.address().port}/immunotherapy-in-breast-cancer/index.html`]])
  test(`from ${name}: a word starts the sound, which goes on after a visit`, async () => {
    const { page, context, complaints } = await open(address());
    assert.equal(await playing(page), false);
    const word = page.locator("#s3-3-2");
    await word.scrollIntoViewIfNeeded();
    await word.click();
    await page.waitForFunction(() => document.querySelector("main .player-word")?.id.startsWith("s3-3-"));
    assert.ok(await playing(page));
    await page.waitForTimeout(700);
    await page.keyboard.press("Space");
    assert.equal(await playing(page), false);
    const left = await time(page);
    await page.reload();
    await page.waitForFunction(() => document.getElementById("player-sound").currentTime > 0);
    assert.ok(Math.abs((await time(page)) - left) < 0.05, `${await time(page)} ${left}`);
    await page.waitForFunction(() => document.querySelector("main [aria-current]")?.id.startsWith("s3-"));
    assert.deepEqual(complaints, []);
    await context.close();
  });

test("the word that is marked is the one that is heard, all along the work", async () => {
  const { page, context } = await open(article);
  // The times as the page has them, by id; what was marked in each picture is compared with what is heard then.
  await page.evaluate(() => {
    window.samples = [];
    const look = () => {
      const sound = document.getElementById("player-sound");
      if (!sound.paused && !sound.seeking) window.samples.push([sound.currentTime * 1000, document.querySelector(".player-word")?.id ?? null]);
      requestAnimationFrame(look);
    };
    look();
  });
  await page.click("#player-play");
  for (let second = 5; second < 350; second += 31) {
    await seekTo(page, second);
    await page.waitForTimeout(700);
  }
  const samples = await page.evaluate(() => window.samples);
  const words = new Map();
  for (const file of ["times-1.js"]) {
    const source = readFileSync(join(scratch, "out/immunotherapy-in-breast-cancer/player", file), "utf8");
    new Function("earbound", source)({
      times: (first, chapters) => chapters.forEach((rows, index) => rows.forEach(([, begin, length, ...numbers], row) => {
        let at = begin;
        for (let i = 0; i < numbers.length; i += 2) words.set(`s${first + index + 1}-${row + 1}-${i / 2 + 1}`, { begin: (at += numbers[i]), end: begin + length });
      })),
    });
  }
  const order = [...words.keys()];
  const off = samples.filter(([, id]) => id).map(([at, id]) => {
    const { begin, end } = words.get(id);
    const next = words.get(order[order.indexOf(id) + 1])?.begin ?? end;
    return Math.max(begin - at, at - Math.min(next, end), 0);
  });
  assert.ok(off.length > 100, `${off.length} samples`);
  // Right behind a jump the picture before is still there.
  const late = off.filter((ms) => ms > 60).length;
  assert.ok(late <= 15 && late / off.length < 0.05, `${late} of ${off.length}, at most ${Math.max(...off)} ms`);
  await context.close();
});

test("by keyboard alone: chapters, headings, paragraphs, sentences, words, speed", async () => {
  const { page, context, complaints } = await open(article);
  const press = async (key) => {
    await page.keyboard.press(key);
    await settle(page);
  };
  await press("c");
  assert.equal(await current(page), "Introduction to Immunotherapy in Breast Cancer");
  await press("h");
  assert.equal(await current(page), "The Mechanism of Immunotherapy");
  await press("Shift+H");
  assert.equal(await current(page), "Introduction to Immunotherapy in Breast Cancer");
  await press("s");
  const first = await current(page);
  await press("s");
  const second = await current(page);
  assert.notEqual(first, second);
  await press("Shift+S");
  assert.equal(await current(page), first);
  await press("p");
  const paragraph = await page.evaluate(() => document.querySelector("main [aria-current]").parentElement.textContent.startsWith(document.querySelector("main [aria-current]").textContent));
  assert.ok(paragraph);
  await press("Shift+P");
  assert.equal(await current(page), first);
  await press("w");
  await press("w");
  await press("w");
  const focused = await page.evaluate(() => document.activeElement.id);
  assert.match(focused, /^s2-2-[234]$/);
  await press("Enter");
  assert.ok(await playing(page));
  await press("k");
  await press("Space");
  assert.equal(await playing(page), false);
  const before = await time(page);
  await press("ArrowRight");
  assert.ok(Math.abs((await time(page)) - before - 30) < 0.1);
  await press("ArrowLeft");
  assert.ok(Math.abs((await time(page)) - before - 20) < 0.1);
  await press(".");
  assert.equal(await page.evaluate(() => document.getElementById("player-sound").playbackRate), 1.1);
  assert.ok(await page.evaluate(() => document.getElementById("player-sound").preservesPitch));
  await press("?");
  assert.ok(await page.evaluate(() => document.getElementById("player-help").open));
  await press("Escape");
  // Without single letters, letters do nothing.
  await press("o");
  await page.uncheck("#player-keys");
  await press("Escape");
  const still = await time(page);
  await press("c");
  assert.equal(await time(page), still);
  // Links of the contents, one after the other, by Tab and Enter.
  await page.focus("#player-contents a >> nth=3");
  await press("Enter");
  assert.ok(await playing(page));
  assert.equal(await current(page), "Current Research and Clinical Trials");
  assert.deepEqual(complaints, []);
  await context.close();
});

test("links lead to a time and to a heading; the speed holds; the timer stops the sound", async () => {
  const { page, context } = await open(`${article}#t=1:30`);
  assert.ok(Math.abs((await time(page)) - 90) < 0.05);
  assert.equal(await playing(page), false);
  const heading = await page.evaluate(() => document.querySelectorAll("main h2")[3].id);
  await page.goto("about:blank");
  await page.goto(`${article}#${heading}`);
  await page.waitForFunction((id) => document.querySelector("main [aria-current]")?.closest("h2")?.id === id, heading);
  await page.selectOption("#player-speed", "3");
  await page.click("#player-play");
  const begin = await time(page);
  await page.waitForTimeout(1000);
  assert.ok((await time(page)) - begin > 2, "three times as fast");
  await page.reload();
  await page.waitForFunction(() => document.getElementById("player-sound").playbackRate === 3);
  // The end of the chapter is near.
  const end = await page.evaluate(() => JSON.parse(document.querySelectorAll("#player-contents time").length));
  assert.equal(end, 6);
  await page.keyboard.press("c");
  await settle(page);
  const next = await time(page);
  await seekTo(page, next - 4);
  await page.click("#player-settings-open");
  await page.selectOption("#player-timer", "chapter");
  await page.keyboard.press("Escape");
  await page.click("#player-play");
  await page.waitForFunction(() => document.getElementById("player-sound").paused, null, { timeout: 6000 });
  assert.ok(Math.abs((await time(page)) - next) < 0.8, `${await time(page)} ${next}`);
  await context.close();
});

test("axe finds nothing to complain of in any state", async () => {
  const { page, context } = await open(`${article}#t=95`);
  await page.evaluate(axe);
  await page.click("#player-play");
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const check = async (state) => {
    const found = await page.evaluate((only) => axe.run(document, { runOnly: only, resultTypes: ["violations"] }), tags);
    assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`), [], state);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${state}: wider than the window`);
  };
  const checkDialogs = async (state) => {
    await page.click("#player-settings-open");
    await check(`${state}, settings`);
    await page.click("#player-help-from-settings");
    await check(`${state}, help`);
    await page.keyboard.press("Escape");
  };
  await check("light");
  await page.emulateMedia({ colorScheme: "dark" });
  await check("dark");
  await checkDialogs("dark");
  await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
  await check("forced colours");
  await page.emulateMedia({ forcedColors: "none" });
  await page.setViewportSize({ width: 320, height: 640 });
  await check("320 px");
  await checkDialogs("320 px");
  await page.click("#player-contents-open");
  await check("320 px, contents");
  await page.keyboard.press("Escape");
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    await check(`200 % text, ${width} px`);
  }
  await context.close();
});

test("a hostile article executes nothing and loads nothing but its own files", async () => {
  const { page, context, complaints, requests } = await open(hostile);
  for (const key of ["c", "c", "s", "h", "w", "?", "Escape"]) await page.keyboard.press(key);
  await page.click("#player-play");
  await page.waitForTimeout(300);
  assert.deepEqual(complaints, []);
  assert.ok(requests.every((address) => address.startsWith(hostile.replace("index.html", ""))), requests.join("\n"));
  const scripts = await page.evaluate(() => [...document.scripts].map((script) => script.getAttribute("src")));
  assert.ok(scripts.every((source) => /^player\/(player|work|times-\d+)\.js$/.test(source)), scripts.join(" "));
  assert.equal(await page.evaluate(() => document.querySelectorAll("[onerror], [onload], [onclick], iframe, main svg, a[href^=javascript], a[href^=data], a[href^=vbscript]").length), 0);
  // Pictures beside the article are there, once; others are told by their alternative text.
  const pictures = await page.evaluate(() => [...document.querySelectorAll("main img")].map((image) => [image.getAttribute("src"), image.alt, image.naturalWidth > 0]));
  assert.deepEqual(pictures.shift(), ["cover-small.jpg", "", true]);
  assert.deepEqual(pictures, [["player/picture-1.svg", "svg", true], ["player/picture-2.png", "dot", true], ["player/picture-2.png", "dot again", true]]);
  const title = await page.evaluate(() => document.title);
  assert.ok(title.includes('<script>alert("title")</script>'), title);
  await context.close();
});

test("from right to left, in several files", async () => {
  const { page, context, complaints } = await open(arabic);
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).direction), "rtl");
  const contents = await page.evaluate(() => document.getElementById("player-contents").getBoundingClientRect().left);
  const text = await page.evaluate(() => document.querySelector("main section").getBoundingClientRect().right);
  assert.ok(contents >= text, `the contents at ${contents} stand right of the text, which ends at ${text}`);
  let work = null;
  new Function("earbound", readFileSync(join(scratch, "out/arabic/player/work.js"), "utf8"))({ play: (played) => (work = played) });
  assert.ok(work.sound.length >= 2, `${work.sound.length} files`);
  const [first, second] = work.sound;
  for (const { file, length } of work.sound) {
    const told = execFileSync("ffprobe", ["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", join(scratch, "out/arabic", file)], { encoding: "utf8" });
    assert.ok(Math.abs(Number(told) * 1000 - length) < 120, `${file}: ${told} s, ${length} ms`);
  }
  assert.ok(second.begin > 0 && second.begin < first.begin + first.length + 1000);
  // Shortly before the end of the first file; what follows comes from the second.
  await page.evaluate((to) => (location.hash = `t=${to}`), (second.begin - 2000) / 1000);
  await settle(page);
  assert.ok((await page.evaluate(() => document.getElementById("player-sound").src)).endsWith(first.file));
  await page.click("#player-play");
  await page.waitForFunction((file) => document.getElementById("player-sound").src.endsWith(file) && document.getElementById("player-sound").currentTime > 1, second.file, { timeout: 15000 });
  assert.ok(await playing(page));
  assert.match(await current(page), /[\u0600-\u06ff]/);
  await page.keyboard.press("k");
  for (const chapter of work.chapters.slice(1)) {
    await page.evaluate((to) => (location.hash = `t=${to}`), chapter[1] / 1000 + 0.01);
    await page.waitForFunction((title) => document.getElementById("player-chapter").textContent === title, chapter[0]);
  }
  assert.deepEqual(complaints, []);
  await page.evaluate(axe);
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"], preload: false }));
    assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`), [], `${width} px`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px: wider than the window`);
  }
  await context.close();
});

test("locked screens and headsets know what plays, where, and can change it", async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(() => {
    window.mediaHandlers = {};
    const session = Object.getPrototypeOf(navigator.mediaSession);
    const { setActionHandler, setPositionState } = session;
    session.setActionHandler = function (action, handler) {
      window.mediaHandlers[action] = handler;
      return setActionHandler.call(this, action, handler);
    };
    session.setPositionState = function (state) {
      window.mediaPosition = state;
      return setPositionState.call(this, state);
    };
  });
  const page = await context.newPage();
  await page.goto(article);
  await page.waitForFunction(() => document.getElementById("player-sound").readyState > 0);
  const media = (action, details = {}) => page.evaluate(([name, more]) => window.mediaHandlers[name]({ action: name, ...more }), [action, details]);
  const session = () => page.evaluate(() => ({
    title: navigator.mediaSession.metadata?.title,
    album: navigator.mediaSession.metadata?.album,
    state: navigator.mediaSession.playbackState,
    position: window.mediaPosition,
  }));
  await media("play");
  await page.waitForFunction(() => !document.getElementById("player-sound").paused);
  assert.equal((await session()).state, "playing");
  await media("nexttrack");
  await settle(page);
  const chapter = await session();
  assert.equal(chapter.title, "Introduction to Immunotherapy in Breast Cancer");
  assert.ok(chapter.album.length > 0);
  await media("seekto", { seekTime: 100 });
  await settle(page);
  await media("seekforward", { seekOffset: 15 });
  await media("seekbackward");
  await settle(page);
  assert.ok(Math.abs((await time(page)) - 105) < 3, `${await time(page)}`);
  await media("pause");
  await settle(page);
  const { state, position } = await session();
  assert.equal(state, "paused");
  assert.ok(Math.abs(position.position - (await time(page))) < 1 && position.duration > 300 && position.playbackRate === 1, JSON.stringify(position));
  await context.close();
});

test("the page is valid HTML", () => {
  const jar = fileURLToPath(new URL("node_modules/vnu-jar/build/dist/vnu.jar", import.meta.url));
  execFileSync("java", ["-jar", jar, "--errors-only", fileURLToPath(article), fileURLToPath(hostile), fileURLToPath(arabic)], { stdio: "pipe" });
});

test("what a work is read with stands in its page once, in order, as it is heard", async () => {
  const { page, context } = await open(article);
  const report = JSON.parse(readFileSync(join(scratch, "out/immunotherapy-in-breast-cancer/report.json")));
  // The title is none of the words that the report counts.
  const words = await page.evaluate(() => [...document.querySelectorAll("main section:not(#c1) span[id]")].filter(({ id }) => /^s\d+-\d+-\d+$/.test(id)).map(({ id, textContent }) => [id, textContent]));
  const written = words.flatMap(([, text]) => text.trim().split(/\s+/)).length;
  assert.equal(written, report.coverage.spoken);
  assert.equal(new Set(words.map(([id]) => id)).size, words.length);
  const contents = JSON.parse(readFileSync(join(scratch, "out/immunotherapy-in-breast-cancer/contents.json")));
  const starts = contents.entries.map(({ start }) => Math.round(start * 1000));
  let played = null;
  new Function("earbound", readFileSync(join(scratch, "out/immunotherapy-in-breast-cancer/player/work.js"), "utf8"))({ play: (work) => (played = work) });
  assert.deepEqual(played.chapters.map(([, begin]) => begin), starts);
  await context.close();
});

// What earbound serve sends, in Chromium: the player's page plays, and seeks by asking for a part of the sound.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const article = fileURLToPath(new URL("../../content/immunotherapy-in-breast-cancer.md", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "earbound-served-"));
let address;
let browser;
let server;

before(async () => {
  execFileSync(process.env.EARBOUND, ["build", article, "-o", join(scratch, "out"), "--formats", "mp3,player", "--quiet"], {
    env: { ...process.env, HOME: scratch, XDG_CACHE_HOME: join(scratch, "cache") },
  });
  server = spawn(process.env.EARBOUND, ["serve", join(scratch, "out"), "--port", "0"]);
  address = await new Promise((found) => server.stdout.on("data", (text) => found(/http:\S+/.exec(text)[0])));
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
  });
});

after(async () => {
  await browser?.close();
  const ended = new Promise((end) => server.on("exit", end));
  server.kill("SIGTERM");
  assert.equal(await ended, 0);
  rmSync(scratch, { recursive: true });
});

test("the list of works leads to a page that plays and seeks", async () => {
  const page = await browser.newPage();
  const parts = [];
  const faults = [];
  page.on("response", (response) => {
    if (response.status() >= 400 && !response.url().endsWith("favicon.ico")) faults.push(response.url());
    if (response.url().endsWith(".mp3")) parts.push([response.status(), response.headers()["content-range"]]);
  });
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(address);
  await page.getByRole("link", { name: "immunotherapy" }).click();
  await page.waitForFunction(() => document.querySelector("audio").duration > 300);
  const heard = await page.evaluate(async () => {
    const sound = document.querySelector("audio");
    const happens = (event) => new Promise((done) => sound.addEventListener(event, done, { once: true }));
    const seeked = happens("seeked");
    sound.currentTime = 290;
    await seeked;
    const before = sound.currentTime;
    await sound.play();
    await new Promise((done) => setTimeout(done, 1000));
    return { before, after: sound.currentTime, error: sound.error?.message };
  });
  assert.equal(heard.error, undefined);
  assert.ok(Math.abs(heard.before - 290) < 0.1, heard.before);
  assert.ok(heard.after > 290.2 && heard.after < 295, heard.after);
  assert.deepEqual(faults, []);
  const begins = parts.filter(([status]) => status === 206).map(([, range]) => Number(/bytes (\d+)-/.exec(range)[1]));
  assert.ok(begins.length > 0 && begins.includes(0), JSON.stringify(parts));
});

// Books in the hands of others: a validator of EPUB 3.3, and a reader in Chromium that plays media overlays.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { EpubCheck } from "@likecoin/epubcheck-ts";
import { unzipSync } from "fflate";
import { chromium } from "playwright-core";

const scratch = mkdtempSync(join(tmpdir(), "earbound-books-"));
const reader = new URL("node_modules/foliate-js/", import.meta.url);
let browser;
let server;

const article = `---
title: Words of two directions
author: R. Levi
language: en
---
# Greetings

The word שלום means peace[^1]. It is *written* from right to left.

# עברית

| Hebrew | English |
|---|---|
| ספר | book |

- one
- two

##

[^1]: A note.
`;
const arabic = "---\ntitle: كتاب\nlanguage: ar\n---\n# مقدمة\n\nجهاز المناعة يحمي الجسم. وهو يتعرف على الخلايا.\n";

const bookOf = (name) => join(scratch, "out", name, `${name}.epub`);

before(async () => {
  const sources = Object.entries({ article, arabic, word: "Word\n", plain: "Text without a heading.\n\nAnother paragraph.\n" }).map(([name, text]) => {
    writeFileSync(join(scratch, `${name}.md`), text);
    return join(scratch, `${name}.md`);
  });
  execFileSync(process.env.EARBOUND, ["build", ...sources, "-o", join(scratch, "out"), "--formats", "epub", "--quiet"],
    { env: { ...process.env, HOME: scratch, XDG_CACHE_HOME: join(scratch, "cache") }, stdio: "pipe" });
  const entries = unzipSync(readFileSync(bookOf("article")));
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const [, place, ...rest] = decodeURIComponent(pathname).split("/");
    const name = rest.join("/");
    try {
      if (place === "reader") response.setHeader("Content-Type", "text/javascript").end(readFileSync(fileURLToPath(new URL(name, reader))));
      else if (place === "book" && entries[name]) response.end(Buffer.from(entries[name]));
      else response.setHeader("Content-Type", "text/html").writeHead(place === "" ? 200 : 404).end("<!DOCTYPE html><title>Reader</title>");
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

test("no fault by the rules of EPUB 3.3", async () => {
  for (const name of ["article", "arabic", "word", "plain"]) {
    const { messages } = await EpubCheck.validate(new Uint8Array(readFileSync(bookOf(name))));
    const faults = messages.filter(({ severity }) => !["info", "usage"].includes(severity));
    assert.deepEqual(faults, [], name);
  }
});

test("a reader plays the overlay and shows each sentence as it is heard, chapter after chapter", async () => {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const played = await page.evaluate(async () => {
    const { EPUB } = await import("/reader/epub.js");
    const fetched = async (name) => {
      const answer = await fetch(`/book/${name}`);
      return answer.ok ? answer : null;
    };
    const book = await new EPUB({
      loadText: async (name) => (await fetched(name))?.text() ?? null,
      loadBlob: async (name) => (await fetched(name)).blob(),
      getSize: () => 1,
    }).init();
    const overlay = book.getMediaOverlay();
    overlay.setRate(3);
    const seen = [];
    const problems = [];
    overlay.addEventListener("error", ({ detail }) => problems.push(String(detail)));
    const text = async (address) => {
      const [file, id] = address.split("#");
      const page = new DOMParser().parseFromString(await (await fetched(file)).text(), "application/xhtml+xml");
      return page.getElementById(id)?.textContent ?? null;
    };
    await new Promise((resolve) => {
      overlay.addEventListener("highlight", ({ detail }) => {
        if (seen.at(-1) !== detail.text) seen.push(detail.text);
        if (detail.text.includes("/3.xhtml#")) resolve();
      });
      overlay.start(1);
      setTimeout(resolve, 60000);
    });
    overlay.stop();
    return { title: book.metadata.title, activeClass: book.media.activeClass, problems, heard: await Promise.all(seen.map(text)) };
  });
  assert.deepEqual(played.problems, []);
  assert.equal(played.title, "Words of two directions");
  assert.equal(played.activeClass, "-epub-media-overlay-active");
  assert.deepEqual(played.heard, ["Greetings", "The word שלום means peace", "1", "It is written from right to left.", "A note.", "עברית"]);
  await page.close();
});

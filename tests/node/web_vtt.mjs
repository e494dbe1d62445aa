// web_vtt.mjs FILE...: reads each as the standard says; fails for whatever a strict parser complains of.
import { readFileSync } from "node:fs";
import parser from "webvtt-parser";

for (const file of process.argv.slice(2)) {
  const kind = file.endsWith(".chapters.vtt") ? "chapters" : "subtitles";
  const { cues, errors } = new parser.WebVTTParser().parse(readFileSync(file, "utf8"), kind);
  if (errors.length > 0 || cues.length === 0) {
    console.error(file, errors);
    process.exitCode = 1;
  }
}

// Prints as JSON what music-metadata reads of a sound file: length in seconds, bit rate, and [begin in ms, title] of each chapter.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(new URL("../node/package.json", import.meta.url));
const { parseFile } = await import(pathToFileURL(require.resolve("music-metadata")));
const { format } = await parseFile(process.argv[2], { duration: true, includeChapters: true });
const chapters = (format.chapters ?? []).map(({ title, start, timeScale }) => [Math.round(1000 * (start / (timeScale || 1))), title]);
console.log(JSON.stringify({ length: format.duration, bit_rate: format.bitrate, profile: format.codecProfile, chapters }));

// SPDX-License-Identifier: Apache-2.0
/**
 * Puts a Brotli-compressed copy (x.br) beside every file of build/web, or of the folder given, that a browser asks for. Phones on slow lines get
 * these; `signpost-inbox` and most static hosts send them by themselves. Copies that are still right are kept: level 11 takes seconds.
 */
import { readFile, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const out = path.resolve(process.argv[2] ?? path.join(path.dirname(fileURLToPath(import.meta.url)), "../build/web"));
const compress = promisify(brotliCompress);
const worthIt = new Set([".js", ".css", ".wasm", ".json", ".bin", ".html", ".svg"]);

const files = (await readdir(out, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath, entry.name));
const present = new Set(files);

for (const file of files) {
  if (file.endsWith(".br")) {
    if (!present.has(file.slice(0, -".br".length))) {
      await rm(file);
    }
    continue;
  }
  if (!worthIt.has(path.extname(file))) {
    continue;
  }
  const { mtime } = await stat(file);
  const copy = `${file}.br`;
  if (present.has(copy) && (await stat(copy)).mtime.getTime() === mtime.getTime()) {
    continue;
  }
  await writeFile(copy, await compress(await readFile(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  // The copy belongs to exactly this file: it carries its time.
  await utimes(copy, mtime, mtime);
}

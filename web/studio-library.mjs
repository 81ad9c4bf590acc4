// SPDX-License-Identifier: Apache-2.0
/**
 * The shipped library as one file for the studio: {"name", "files": {path: text}}.
 *
 *     node web/studio-library.mjs [content] [build/web/studio/library.json]
 */
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const content = path.resolve(process.argv[2] ?? path.join(root, "content"));
const out = path.resolve(process.argv[3] ?? path.join(root, "build/web/studio/library.json"));

/** @type {Record<string, string>} */
const files = {};
for (const entry of await readdir(content, { recursive: true, withFileTypes: true })) {
  const file = path.relative(content, path.join(entry.parentPath, entry.name)).split(path.sep).join("/");
  if (entry.isFile() && !file.split("/").some((part) => part.startsWith("."))) {
    files[file] = await readFile(path.join(content, file), "utf8");
  }
}
await mkdir(path.dirname(out), { recursive: true });
await writeFile(out, JSON.stringify({ name: "the shipped library", files: Object.fromEntries(Object.entries(files).sort()) }));

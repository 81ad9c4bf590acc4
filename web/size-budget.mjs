// SPDX-License-Identifier: Apache-2.0
/**
 * Weighs what a browser must fetch before the first page, after Brotli 11, and fails above the budget.
 *
 *     node web/size-budget.mjs [build/web/widget]
 *
 * The widget's build names the files in first-page.json as an array of paths relative to it, for example
 * ["signpost-widget.js", "signpost.wasm", "signpost.css"]. Without that list, the module and its WebAssembly are
 * weighed: nothing can start without these two.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

/** Bytes. 95 KB, and a KB is 1,000 bytes: the smaller reading. */
export const budget = 95_000;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const folder = path.resolve(process.argv[2] ?? path.join(root, "build/web/widget"));

/** @returns {string[]} the files of the first page */
function firstPage() {
  const list = path.join(folder, "first-page.json");
  if (!existsSync(list)) {
    return ["signpost-widget.js", "signpost.wasm"];
  }
  const files = JSON.parse(readFileSync(list, "utf8"));
  if (!Array.isArray(files) || files.length === 0 || !files.every((file) => typeof file === "string")) {
    throw new Error(`${list}: expected an array of file names with at least one entry`);
  }
  return files;
}

/** @param {string} file @param {string} [within] the folder that it is in */
export function weigh(file, within = folder) {
  const bytes = readFileSync(path.join(within, file));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { file, plain: bytes.length, brotli: brotliCompressSync(bytes, { params }).length };
}

/** @param {string} name @param {number | string} plain @param {number | string} brotli */
function line(name, plain, brotli) {
  const column = (/** @type {number | string} */ value) => value.toLocaleString("en-GB").padStart(12);
  console.log(`${name.padEnd(32)}${column(plain)}${column(brotli)}`);
}

function main() {
  try {
    const weights = firstPage().map((file) => weigh(file));
    const total = weights.reduce((sum, { brotli }) => sum + brotli, 0);
    line("First page", "bytes", "Brotli 11");
    for (const { file, plain, brotli } of weights) {
      line(file, plain, brotli);
    }
    line("total", weights.reduce((sum, { plain }) => sum + plain, 0), total);
    line("budget", "", budget);
    if (total > budget) {
      console.error(`The first page is ${total - budget} bytes over its budget of ${budget}.`);
      process.exitCode = 1;
    }
  } catch (error) {
    console.error(`The first page can't be weighed: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === import.meta.filename) {
  main();
}

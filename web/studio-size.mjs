// SPDX-License-Identifier: Apache-2.0
/**
 * Weighs the studio's WebAssembly after Brotli 11 and fails above the budget.
 *
 *     node web/studio-size.mjs [build/web/studio]
 */
import path from "node:path";
import { weigh } from "./size-budget.mjs";

/** Bytes: 700 KB. */
const budget = 700_000;

const folder = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, "../build/web/studio"));
const { plain, brotli } = weigh("signpost_studio.wasm", folder);
console.log(`signpost_studio.wasm: ${plain} bytes, ${brotli} after Brotli; the budget is ${budget}`);
if (brotli > budget) {
  console.error(`The studio is ${brotli - budget} bytes over its budget.`);
  process.exitCode = 1;
}
